"""A query that is not finished, or empty, marks nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsreader.cli import newsreader
from newsreader.models.arrivals import UNSETTLED, Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.packed import Packed
from newsreader.models.parsed import ParsedEntry
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_text

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["mark", "read", "is:unr"], "Did you mean is:unread"),
        (["mark", "read", ""], "Say which articles"),
        (["mark", "read", " "], "Say which articles"),
        (["mark", "hide", "(rain"], "not closed"),
        (["mark", "read", "-n", "is:unr"], "  is:unr\n  ^^^^^^"),
        (["tag", "later", "(rain"], "not closed"),
        (["list", "since:"], "since:"),
        (["list", ""], "The query is empty"),
        (["count", " "], "The query is empty"),
        (["count", "日本 is:unr"], "  日本 is:unr\n       ^^^^^^"),
        (["export", ""], "Say which articles"),
        (["export", "rain or"], "  rain or\n       ^^"),
        (["export", "rain", "--format", "opml"], "for subscriptions"),
        (["rules", "try", "-tariffs"], "rules try … -- '-tariffs'"),
        (["rules", "try", "rain or"], "^^"),
        (["list", "-tariffs"], "list … -- '-tariffs'"),
        (["export", "--format", "markdown"], "is for articles"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, words: list[str], sentence: str) -> None:
    with Library.open(Paths.under(tmp_path), lambda: NOON):
        pass
    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), *words])
    assert result.exit_code == 2
    assert sentence in result.output


def test_words_are_found_though_the_sync_that_brought_them_was_killed(tmp_path: Path) -> None:
    entry = ParsedEntry("1", "https://x.example/1", "Pier", html="The zeppelin left.")
    with Library.open(Paths.under(tmp_path), lambda: NOON) as library:
        library.subscribe(Subscription("https://x.example/feed"))
        (feed,) = library.feeds()
        body = Packed(pack_text(entry.html), b"")
        raw = Prepared(entry.without_html(), ("guid:1",), UNSETTLED, "", "", 0, body, raw=True)
        Arrivals(library).store(Visit(feed.id, NOON, NOON), Changes((raw,), ()), NOON)
    for command in (["list", "zeppelin"], ["count", "zeppelin"]):
        result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), *command])
        assert result.exit_code == 0
        assert "1" in result.output
