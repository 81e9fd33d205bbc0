"""Lists in other orders and in groups, in the real app."""

from pathlib import Path

import pytest
from view_stand import Stand, arrive, fill, stand

from newsreader.config import Config
from newsreader.models.scopes import Arrangement, FolderScope, Grouping, Show, Smart, Sort
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.recalling import arrangement_from, name_of, scope_from

VIM = Config(keys={"preset": "vim"})
BY_FEED = Arrangement(grouping=Grouping.FEED)


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Kiosk has 30 articles of two days, Asagiri 3 of today."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 30, "Asagiri": 3}, ["Japan"])
    return paths


def lines(there: Stand) -> list[str]:
    rows = there.screen.headlines
    return [rows.render_line(y).text.strip() for y in range(min(rows.row_count, rows.size.height))]


async def grouped(there: Stand, arrangement: Arrangement = BY_FEED) -> None:
    there.screen.arranges.arrange_list(arrangement)
    await there.until(lambda: there.screen.headlines.rows.groups)


async def test_a_list_is_sorted_and_the_cursor_stays_on_its_article(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "j")
        here = there.screen.current
        await there.press("S", *"old", "enter")
        await there.until(lambda: there.screen.lister.reading.arrangement.sort is Sort.OLDEST)
        assert there.screen.current == here
        assert there.screen.headlines.cursor == 30


async def test_the_article_at_the_cursor_stays_though_it_is_read_by_now(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "m")
        here = there.screen.current
        assert here is not None
        there.screen.arranges.arrange_list(Arrangement(grouping=Grouping.STORY))
        await there.until(lambda: there.screen.lister.reading.complete)
        assert there.screen.current == here


