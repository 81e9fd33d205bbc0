"""`newsreader history`, `undo`, `redo`."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cli_canned import at
from click.testing import CliRunner, Result

from newsreader.cli import newsreader

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, demo_root: Path, noon: datetime) -> Run:
    """Call newsreader on a copy of the demo library: `run("undo")`."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)

    def call(*arguments: str) -> Result:
        argv = ["--root", str(root), *at(noon), *arguments]
        return CliRunner().invoke(newsreader, argv)

    return call


def data(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_marking_and_undoing_come_back_to_where_they_began(run: Run) -> None:
    before = data(run("status", "--json"))["unread"]

    marked = data(run("mark", "read", "feed:asagiri", "--json"))
    between = data(run("status", "--json"))["unread"]
    undone = run("undo")

    assert marked["count"] > 0
    assert between == before - marked["count"]
    assert undone.output.startswith("Undone: Marked")
    assert data(run("status", "--json"))["unread"] == before


def test_an_act_can_be_undone_by_its_number_in_the_history(run: Run) -> None:
    first = data(run("list", "is:unread", "--json"))[0]["id"]
    act = data(run("mark", "bookmark", "--id", str(first), "--json"))
    run("mark", "read", "--id", str(first))

    assert run("undo", str(act["undo"])).exit_code == 0

    article = data(run("show", str(first), "--format", "json"))
    assert article["bookmarked"] is False
    assert article["read"] is True
    assert "(undone)" in run("history").output


def test_what_was_undone_is_done_again(run: Run) -> None:
    marked = data(run("mark", "read", "feed:asagiri", "--json"))
    undone = data(run("undo", "--json"))
    again = run("redo")

    assert undone == {
        **data(run("history", "-n", "1", "--json"))[0],
        "undone": True,
        "changed": marked["count"],
    }
    assert again.output == f"Done again: {undone['words']}\n"
    assert data(run("mark", "read", "feed:asagiri", "--json"))["count"] == 0


def test_the_history_as_json_has_the_documented_keys(run: Run) -> None:
    first = data(run("list", "is:unread", "--json"))[0]["id"]
    run("mark", "read", "--id", str(first))

    act = data(run("history", "--json"))[0]

    assert set(act) == {"id", "at", "act", "by", "words", "count", "undone"}
    assert (act["act"], act["by"], act["count"], act["undone"]) == ("read", "person", 1, False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["redo"], "There is nothing to redo: see newsreader history."),
        (["undo", "99"], "There is no act 99: see newsreader history."),
        (["redo", "{act}"], "Act {act} is not undone: Marked read: "),
        (["undo", "{undone}"], "Act {undone} is undone already: Bookmarked "),
    ],
)
def test_what_cannot_be_undone_or_done_again_is_said_and_fails(
    run: Run, arguments: list[str], words: str
) -> None:
    first = str(data(run("list", "is:unread", "--json"))[0]["id"])
    undone = data(run("mark", "bookmark", "--id", first, "--json"))["undo"]
    run("undo")
    act = data(run("mark", "read", "--id", first, "--json"))["undo"]

    result = run(*(argument.format(act=act, undone=undone) for argument in arguments))

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: " + words.format(act=act, undone=undone))


def test_nothing_to_undo_is_said_and_fails(tmp_path: Path) -> None:
    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), "undo"])

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: There is nothing to undo")
