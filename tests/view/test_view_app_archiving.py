"""Bookmarks that are done with, and tags, in the real app."""

from pathlib import Path

import pytest
from view_stand import Stand, fill, stand

from newsreader.models.scopes import Smart, TagScope
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Three articles of one feed, two of them bookmarks."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
        library.bookmark(library.snapshot(Smart.EVERYTHING)[:2])
    return paths


def sources(there: Stand) -> list[tuple[str, int]]:
    return [(row.label, row.unread) for row in there.screen.sources.rows][2:4]


async def listed(there: Stand, scope: Smart, rows: int) -> list[str]:
    there.screen.lister.open(scope, scope.value.capitalize())
    await there.until(lambda: there.screen.headlines.row_count == rows)
    lines = there.screen.headlines
    return ["".join(strip.text for strip in [lines.render_line(y)]) for y in range(rows)]


async def test_a_bookmark_is_archived_and_taken_out_again(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there, Smart.BOOKMARKS, 2)
        await there.press("D")
        await there.says("Archived “Asagiri 1”")
        await there.until(lambda: sources(there) == [("Bookmarks", 1), ("Archive", 1)])
        assert there.screen.headlines.row_count == 2, "rows stay under the cursor"
        (line,) = await listed(there, Smart.ARCHIVE, 1)
        assert "☆" in line
        assert "1 min" in line
        await there.press("D")
        await there.says("Out of the archive: “Asagiri 1”")
        await there.until(lambda: sources(there) == [("Bookmarks", 2), ("Everything", 0)])


async def test_what_is_selected_is_archived_as_one_act(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there, Smart.EVERYTHING, 3)
        await there.press("*", "D")
        await there.says("Archived 3 articles")
        await there.until(lambda: sources(there) == [("Bookmarks", 0), ("Archive", 3)])
        assert there.unread() == 0
        await there.press("ctrl+z")
        await there.until(lambda: sources(there) == [("Bookmarks", 2), ("Everything", 0)])
        assert there.unread() == 3


async def test_a_tag_in_the_sources_lists_what_has_it_also_after_a_restart(library: Paths) -> None:
    with Library.open(library) as before:
        before.tag(before.snapshot(Smart.EVERYTHING)[1:], "later")
    async with stand(library) as there:
        await there.until(lambda: sources(there)[1] == ("#later", 2))
        there.screen.sources.choose(TagScope("later"))
        await there.press("h", "enter")
        await there.until(lambda: there.screen.lister.reading.title == "#later")
        await there.title("Asagiri 2")
        assert "1 min" in there.screen.headlines.render_line(0).text
    async with stand(library, scope=None) as there:
        await there.until(lambda: there.screen.lister.reading.title == "#later")
