"""From one unread article to the next, through all sources, in the real app."""

from pathlib import Path

import pytest
from view_stand import Stand, fill, stand

from newsreader.models.scopes import FeedScope, FolderScope, Scope, SearchScope, Show, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Three feeds, two of them in a folder; the one in the middle is read."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 4, "Kiosk": 2}, ["Japan"])
        fill(library, {"Loose": 3})
        library.mark_read(library.snapshot(FeedScope(2)))
    return paths


async def begin(there: Stand, scope: Scope, label: str, show: Show = Show.ALL) -> None:
    there.screen.sources.choose(scope)
    there.screen.lister.open(scope, label, show)
    await there.until(lambda: there.screen.lister.reading.complete)


async def test_n_goes_on_to_the_next_source_with_unread_and_says_so(library: Paths) -> None:
    async with stand(library) as there:
        await begin(there, FeedScope(1), "Asagiri")
        await there.press("G", "n")
        await there.title("Loose 1")
        assert there.screen.lister.reading.scope == FeedScope(3)
        assert there.screen.sources.scope == FeedScope(3)
        await there.says("On to Loose · 3 unread")


async def test_p_goes_back_to_the_last_unread_of_the_source_before(library: Paths) -> None:
    async with stand(library) as there:
        there.library.mark_read(there.library.snapshot(FeedScope(1))[3:])
        await begin(there, FeedScope(3), "Loose")
        await there.press("p")
        await there.title("Asagiri 3")


async def test_a_folder_leads_to_what_stands_beside_it(library: Paths) -> None:
    async with stand(library) as there:
        await begin(there, FolderScope("Japan"), "Japan", Show.UNREAD)
        await there.press("G", "n")
        await there.until(lambda: there.screen.lister.reading.scope == FeedScope(3))
        assert there.screen.lister.reading.show is Show.UNREAD


async def test_a_source_in_a_closed_folder_is_not_passed_over(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "j", "j", "j", "j", "space", "l")
        await begin(there, FeedScope(3), "Loose")
        await there.press("p")
        await there.title("Asagiri 4")
        assert there.screen.sources.scope == FolderScope("Japan")


async def test_the_walk_starts_over_only_when_it_is_asked_to(library: Paths) -> None:
    async with stand(library) as there:
        await begin(there, FeedScope(3), "Loose")
        await there.press("G", "n")
        await there.says("n again starts over at Asagiri, 4 unread")
        assert there.screen.lister.reading.scope == FeedScope(3)
        await there.press("n")
        await there.title("Asagiri 1")


async def test_a_list_of_all_unread_starts_again_at_its_top(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("G", "n")
        await there.says("No more unread below · n again starts at the top")
        await there.press("n")
        await there.until(lambda: there.screen.headlines.cursor == 0)


async def test_the_offer_to_start_over_ends_when_the_person_moves(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("G", "n", "k", "j", "j", "p")
        assert there.screen.headlines.cursor == 5


@pytest.mark.parametrize("scope", [Smart.UNREAD, FeedScope(1), SearchScope("Asagiri")], ids=str)
async def test_when_nothing_is_left_that_is_said(library: Paths, scope: Scope) -> None:
    async with stand(library) as there:
        await begin(there, scope, "here")
        there.library.mark_read(there.library.snapshot(Smart.EVERYTHING))
        await there.until(lambda: not any(feed.unread for feed in there.screen.feeds))
        await there.press("n", "n")
        await there.says("Nothing unread is left here.")
