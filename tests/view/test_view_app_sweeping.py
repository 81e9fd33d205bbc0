"""Many articles marked read at once, in the real app."""

from pathlib import Path

import pytest
from view_stand import arrive, fill, stand

from newsreader.models.scopes import FeedScope, FolderScope
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 6, "Kiosk": 2}, ["Japan"])
        fill(library, {"Loose": 3})
    return paths


@pytest.mark.parametrize(
    ("key", "read"),
    [("less_than_sign", ["Kiosk 1", "Kiosk 2"]), ("greater_than_sign", ["Loose 2", "Loose 3"])],
)
async def test_above_and_below_leave_the_cursors_own_article(
    library: Paths, key: str, read: list[str]
) -> None:
    async with stand(library) as there:
        scope = FeedScope(2 if key == "less_than_sign" else 3)
        there.screen.lister.open(scope, "here")
        await there.until(lambda: there.screen.headlines.row_count in (2, 3))
        await there.press("G" if key == "less_than_sign" else "home", key)
        ids = there.library.snapshot(scope)
        left = ids[-1:] if key == "less_than_sign" else ids[:1]
        await there.until(
            lambda: [h.id for h in there.library.headlines(ids) if not h.read] == list(left)
        )
        await there.says("ctrl+z undoes it")
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 11)


async def test_where_nothing_is_above_that_is_said(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("less_than_sign")
        await there.says("Nothing is above this article.")


async def test_what_is_read_already_is_said_to_be_so(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("A")
        await there.says("Marked 11 articles read in Unread · ctrl+z undoes it")
        await there.press("A")
        await there.says("It was so already")


async def test_a_folder_is_read_from_the_sources(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "j", "j", "j", "j")
        assert there.screen.sources.scope == FolderScope("Japan")
        await there.press("A")
        await there.until(lambda: there.unread() == 3)
        await there.says("Marked 8 articles read in Japan · ctrl+z undoes it")
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 11)


async def test_what_the_pane_has_not_counted_yet_stays_unread(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "G")
        row = there.screen.sources.row
        assert row
        assert row.unread == 3
        arrive(there.library, "Loose", ["Late"])
        await there.screen.do("read_all")
        await there.until(lambda: there.unread() == 9)
        (late, *_) = there.library.headlines(there.library.snapshot(FeedScope(3)))
        assert (late.title, late.read) == ("Late", False)
