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
from newsreader.cli.sync import Telling, say_report
from newsreader.models.syncing import (
    Failure,
    PicturesFetching,
    RuleNotified,
    SyncFinished,
    SyncStarted,
)
from newsreader.paths import Paths
from newsreader.store.library import Library

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, demo_root: Path, noon: datetime) -> Run:
    """Call newsreader on a copy of the demo library: `run("list", "is:unread")`."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        argv = ["--root", str(root), *at(noon), *arguments]
        return CliRunner().invoke(newsreader, argv, input=stdin)

    return call


@pytest.fixture
def run_empty(tmp_path: Path) -> Run:
    """Call newsreader on a library that does not exist yet."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(tmp_path), *arguments], input=stdin)

    return call


def data(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_help_names_every_command_and_every_command_has_its_own() -> None:
    listed = CliRunner().invoke(newsreader, ["--help"]).output
    context = newsreader.make_context("newsreader", ["status"], resilient_parsing=True)

    for name in newsreader.list_commands(context):
        assert f"  {name} " in listed
        own = CliRunner().invoke(newsreader, [name, "--help"])
        assert own.exit_code == 0
        assert "Usage: " in own.output


def test_the_short_words_of_help_are_those_of_the_command() -> None:
    context = newsreader.make_context("newsreader", ["status"], resilient_parsing=True)
    listed = " ".join(newsreader.get_help(context).split())

    for name in newsreader.list_commands(context):
        command = newsreader.get_command(context, name)
        assert command is not None
        first_word = (command.help or "").split()[0]
        assert f"{name} {first_word}" in listed


def test_feeds_say_when_they_are_asked_again_and_why(run: Run) -> None:
    listed = run("feeds", "--due").output.splitlines()

    assert len(listed) == len(data(run("feeds", "--json")))
    assert all(line.endswith(("(how often it has news)", "(your setting)")) for line in listed)


def test_an_unknown_command_is_wrong_usage(run_empty: Run) -> None:
    result = run_empty("snyc")

    assert result.exit_code == 2
    assert "No such command 'snyc'" in result.output


def test_status_counts_what_list_lists(run: Run) -> None:
    status = data(run("status", "--json"))
    unread = data(run("list", "is:unread", "--limit", "1000", "--json"))
    bookmarks = data(run("list", "is:bookmarked", "--limit", "1000", "--json"))

    assert status["unread"] == len(unread) > 20
    assert status["bookmarks"] == len(bookmarks) > 2
    assert status["feeds"] == 10
    assert status["failing"] == 0
    assert status["last_sync"].endswith("Z")


def test_list_json_keeps_its_promised_shape(run: Run) -> None:
    articles = data(run("list", "--limit", "3", "--json"))

    assert len(articles) == 3
    assert set(articles[0]) == {
        *("id", "feed", "feed_url", "title", "link", "author", "published", "arrived", "read"),
        *("bookmarked", "tags", "topics", "offline", "excerpt", "story"),
    }


@pytest.mark.parametrize("query", ["feed:asagiri semiconductors", "半導体", '"trillion yen"'])
def test_list_finds_words_of_texts_and_titles(run: Run, query: str) -> None:
    assert data(run("list", query, "--json"))


def test_a_broken_query_says_where_and_is_wrong_usage(run: Run) -> None:
    result = run("list", "is:unred")

    assert result.exit_code == 2
    assert "unred" in result.stderr
    assert "Traceback" not in result.output


def test_json_tells_the_gist_the_story_and_what_is_related(run: Run) -> None:
    listed = data(run("list", "title:trillion", "feed:kiosk", "--json"))[0]
    whole = data(run("show", str(listed["id"]), "--format", "json"))

    assert whole["story"] == listed["story"] is not None
    assert whole["gist"][0] in " ".join(whole["text"].split())
    assert 0 < len(whole["related"]) <= 5
    assert {one["feed"] for one in whole["related"]} - {listed["feed"]}


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "json"])
def test_show_prints_an_article_in_every_format(run: Run, kind: str) -> None:
    article = data(run("list", "semiconductors", "feed:asagiri", "--json"))[0]

    printed = run("show", str(article["id"]), "--format", kind)

    assert printed.exit_code == 0
    assert article["title"].split()[0] in printed.output
    assert "\x1b" not in printed.output


