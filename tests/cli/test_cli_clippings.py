from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from newsreader.cli import newsreader
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.highlights import Passage
from newsreader.models.parsed import ParsedEntry
from newsreader.models.places import Place
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_clippings_are_printed_as_markdown(tmp_path: Path) -> None:
    with Library.open(Paths.under(tmp_path), lambda: NOON) as library:
        feed, _ = library.subscribe(Subscription("https://a.example/feed", "Asagiri"))
        entry = ParsedEntry("a", "https://a.example/a", "Chips", published=NOON, html="x")
        new = (Prepared(entry, ("a",), b"1", "x", "x", 1),)
        Arrivals(library).store(Visit(feed.id, NOON, NOON), Changes(new, ()), NOON)
        (article_id,) = library.snapshot(Smart.EVERYTHING)
        library.margins.highlight(article_id, Passage(Place(2, 0), "They came late."), "Why?")

    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), "clippings"])

    assert result.output.split() == (
        "## [Chips](https://a.example/a) Asagiri > They came late. Why?".split()
    )


def test_without_clippings_stdout_is_empty(tmp_path: Path) -> None:
    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), "clippings"])

    assert (result.stdout, result.exit_code) == ("", 0)
    assert "Nothing is highlighted yet" in result.stderr
