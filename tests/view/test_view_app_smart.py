"""Smart feeds of one's own in the app."""

import pytest
from textual.widgets import Input
from view_stand import Stand, fill, stand

from newsreader.models.scopes import FeedScope, OwnSmart, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.address import AddressDialog
from newsreader.view.dialogs.dialog import Line
from newsreader.view.dialogs.smart import SmartDialog

SECOND = OwnSmart("Second ones", 'title:"Asahi 2" or title:"Golem 2"')


@pytest.fixture
def filled(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Asahi": 3, "Golem": 3})
        library.add_smart_feeds([SECOND])
    return paths


def count_of(there: Stand, smart: OwnSmart) -> int | None:
    return next((row.unread for row in there.screen.sources.rows if row.scope == smart), None)


async def test_it_stands_in_the_sources_with_what_is_unread(filled: Paths) -> None:
    async with stand(filled) as there:
        await there.until(lambda: count_of(there, SECOND) == 2)
        labels = [row.label for row in there.screen.sources.rows]
        assert labels.index("Second ones") == labels.index("Everything") + 1


async def test_it_lists_what_its_query_finds_and_counts_down(filled: Paths) -> None:
    async with stand(filled) as there:
        await there.until(lambda: count_of(there, SECOND) == 2)
        there.screen.sources.choose(SECOND)
        there.screen.sources.open()
        await there.until(lambda: there.screen.headlines.row_count == 2)
        await there.until(lambda: there.screen.current)
        assert there.screen.lister.reading.title == "Second ones"
        assert not there.screen.searching
        await there.press("m")
        await there.until(lambda: count_of(there, SECOND) == 1)
        assert there.screen.headlines.row_count == 2


async def test_one_written_into_the_file_appears(filled: Paths) -> None:
    async with stand(filled) as there:
        text = filled.feeds_toml.read_text()
        filled.feeds_toml.write_text(f'{text}\n[[smart]]\ntitle = "All"\nquery = "feed:golem"\n')
        await there.until(lambda: count_of(there, OwnSmart("All", "feed:golem")) == 3)


async def test_a_query_that_makes_no_sense_is_said(filled: Paths) -> None:
    async with stand(filled) as there:
        text = filled.feeds_toml.read_text()
        filled.feeds_toml.write_text(text.replace("title:", "is:"))
        await there.says("the query of “Second ones”")
        assert count_of(there, SECOND) is not None


async def opened(there: Stand, smart: OwnSmart) -> None:
    await there.until(lambda: count_of(there, smart) is not None)
    there.screen.sources.choose(smart)
    there.screen.sources.open()
    await there.until(lambda: there.screen.lister.reading.scope == smart)


def typed_into(there: Stand, name: str, value: str) -> None:
    there.app.screen.query_one(f"#{name}", Input).value = value


async def test_it_is_removed_with_the_key_of_unsubscribing_and_undo_brings_it_back(
    filled: Paths,
) -> None:
    before = filled.feeds_toml.read_text()
    async with stand(filled) as there:
        await opened(there, SECOND)
        await there.press("d")
        await there.says("Removed the smart feed Second ones")
        await there.until(lambda: count_of(there, SECOND) is None)
        assert there.screen.lister.reading.scope is Smart.UNREAD
        await there.press("ctrl+z")
        await there.until(lambda: count_of(there, SECOND) is not None)
        assert filled.feeds_toml.read_text() == before


async def test_its_name_and_its_query_are_changed_and_undo_changes_both_back(
    filled: Paths,
) -> None:
    golem = OwnSmart("Golem", "feed:golem")
    async with stand(filled) as there:
        await opened(there, SECOND)
        await there.press("g", "e")
        await there.until(lambda: isinstance(there.app.screen, SmartDialog))
        typed_into(there, "name", golem.title)
        typed_into(there, "query", "fed:golem")
        await there.press("enter")
        words = there.app.screen.query_one("#wrong", Line)
        assert "feed" in str(words.render())
        typed_into(there, "query", golem.query)
        await there.press("enter")
        await there.says("Renamed the smart feed Second ones to Golem, and its query")
        await there.until(lambda: there.screen.headlines.row_count == 3)
        assert there.screen.lister.reading.scope == golem
        assert there.library.smart_feeds() == [golem]
        await there.press("ctrl+z")
        await there.until(lambda: there.screen.lister.reading.scope == SECOND)
        assert there.library.smart_feeds() == [SECOND]


async def test_the_key_that_changes_it_changes_a_feeds_address(filled: Paths) -> None:
    async with stand(filled) as there:
        feed = there.library.feeds()[0]
        there.screen.sources.choose(FeedScope(feed.id))
        there.screen.sources.open()
        await there.until(lambda: there.screen.lister.reading.scope == FeedScope(feed.id))
        await there.press("g", "e")
        await there.until(lambda: isinstance(there.app.screen, AddressDialog))