def test_show_says_when_there_is_no_such_article(run: Run) -> None:
    result = run("show", "999999")

    assert result.exit_code == 1
    assert "There is no article 999999" in result.stderr


def test_marking_wants_a_query_or_ids(run: Run) -> None:
    assert run("mark", "read").exit_code == 2
    assert run("mark", "read", "is:unread", "--id", "1").exit_code == 2


def test_tags_are_put_on_found_and_taken_off_again(run: Run) -> None:
    tagged = data(run("tag", "to do", "feed:asagiri", "semiconductors", "--json"))
    found = data(run("list", 'tag:"to do"', "--json"))
    article = data(run("show", str(found[0]["id"]), "--format", "json"))
    untagged = run("untag", "to do", "--id", str(found[0]["id"]))

    assert tagged["count"] == len(found) > 0
    assert article["tags"] == ["to do"]
    assert untagged.output.startswith("Tag to do removed: “")
    assert len(data(run("list", "is:tagged", "--json"))) == len(found) - 1


@pytest.mark.parametrize("command", ["tag", "untag"])
def test_tagging_wants_a_query_or_ids(run: Run, command: str) -> None:
    assert run(command, "later").exit_code == 2
    assert run(command, "later", "is:unread", "--id", "1").exit_code == 2


def test_a_feed_is_removed_by_its_title_and_undo_brings_it_back(run: Run) -> None:
    before = data(run("feeds", "--json"))

    removed = run("remove", "Lichtbild")
    between = data(run("feeds", "--json"))
    run("undo")

    assert removed.exit_code == 0
    assert len(between) == len(before) - 1
    assert data(run("feeds", "--json")) == before


def test_a_feed_is_moved_with_its_articles_and_undo_moves_it_back(run: Run) -> None:
    before = data(run("feeds", "--json"))

    moved = run("move", "Lichtbild", "https://new.example/feed")
    between = data(run("feeds", "--json"))
    run("undo")

    assert moved.output.startswith("Moved Lichtbild")
    assert [feed["total"] for feed in between] == [feed["total"] for feed in before]
    assert "https://new.example/feed" in [feed["feed_url"] for feed in between]
    assert [feed["feed_url"] for feed in data(run("feeds", "--json"))] == [
        feed["feed_url"] for feed in before
    ]


def test_a_feed_is_not_moved_to_where_another_is_followed(run: Run) -> None:
    other = data(run("feeds", "--json"))[0]["feed_url"]

    refused = run("move", "Lichtbild", other)

    assert refused.exit_code == 1
    assert f"at {other} already" in refused.stderr


def test_a_title_that_several_feeds_have_is_asked_back(run: Run) -> None:
    result = run("remove", "a")

    assert result.exit_code == 1
    assert "may be any of these" in result.stderr


def test_sync_reports_what_came_and_nothing_new_the_second_time(run: Run) -> None:
    report = data(run("sync", "--force", "--json"))

    assert report["feeds"]["due"] == report["feeds"]["unchanged"] == 10
    assert report["articles"] == {"new": 0, "changed": 0}
    assert report["failures"] == []


def test_sync_without_anything_due_says_so(run: Run) -> None:
    assert "Nothing is due" in run("sync").output


def test_a_missing_network_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    failures = tuple(Failure(f"https://{n}.example/feed", "not found") for n in range(9))
    report = SyncFinished(9, 0, 0, 9, 0, 0, 0, failures, 0, 0.1, offline=True, note="No network.")

    say_report(report)

    assert capsys.readouterr() == ("", "No network.\n")


def test_sync_events_are_one_json_object_a_line(run: Run) -> None:
    lines = run("sync", "--force", "--events").stdout.splitlines()

    events = [json.loads(line)["event"] for line in lines]
    assert events[0] == "sync_started"
    assert "texts_fetched" in events[events.index("sync_finished") + 1 :]
    assert events.count("feed_synced") == 10


