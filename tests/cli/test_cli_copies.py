"""`newsreader mark read` in every feed that brought the article, or only where it is asked to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsreader.cli import newsreader
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(("config", "left"), [("", 0), ("[reading]\nread_copies = false\n", 1)])
def test_reading_one_reads_all_unless_config_toml_says_otherwise(
    tmp_path: Path, config: str, left: int
) -> None:
    entry = ParsedEntry("1", "https://site.example/pier", "Pier", published=NOON)
    with Library.open(Paths.under(tmp_path), lambda: NOON) as library:
        for name in ("world", "harbours"):
            library.subscribe(Subscription(f"https://site.example/{name}"))
        for feed in library.feeds():
            one = Prepared(entry, ("guid:1",), b"1", "", "", 0)
            Arrivals(library).store(Visit(feed.id, NOON, NOON), Changes((one,), ()), NOON)
        teller = Arrivals(library).teller()
        while teller.go_on():
            pass
    Paths.under(tmp_path).config_toml.write_text(config)

    command = ["--root", str(tmp_path), "mark", "read", "--id", "1"]
    result = CliRunner().invoke(newsreader, command)

    assert "“Pier”" in result.output
    assert ("(in 2 feeds)" in result.output) == (not left)
    with Library.open(Paths.under(tmp_path), lambda: NOON) as library:
        assert library.counts().unread == left
