"""The headline list and the sources pane in a real app."""

from array import array
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget
from view_rest import rest

from newsreader.models.articles import Headline
from newsreader.models.feeds import Counts, Feed, FeedState
from newsreader.models.scopes import FeedScope, FolderScope, Smart
from newsreader.view.lines import HeadlineLook
from newsreader.view.marks import Marks
from newsreader.view.panes.headlines import PAGE, HeadlineList
from newsreader.view.panes.sources import SourcesPane
from newsreader.view.rows import source_rows

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOSTILE = (
    "\x1b[2J\x1b]0;pwn\x07\x9b31m[/b] [@click=app.exit]x[/]",
    "日本政府、米国製半導体を購入へ" * 9,
    "الحكومة تقترح شراء أشباه موصلات",
    "👨\u200d👩\u200d👧 ❤️ 👍🏽 🇯🇵 1️⃣",
    "z\u0337\u0321\u0348\u0353\u0310a\u202elgo\nline\ttab\x00",
)


class Host(App[None]):
    """A pane alone, with what it announced."""

    def __init__(self, pane: Widget) -> None:
        super().__init__()
        self.pane = pane
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_headline_list_highlighted(self, message: HeadlineList.Highlighted) -> None:
        self.heard.append(message)

    def on_headline_list_opened(self, message: HeadlineList.Opened) -> None:
        self.heard.append(message)

    def on_sources_pane_chosen(self, message: SourcesPane.Chosen) -> None:
        self.heard.append(message)

    def on_sources_pane_folder_turned(self, message: SourcesPane.FolderTurned) -> None:
        self.heard.append(message)


class Shelf:
    """A library of headlines that counts how often it is asked."""

    def __init__(self, titles: Sequence[str] = ("Title",), gone: frozenset[int] = frozenset()):
        self.titles = titles
        self.gone = gone
        self.read = frozenset[int]()
        self.asked: list[int] = []

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        self.asked.append(len(ids))
        return [self.headline(number) for number in ids if number not in self.gone]

    def headline(self, number: int) -> Headline:
        title = f"{number} {self.titles[number % len(self.titles)]}"
        placed = NOW - timedelta(minutes=number)
        return Headline(number, 1, "Feed", title, None, placed, number in self.read, False, 1)


def ids(*numbers: int) -> "array[int]":
    return array("q", numbers)


def screen_of(pane: HeadlineList | SourcesPane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def shown(pilot: Pilot[None], pane: HeadlineList, count: int, shelf: Shelf) -> None:
    pane.show(ids(*range(1, count + 1)), shelf.headlines)
    pane.focus()
    await rest(pilot)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_no_title_breaks_a_row(size: tuple[int, int]) -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=size) as pilot:
        await shown(pilot, pane, 100, Shelf(HOSTILE))
        lines = screen_of(pane)
        assert {cell_len(line) for line in lines} == {pane.size.width}
        assert not set("".join(lines)) & {"\x1b", "\x9b", "\x07", "\x00", "\n", "\t", "\u202e"}


async def test_a_million_rows_read_only_the_visible_pages() -> None:
    pane, shelf = HeadlineList(now=NOW), Shelf()
    async with Host(pane).run_test(size=(80, 24)) as pilot:
        await shown(pilot, pane, 1_000_000, shelf)
        pane.bottom()
        await rest(pilot)
        assert pane.article_id(pane.cursor) == 1_000_000
        assert "1000000 Title" in screen_of(pane)[-1]
        assert sum(shelf.asked) <= 4 * PAGE


async def test_pages_learnt_ahead_are_not_read_again() -> None:
    pane, shelf = HeadlineList(now=NOW), Shelf()
    async with Host(pane).run_test(size=(80, 24)) as pilot:
        await shown(pilot, pane, 1000, shelf)
        pages = pane.ahead()
        assert [page.number for page in pages] == [1]
        pages[0].learn(shelf.headlines(pages[0].ids))
        before = len(shelf.asked)
        pane.jump(PAGE)
        assert "65 Title" in screen_of(pane)[0]
        assert len(shelf.asked) == before


