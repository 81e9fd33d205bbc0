"""The order by what the person is likely to want, in the real app."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from view_stand import SLOW, fill, stand

from newsreader.models.scopes import Smart, Sort
from newsreader.paths import Paths
from newsreader.store.library import Library

WITH = replace(SLOW, reading=replace(SLOW.reading, priority=True))


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Of Banks everything read was opened, of Balls nothing; eight of each are unread."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Banks": 14, "Balls": 14})
        read = library.snapshot(Smart.EVERYTHING)[16:]
        for headline in library.headlines(read):
            if headline.feed_title == "Banks":
                library.note_opened(headline.id)
        library.mark_read(read)
    return paths


async def test_the_most_wanted_come_first_and_say_why(library: Paths) -> None:
    async with stand(library, config=WITH) as there:
        await there.press("S", *"wanted", "enter")
        await there.until(lambda: there.screen.lister.reading.arrangement.sort is Sort.PRIORITY)
        await there.until(lambda: there.screen.lister.reading.complete)
        rows = there.screen.headlines
        feeds = [headline.feed_title for at in range(16) if (headline := rows.headline(at))]
        assert feeds == ["Banks"] * 8 + ["Balls"] * 8
        await there.press("g", "g", "W")
        await there.says("because:")
        assert "Banks +" in there.screen.status.words


async def test_it_is_off_until_it_is_asked_for(library: Paths) -> None:
    async with stand(library) as there:
        assert Sort.PRIORITY not in there.screen.arranges.sorts()
        await there.press("W")
        await there.says("priority = true in config.toml turns it on")


async def test_opening_an_article_is_noted(library: Paths) -> None:
    async with stand(library) as there:
        headline = there.screen.current
        assert headline
        await there.press("enter")
        sql = "SELECT opened FROM status WHERE id = ?"
        await there.until(lambda: there.library.db.value(sql, (headline.id,)))