async def test_groups_have_headers_that_count(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("B", *"feed", "enter")
        await there.until(lambda: len(there.screen.headlines.rows.groups) == 2)
        await there.until(lambda: "3 unread" in lines(there)[0])
        assert lines(there)[0].startswith("▾ Asagiri")
        assert lines(there)[1].count("Asagiri") == 1
        assert lines(there)[4].startswith("▾ Kiosk")
        assert there.screen.headlines.row_count == 35
        await there.press("m")
        await there.until(lambda: "3 · 2 unread" in lines(there)[0])


async def test_where_no_story_is_told_twice_that_is_said_once(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("B", *"story", "enter")
        await there.says("No story here is told twice.")
        there.screen.say("Something else.")
        await there.press("S", *"old", "enter")
        await there.until(lambda: there.screen.lister.reading.arrangement.sort is Sort.OLDEST)
        await there.until(lambda: there.screen.lister.reading.complete)
        assert "told twice" not in there.screen.status.words


async def test_days_are_groups_too(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there, Arrangement(grouping=Grouping.DAY))
        sizes = [group.size for group in there.screen.headlines.rows.groups]
        assert sum(sizes) == 33
        assert lines(there)[0].startswith("▾ Today")


@pytest.mark.parametrize("keys", [["k", "enter"], ["k", "space"], ["minus"]], ids=str)
async def test_a_group_folds_and_opens(library: Paths, keys: list[str]) -> None:
    async with stand(library) as there:
        await grouped(there)
        there.screen.headlines.cursor = 1
        await there.press(*keys)
        await there.until(lambda: there.screen.headlines.row_count == 32)
        assert there.screen.headlines.cursor == 0
        await there.press(keys[-1])
        await there.until(lambda: there.screen.headlines.row_count == 35)


async def test_a_click_on_a_header_folds_its_group(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.pilot.click(there.screen.headlines, offset=(5, 0))
        await there.until(lambda: there.screen.headlines.row_count == 32)


async def test_all_groups_fold_and_movement_rests_on_their_headers(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("underscore")
        assert there.screen.headlines.row_count == 2
        await there.press("g", "g", "j", "enter")
        await there.until(lambda: there.screen.headlines.row_count == 32)
        await there.press("J")
        assert there.screen.current
        assert there.screen.current.title == "Kiosk 1"


async def test_the_keys_of_vim_fold_and_open(library: Paths) -> None:
    async with stand(library, config=VIM) as there:
        await grouped(there)
        rows = there.screen.headlines
        await there.press("z", "M", "z", "M")
        assert rows.row_count == 2
        await there.press("z", "R")
        assert rows.row_count == 35
        await there.press("z", "a")
        assert 2 < rows.row_count < 35


@pytest.mark.parametrize(("key", "where"), [("A", " in Asagiri"), ("m", "")])
async def test_a_group_is_marked_read_at_its_header(library: Paths, key: str, where: str) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("g", "g", key)
        await there.until(lambda: there.unread() == 30)
        await there.says(f"Marked 3 articles read{where} · ctrl+z undoes it")


async def test_the_next_unread_passes_over_headers_and_opens_what_is_folded(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await grouped(there)
        there.screen.headlines.cursor = 3
        await there.press("n")
        await there.title("Kiosk 1")
        await there.press("g", "g", "minus", "j", "n")
        await there.title("Kiosk 1")
        await there.press("p")
        await there.until(lambda: "Asagiri" in there.screen.headlines.header_words())
        assert there.screen.headlines.rows.folded
        await there.press("n")
        await there.title("Asagiri 1")
        assert not there.screen.headlines.rows.folded


async def test_a_folded_group_that_is_read_is_passed_over(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("underscore", "g", "g", "A", "n", "n")
        await there.title("Kiosk 1")
        assert there.screen.headlines.rows.folded
        await there.press("p", "p")
        await there.says("No more unread above")


async def test_the_reader_says_what_can_be_done_with_a_group(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("underscore", "g", "g")
        await there.until(lambda: "3 unread" in lines(there)[0])
        await there.press("A")
        reader = there.screen.reader
        await there.until(lambda: "all read" in reader.render_line(2).text)
        assert "Asagiri" in reader.render_line(1).text
        assert "A marks it read" in reader.render_line(4).text


async def test_above_and_below_mean_places_not_rows(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        there.screen.headlines.cursor = 4  # the header of the second group
        assert list(there.screen.headlines.above()) == list(there.screen.headlines.ids[:3])
        assert list(there.screen.headlines.below()) == list(there.screen.headlines.ids[3:])


async def test_a_folded_group_is_chosen_whole(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("underscore", "g", "g", "v", "j")
        assert len(there.screen.headlines.selection) == 33


async def test_new_articles_join_their_group_and_folds_stay(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("g", "g", "minus")
        arrive(there.library, "Asagiri", ["Brand new"])
        await there.press("full_stop")
        await there.until(lambda: there.screen.headlines.rows.groups[0].size == 4)
        assert there.screen.headlines.row_count == 32


async def test_what_is_listed_changes_and_the_arrangement_stays(library: Paths) -> None:
    async with stand(library) as there:
        await grouped(there)
        await there.press("2")
        await there.until(lambda: there.screen.lister.reading.show is Show.UNREAD)
        await there.until(lambda: there.screen.lister.reading.complete)
        assert there.screen.lister.reading.arrangement == BY_FEED


async def test_a_restart_finds_the_source_its_arrangement_and_the_folds_again(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await there.press("h", "j", "j", "j", "j", "enter")
        await there.until(lambda: there.screen.lister.reading.scope == FolderScope("Japan"))
        await there.press("h", "space", "l")
        await there.until(lambda: not there.screen.sources.row.open)  # type: ignore[union-attr]
        await grouped(there)
        await there.press("apostrophe", *"kiosk", "enter")
        await there.until(lambda: there.screen.lister.reading.label == "Kiosk")
    async with stand(library, scope=None) as there:
        assert there.screen.lister.reading.label == "Kiosk"
        assert there.screen.sources.scope == FolderScope("Japan")
        there.screen.lister.open(FolderScope("Japan"), "Japan")
        await there.until(lambda: there.screen.headlines.rows.groups)
    async with stand(library, scope=None) as there:
        await there.until(lambda: there.screen.headlines.rows.groups)
        assert there.screen.lister.reading.scope == FolderScope("Japan")
        assert there.screen.lister.reading.label == "Japan"
        assert there.screen.sources.row
        assert not there.screen.sources.row.open
        assert there.screen.sources.scope == FolderScope("Japan")


async def test_a_source_that_is_gone_is_not_looked_for(library: Paths) -> None:
    with Library.open(library) as shelf:
        shelf.remember("last source", name_of(FolderScope("Gone")))
    async with stand(library, scope=None) as there:
        assert there.screen.lister.reading.scope is Smart.UNREAD


@pytest.mark.parametrize("text", ["", "{", "[]", '["smart", "wild"]', '["feed", "x"]', "3"])
def test_what_cannot_be_read_is_not_remembered(text: str) -> None:
    assert scope_from(text) is None
    assert arrangement_from(text) == Arrangement()