async def test_what_was_learnt_before_a_change_is_not_shown_after_it() -> None:
    pane, shelf = HeadlineList(now=NOW), Shelf()
    async with Host(pane).run_test(size=(80, 24)) as pilot:
        await shown(pilot, pane, 1000, shelf)
        page = pane.ahead()[0]
        pane.forget_pages()
        page.learn(Shelf(["Old"]).headlines(page.ids))
        pane.jump(PAGE)
        assert "65 Title" in screen_of(pane)[0]


async def test_the_cursor_announces_every_article_it_comes_to() -> None:
    pane = HeadlineList(now=NOW)
    host = Host(pane)
    async with host.run_test() as pilot:
        await shown(pilot, pane, 9, Shelf())
        pane.move(1)
        pane.move(-5)
        await rest(pilot)
        heard = [m.article_id for m in host.heard if isinstance(m, HeadlineList.Highlighted)]
        assert heard == [1, 2, 1]


async def test_rows_around_the_cursor_stay_in_view() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 100, Shelf())
        pane.move(50)
        assert pane.visible_rows() == range(34, 54)
        pane.move(-13)
        assert pane.visible_rows() == range(34, 54)
        pane.move(-1)
        assert pane.visible_rows() == range(33, 53)


async def test_a_page_keeps_the_cursor_in_its_place_on_the_screen() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 100, Shelf())
        pane.move(5)
        pane.page(1)
        assert (pane.cursor, pane.visible_rows().start) == (24, 19)
        pane.half_page(-1)
        assert (pane.cursor, pane.visible_rows().start) == (14, 9)
        pane.top()
        assert (pane.cursor, pane.visible_rows().start) == (0, 0)


async def test_a_click_selects_and_another_opens() -> None:
    pane = HeadlineList(now=NOW)
    host = Host(pane)
    async with host.run_test() as pilot:
        await shown(pilot, pane, 50, Shelf())
        await pilot.click(pane, offset=(10, 4))
        assert pane.cursor == 4
        await pilot.click(pane, offset=(10, 4))
        await rest(pilot)
        opened = [m.article_id for m in host.heard if isinstance(m, HeadlineList.Opened)]
        assert opened == [5]


async def test_the_full_snapshot_keeps_the_cursor_on_its_article_and_that_in_its_place() -> None:
    pane = HeadlineList(now=NOW)
    host = Host(pane)
    async with host.run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 30, Shelf())
        pane.move(10)
        await rest(pilot)
        host.heard.clear()
        pane.replace_ids(ids(*range(101, 131), *range(1, 200)))
        await rest(pilot)
        assert pane.article_id(pane.cursor) == 11
        assert pane.cursor - pane.visible_rows().start == 10
        assert host.heard == []


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (ids(40, 41, 5, 14, 20), 14),  # the nearest below
        (ids(40, 3, 9), 9),  # nothing is below: the nearest above
        (ids(40, 41, 42), 42),  # nothing is left of it: the same row, or the last
    ],
)
async def test_a_cursor_whose_article_left_the_list_goes_to_its_nearest_neighbour(
    now: "array[int]", at: int
) -> None:
    pane = HeadlineList(now=NOW)
    host = Host(pane)
    async with host.run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 30, Shelf())
        pane.move(10)
        pane.replace_ids(now)
        await rest(pilot)
        heard = [m.article_id for m in host.heard if isinstance(m, HeadlineList.Highlighted)]

        assert (pane.article_id(pane.cursor), heard[-1]) == (at, at)


async def test_a_mark_changes_its_row_and_moves_none() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 9, Shelf())
        before = screen_of(pane)
        pane.update_marks({2: Marks(read=True), 3: Marks(bookmarked=True)})
        after = screen_of(pane)
        assert after[1] == before[1].replace("●", " ")
        assert after[2] == before[2].replace("● ", "●★", 1)
        assert after[3:] == before[3:]


