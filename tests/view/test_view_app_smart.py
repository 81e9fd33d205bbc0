"""Smart feeds of one's own in the app."""

import pytest
from view_stand import Stand, fill, stand

from newsreader.models.scopes import OwnSmart
from newsreader.paths import Paths
from newsreader.store.library import Library

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
