"""Rows chosen and acted on together, in the real app."""

from pathlib import Path

import pytest
from view_stand import Stand, arrive, fill, stand

from newsreader.config import Config, Reading
from newsreader.models.scopes import FeedScope, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """200 unread articles of one feed, 2 of another."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 200, "Kiosk": 2})
    return paths


def chosen(there: Stand) -> list[str]:
    ids = there.screen.headlines.selection.chosen()
    return [headline.title for headline in there.library.headlines(ids)]


def told(there: Stand) -> str:
    return there.screen.headlines_title.render().plain


async def listed(there: Stand) -> None:
    there.screen.lister.open(FeedScope(1), "Asagiri")
    await there.until(lambda: there.screen.headlines.row_count == 200)


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        (["v", "j", "j"], [1, 2, 3]),
        (["v", "j", "v", "j", "j", "V"], [1, 2, 4]),
        (["V", "V", "V", "k", "k", "V"], [1, 3]),
        (["j", "j", "v", "k"], [2, 3]),
        (["shift+down", "shift+down", "shift+up"], [1, 2]),
        (["5", "shift+down"], [1, 2, 3, 4, 5, 6]),
    ],
    ids=str,
)
async def test_rows_are_chosen_one_by_one_and_in_ranges(
    library: Paths, keys: list[str], numbers: list[int]
) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press(*keys)
        await there.until(lambda: chosen(there) == [f"Asagiri {number}" for number in numbers])
        await there.until(lambda: f"{len(numbers)} selected" in told(there))


async def test_the_key_bar_says_what_can_be_done_to_what_is_chosen(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("v", "j")
        await there.until(lambda: "t tag  e export" in there.screen.status.render().plain)
        await there.press("l")
        assert "t tag" not in there.screen.status.render().plain
        await there.press("h", "escape")
        await there.until(lambda: "n next unread" in there.screen.status.render().plain)


async def test_chosen_rows_have_a_sign_and_escape_takes_it_away(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("v", "j")
        lines = [there.screen.headlines.render_line(y).text for y in range(3)]
        assert [there.screen.headlines.icons.chosen in line for line in lines] == [
            True,
            True,
            False,
        ]
        await there.press("escape")
        assert not chosen(there)
        assert there.screen.lister.reading.scope == FeedScope(1)


@pytest.mark.parametrize("key", ["*", "ctrl+a"])
async def test_all_of_a_list_is_chosen_and_marked_as_one_act(library: Paths, key: str) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("asterisk" if key == "*" else key)
        assert len(chosen(there)) == 200
        await there.press("m")
        await there.until(lambda: there.unread() == 2)
        await there.says("Marked 200 articles read · ctrl+z undoes it")
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 202)


async def test_marks_turn_all_that_is_chosen_and_turn_it_back(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        there.library.mark_read(there.library.snapshot(FeedScope(1))[:1])
        await there.press("v", "j", "j", "m")
        await there.until(lambda: there.unread() == 199)
        await there.press("m")
        await there.until(lambda: there.unread() == 202)
        await there.press("b")
        await there.until(lambda: there.library.counts().bookmarks == 3)
        assert len(chosen(there)) == 3


async def test_what_is_chosen_stays_so_when_new_articles_are_brought(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("j", "V", "V")
        before = chosen(there)
        arrive(there.library, "Asagiri", ["Brand new"])
        await there.press("full_stop")
        await there.until(lambda: there.screen.headlines.row_count == 201)
        assert chosen(there) == before
        await there.press("1")
        assert chosen(there) == before


async def test_another_source_begins_with_nothing_chosen(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("V")
        there.screen.lister.open(Smart.UNREAD, "Unread")
        assert not chosen(there)


async def test_what_is_marked_unread_is_not_read_by_a_cursor_that_came_before(
    library: Paths,
) -> None:
    async with stand(library, config=Config(Reading(mark_read_after=3_600.0))) as there:
        await listed(there)
        there.library.mark_read(there.screen.headlines.ids)
        await there.press("v", "j", "j")
        await there.until(lambda: there.screen.dwelling.waits)
        await there.press("m")
        await there.says("Marked 3 articles unread")
        assert not there.screen.dwelling.waits


async def test_rows_that_another_view_of_the_source_hides_are_chosen_no_more(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("v", "j", "j")
        await there.until(lambda: len(chosen(there)) == 3)
        await there.press("3")
        await there.until(lambda: there.screen.headlines.row_count == 0)
        assert not chosen(there)
        await there.press("m")
        assert there.unread() == 202


async def test_in_the_reader_acts_are_about_the_article_there(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.press("V", "V", "j", "enter", "m")
        await there.until(lambda: there.unread() == 201)
        (read,) = [
            h for h in there.library.headlines(there.library.snapshot(FeedScope(1))) if h.read
        ]
        assert read.title == "Asagiri 4"


async def test_a_click_with_ctrl_chooses_a_row(library: Paths) -> None:
    async with stand(library) as there:
        await listed(there)
        await there.pilot.click(there.screen.headlines, offset=(10, 2), control=True)
        await there.until(lambda: chosen(there) == ["Asagiri 3"])
        assert there.screen.headlines.cursor == 0