async def test_a_mark_that_is_lifted_shows_what_the_library_says() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, Shelf())
        before = screen_of(pane)
        pane.update_marks({2: Marks(read=True)})
        pane.update_marks({})
        assert screen_of(pane) == before


async def test_an_article_that_left_the_library_leaves_its_row() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, Shelf(gone=frozenset({2})))
        assert "no longer in the library" in screen_of(pane)[1]


async def test_times_tick() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, Shelf())
        assert screen_of(pane)[0].rstrip().endswith(" 1m")
        pane.set_now(NOW + timedelta(hours=2))
        assert screen_of(pane)[0].rstrip().endswith(" 2h")
        pane.set_look(HeadlineLook(absolute=True))
        assert screen_of(pane)[0].rstrip().endswith(" 11:59")


async def test_an_empty_list_says_what_to_do() -> None:
    pane = HeadlineList(now=NOW, empty_words="Nothing unread here.\nPress R to sync.")
    host = Host(pane)
    async with host.run_test(size=(40, 12)) as pilot:
        await shown(pilot, pane, 0, Shelf())
        assert [line.strip() for line in screen_of(pane)[1:3]] == [
            "Nothing unread here.",
            "Press R to sync.",
        ]
        pane.move(1)
        pane.page(1)
        pane.open()
        heard = [m.article_id for m in host.heard if isinstance(m, HeadlineList.Highlighted)]
        assert heard == [None]


async def test_the_cursor_row_is_marked_by_more_than_colour() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, Shelf())
        assert screen_of(pane)[0].startswith("▌")
        pilot.app.set_focus(None)
        await rest(pilot)
        assert screen_of(pane)[0].startswith("▏")


async def test_a_resized_list_still_shows_its_cursor() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=(80, 40)) as pilot:
        await shown(pilot, pane, 100, Shelf())
        pane.move(35)
        await pilot.resize_terminal(60, 10)
        await rest(pilot)
        assert pane.cursor in pane.visible_rows()


async def test_a_longer_list_is_laid_out_at_once() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 3, Shelf())
        pane.show(ids(*range(1, 101)), Shelf().headlines, place=50)
        assert pane.max_scroll_y == 80
        assert pane.vertical_scrollbar.window_virtual_size == 100
        assert pane.vertical_scrollbar.position == pane.scroll_offset.y == 34


async def test_a_hidden_list_shows_its_cursor_when_it_comes_back() -> None:
    pane = HeadlineList(now=NOW)
    async with Host(pane).run_test(size=(80, 20)) as pilot:
        await shown(pilot, pane, 3, Shelf())
        pane.display = False
        await rest(pilot)
        pane.show(ids(*range(1, 101)), Shelf().headlines)
        pane.move(60)
        await rest(pilot)
        pane.display = True
        await rest(pilot)
        assert pane.visible_rows() == range(44, 64)
        assert pane.vertical_scrollbar.window_virtual_size == 100


async def test_moving_the_cursor_repaints_two_rows() -> None:
    pane, shelf = HeadlineList(now=NOW), Shelf()
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 50, shelf)
        drawn: list[int] = []
        original = pane.render_row

        def counting(index: int, width: int) -> list[tuple[str, str]]:
            drawn.append(index)
            return original(index, width)

        pane.render_row = counting  # type: ignore[method-assign]  # counts what is drawn
        pane.move(1)
        await rest(pilot)
        assert sorted(drawn) == [0, 1]


# Sources

COUNTS = Counts(1984, 118, 41, 12000, 3, 1, None, 0)


def feed(number: int, *folders: str, state: FeedState = FeedState.OK) -> Feed:
    title = f"Feed {number}"
    return Feed(number, f"http://f/{number}", None, title, folders, 7, 9, None, None, None, state)


