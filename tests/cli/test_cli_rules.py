"""Rules in config.toml, from the shell: listed, tried, applied, and asked by a real sync."""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cli_canned import at
from cli_feeds import Feeds, serving, start
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import PATIENCE, wait_until

RULES = """
[[rule]]
name = "Quiet"
when = "feed:blauhafen"
then = ["read", "tag:later"]

[[rule]]
when = "is:odd"
then = "hide"

[[rule]]
name = "Gone"
when = "is:unread"
then = "hide"
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, demo_root: Path, noon: datetime) -> Run:
    """Call newsreader on a copy of the demo library, with rules."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)
    Paths.under(root).config_toml.write_text(RULES, encoding="utf-8")

    def call(*arguments: str) -> Result:
        argv = ["--root", str(root), *at(noon), *arguments]
        return CliRunner().invoke(newsreader, argv)

    return call


def data(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_rules_are_listed_and_what_is_wrong_is_told(run: Run) -> None:
    result = run("rules")

    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["Quiet", "0", "hits", "read,", "tag:later"],
        ["Gone", "0", "hits", "hide"],
    ]
    assert "line 7: the rule “is:odd”: is: takes" in result.stderr


def test_rules_are_listed_as_json(run: Run) -> None:
    first, _ = data(run("rules", "--json"))

    assert first == {
        "name": "Quiet",
        "when": "feed:blauhafen",
        "then": ["read", "tag:later"],
        "hits": 0,
        "last_hit": None,
    }


def test_a_check_of_the_configuration_names_a_broken_rule(run: Run) -> None:
    result = run("config", "check")

    assert result.exit_code == 2
    assert "line 7: the rule “is:odd”" in result.stderr


def test_a_rule_is_tried_by_its_name(run: Run) -> None:
    unread = data(run("list", "is:unread", "--limit", "1000", "--json"))

    tried = data(run("rules", "try", "gone", "--days", "30000", "--json"))

    assert tried["rule"] == "Gone"
    assert tried["fits"] == len(unread)
    assert tried["articles"][0]["title"] == unread[0]["title"]


def test_a_query_is_tried_and_nothing_changes(run: Run) -> None:
    before = data(run("status", "--json"))

    first, *listed = run(
        "rules", "try", "is:unread", "--days", "30000", "--limit", "2"
    ).output.splitlines()

    assert first.startswith(f"“is:unread” fits {before['unread']} of the ")
    assert len(listed) == 3
    assert "more: --limit shows them" in listed[-1]
    assert data(run("status", "--json")) == before


def test_a_rule_is_applied_and_undone(run: Run) -> None:
    before = data(run("status", "--json"))

    applied = run("rules", "apply", "Gone")
    assert applied.output.startswith(f"Rule “Gone” hid {before['unread']} articles.")
    assert data(run("status", "--json"))["unread"] == 0

    run("undo")
    assert data(run("status", "--json")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["apply", "nobody"], "There is no rule called “nobody”"),
        (["apply", "is:odd"], "There is no rule called “is:odd”"),
        (["try", "is:odd"], "is: takes"),
        (["try"], "Missing argument"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(run: Run, arguments: list[str], words: str) -> None:
    result = run("rules", *arguments)

    assert result.exit_code != 0
    assert words in result.stderr


def test_articles_are_hidden_and_shown_again_by_hand(run: Run) -> None:
    before = data(run("status", "--json"))["unread"]

    assert run("mark", "hide", "is:unread").output.startswith(f"Hid {before} articles.")
    assert data(run("status", "--json"))["unread"] == 0
    assert len(data(run("list", "is:hidden", "--limit", "1000", "--json"))) == before

    assert run("mark", "unhide", "is:hidden").output.startswith("Shown again: ")
    assert data(run("status", "--json"))["unread"] == before


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    with serving() as feeds:
        yield feeds


def ended(root: Path, *arguments: str) -> tuple[int, str, str]:
    with start(root, *arguments) as process:
        out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def test_a_real_sync_asks_the_rules_and_tells(tmp_path: Path, feeds: Feeds) -> None:
    feeds.follow(tmp_path, "/quick/1", "/quick/2")
    told = tmp_path / "told"
    write = f"import sys; open({str(told)!r}, 'w').write(sys.argv[1])"
    with Paths.under(tmp_path).config_toml.open("a", encoding="utf-8") as file:
        file.write(
            f"[rules]\nnotify = {json.dumps([sys.executable, '-c', write])}\n"
            '[[rule]]\nname = "One"\nwhen = "feed:quick/1"\nthen = "hide"\n'
            '[[rule]]\nname = "Two"\nwhen = "feed:quick/2"\nthen = ["notify", "score:+1"]\n'
            '[[rule]]\nname = "Bad"\nwhen = "is:odd"\nthen = "hide"\n'
        )

    code, out, err = ended(tmp_path, "sync")

    assert code == 0, err
    assert "Rule “Two”: 3 articles · /quick/2 0 · /quick/2 1 · /quick/2 2" in out
    assert "the rule “Bad”: is: takes" in err
    assert told.read_text(encoding="utf-8") == "Rule “Two”: 3 articles"
    _, listed, _ = ended(tmp_path, "list")
    assert "/quick/1 0" not in listed
    assert "/quick/2 0" in listed
    _, rules, _ = ended(tmp_path, "rules")
    assert [line.split()[:3] for line in rules.splitlines()] == [
        ["One", "3", "hits"],
        ["Two", "3", "hits"],
    ]
    _, history, _ = ended(tmp_path, "history")
    assert "Rule “One” hid 3 articles" in history


def test_a_killed_sync_leaves_nothing_that_rules_were_not_asked_about(
    tmp_path: Path, feeds: Feeds
) -> None:
    feeds.follow(tmp_path, "/quick/1", "/quick/2", "/slow/1")
    with Paths.under(tmp_path).config_toml.open("a", encoding="utf-8") as file:
        file.write('[[rule]]\nname = "All"\nwhen = "text:words"\nthen = ["hide", "score:+1"]\n')
    with start(tmp_path, "sync") as process, Library.open(Paths.under(tmp_path)) as library:
        wait_until(lambda: library.newest_id() == 6)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    feeds.over.set()

    ended(tmp_path, "sync", "--force")

    with Library.open(Paths.under(tmp_path)) as library:
        assert library.counts().unread == library.counts().articles == 0
        assert library.rule_hits()["All"].count == library.newest_id() == 6
        assert library.db.rows("SELECT DISTINCT score FROM status") == [(1,)]