def test_a_failing_feed_fails_only_a_strict_sync(run: Run) -> None:
    config = run("config", "path").output.splitlines()[1]
    with Path(config).open("a", encoding="utf-8") as file:
        file.write('\n[[feeds]]\nurl = "https://nowhere.example/feed"\n')

    loose, strict = run("sync", "--force"), run("sync", "--force", "--strict")

    assert loose.exit_code == 0
    assert "nowhere.example" in loose.stderr
    assert strict.exit_code == 1


def test_adding_a_followed_feed_again_changes_nothing(run: Run) -> None:
    before = data(run("feeds", "--json"))

    added = data(run("add", "asagiri-wire.example/feed.rss", "--json"))

    assert added[0]["already"] is True
    assert data(run("feeds", "--json")) == before


def test_adding_what_cannot_be_found_fails_with_one_sentence(run: Run) -> None:
    result = run("add", "nowhere.example")

    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("kind", ["opml", "json"])
def test_exported_subscriptions_name_every_feed(run: Run, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out"

    said = run("export", "--format", kind, "-o", str(target))

    assert said.exit_code == 0
    urls = [feed["feed_url"] for feed in data(run("feeds", "--json"))]
    written = target.read_text(encoding="utf-8")
    assert not [url for url in urls if url not in written]


def test_what_was_exported_can_be_imported(run: Run, run_empty: Run, tmp_path: Path) -> None:
    target = tmp_path / "feeds.opml"
    run("export", "-o", str(target))

    imported = run_empty("--canned", "2026-11-22", "import", str(target), "--json")

    assert data(imported)["imported"] == 10
    assert data(imported)["articles"] > 100
    assert sorted(f["title"] for f in data(run_empty("feeds", "--json"))) == sorted(
        f["title"] for f in data(run("feeds", "--json"))
    )


def test_importing_what_is_no_opml_fails_with_one_sentence(run_empty: Run, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    result = run_empty("import", str(path))

    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert "Traceback" not in result.output


def test_a_wrong_setting_is_named_and_wrong_usage(run_empty: Run, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("[reading]\nwidht = 3\n", encoding="utf-8")

    result = run_empty("config", "check")

    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert "Did you mean width?" in result.stderr


def test_the_app_does_not_start_without_a_terminal(run: Run) -> None:
    result = run()

    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr


def test_a_profile_name_cannot_leave_its_folder() -> None:
    result = CliRunner().invoke(newsreader, ["--profile", "../x", "status"])

    assert result.exit_code == 2
    assert "A profile's name has" in result.stderr


@pytest.mark.parametrize(
    ("query", "words"), [("since:never", "since"), ("rain", "needs a terminal")]
)
def test_open_refuses_before_the_app_starts(run: Run, query: str, words: str) -> None:
    result = run("open", query)

    assert result.exit_code == 2
    assert words in result.stderr


def test_pictures_are_fetched_for_a_query(run: Run, tmp_path: Path) -> None:
    tram = "title:tram feed:asagiri"
    with Library.open(Paths.under(tmp_path / "copy")) as library:
        library.db.run("UPDATE picture SET file = NULL, next_try = NULL")

    assert run("pictures", tram).stdout == "1 picture fetched · 0.0 MB.\n"
    assert run("pictures", tram).stdout == "0 pictures fetched · 0.0 MB.\n"
    assert run("pictures").exit_code == 2


def test_the_report_is_said_before_full_texts_and_pictures_come(
    capsys: pytest.CaptureFixture[str],
) -> None:
    telling = Telling()
    telling.hear(SyncStarted(1))
    telling.hear(RuleNotified("Outage", 1, ("Power is back",)))
    assert capsys.readouterr().out == ""
    telling.hear(SyncFinished(1, 1, 0, 0, 0, 3, 0, (), 9, 0.5))
    first, second = capsys.readouterr().out.splitlines()
    telling.hear(PicturesFetching(0, 9))

    assert "Power is back" in first
    assert second == "Synced 1 feed in 0.5 s · 3 new"
    assert capsys.readouterr().out == ""