FEEDS = [feed(1, "Tech"), feed(2, "Tech"), feed(3, state=FeedState.FAILING)]


async def test_sources_show_folders_counts_and_trouble() -> None:
    pane = SourcesPane()
    async with Host(pane).run_test(size=(28, 20)) as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        lines = [line.split() for line in screen_of(pane)[:9]]
        assert lines[0] == ["▌", "Unread", "1,984"]
        assert lines[5] == ["▾", "Tech", "14"]
        assert lines[8] == ["Feed", "3", "!", "7"]


async def test_the_cursor_passes_over_the_heading() -> None:
    pane = SourcesPane()
    async with Host(pane).run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        pane.move(3)
        pane.move(1)
        below = pane.scope
        pane.move(-1)
        assert [below, pane.scope] == [FolderScope("Tech"), Smart.EVERYTHING]


async def test_a_source_is_chosen_when_the_cursor_rests() -> None:
    pane = SourcesPane(rest=0.01)
    host = Host(pane)
    async with host.run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        for _ in range(5):
            pane.move(1)
        while not host.heard:
            await pilot.pause(0.01)
        chosen = [m for m in host.heard if isinstance(m, SourcesPane.Chosen)]
        assert [(m.scope, m.label, m.entered) for m in chosen] == [(FeedScope(1), "Feed 1", False)]


async def test_enter_chooses_at_once() -> None:
    pane = SourcesPane(rest=60)
    host = Host(pane)
    async with host.run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        pane.move(1)
        pane.open()
        await rest(pilot)
        chosen = [m for m in host.heard if isinstance(m, SourcesPane.Chosen)]
        assert [(m.scope, m.entered) for m in chosen] == [(Smart.TODAY, True)]


async def test_the_cursor_stays_on_its_source_when_counts_or_folds_change() -> None:
    pane = SourcesPane()
    async with Host(pane).run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        assert pane.choose(FeedScope(3))
        pane.show(source_rows(FEEDS, COUNTS, {"Tech"}))
        assert pane.scope == FeedScope(3)


async def test_a_source_that_is_folded_away_leaves_the_cursor_near() -> None:
    pane = SourcesPane()
    async with Host(pane).run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        pane.choose(FeedScope(1))
        pane.show(source_rows(FEEDS, COUNTS, {"Tech"}))
        assert pane.scope in (FolderScope("Tech"), FeedScope(3))


async def test_a_click_on_a_folder_s_sign_turns_it_and_on_its_name_opens_it() -> None:
    pane = SourcesPane(rest=60)
    host = Host(pane)
    async with host.run_test() as pilot:
        pane.show(source_rows(FEEDS, COUNTS))
        await rest(pilot)
        await pilot.click(pane, offset=(1, 5))
        await pilot.click(pane, offset=(8, 5))
        await rest(pilot)
        assert [type(m) for m in host.heard] == [SourcesPane.FolderTurned, SourcesPane.Chosen]


class Watched(HeadlineList):
    """Knows which rows it repainted."""

    repainted = ""

    def refresh_line(self, y: int) -> None:
        self.repainted += str(y)
        super().refresh_line(y)


async def test_only_rows_that_the_library_changed_are_painted_again() -> None:
    pane, shelf = Watched(now=NOW), Shelf()
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, shelf)
        pane.repainted = ""
        pane.forget_pages()
        assert pane.repainted == ""
        shelf.gone = frozenset({2})
        pane.forget_pages()
        assert pane.repainted == "1"


async def test_a_mark_that_the_library_has_by_now_is_not_painted_again() -> None:
    pane, shelf = Watched(now=NOW), Shelf()
    async with Host(pane).run_test() as pilot:
        await shown(pilot, pane, 3, shelf)
        pane.update_marks({2: Marks(read=True)})
        pane.repainted = ""
        shelf.read = frozenset({2})
        pane.look_again({})
        assert pane.repainted == ""
        pane.look_again({2: Marks(read=False)})
        assert pane.repainted == "1"
