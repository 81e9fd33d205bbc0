"""Every key of the registry, pressed in the real app."""

from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from textual.command import CommandList
from view_stand import SLOW, ScriptedRunner, fill, stand

from newsreader.models.scopes import FeedScope, FolderScope, SearchScope, Show, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.actions import ACTIONS, Pane
from newsreader.view.dialogs.add import AddDialog
from newsreader.view.dialogs.help import HelpDialog
from newsreader.view.dialogs.trouble import TroubleDialog
from waiting import PATIENCE


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shelf")
    with Library.open(Paths.under(root)) as library:
        fill(library, {"Asagiri": 40, "Kiosk": 3}, ["Japan"])
    return root


@pytest.fixture
def library(shelf: Path, tmp_path: Path) -> Paths:
    """Two feeds in one folder, 43 unread articles."""
    return Paths.under(copytree(shelf, tmp_path / "profile"))


async def test_every_action_has_its_method_and_every_method_its_entry(library: Paths) -> None:
    async with stand(library) as there:
        assert set(there.screen.actions) == {action.id for action in ACTIONS}


async def test_the_cursor_moves(library: Paths) -> None:
    """One app for the whole walk: starting it costs more than all of these keys."""
    walk = {"j": 1, "down": 2, "k": 1, "up": 0, "G": 42, "home": 0, "end": 42}
    async with stand(library) as there:
        rows = {}
        for key in walk:
            await there.press(key)
            rows[key] = there.screen.headlines.cursor
    assert rows == walk


async def test_sequences_and_counts(library: Paths) -> None:
    walk = {"4 j": 4, "1 2 j": 16, "2 0 k": 0, "7 G": 6, "g g": 0, "5 g g": 4, "9 9 J": 42}
    async with stand(library) as there:
        there.screen.waits_for_a_key = PATIENCE
        rows = {}
        for keys in walk:
            await there.press(*keys.split())
            rows[keys] = there.screen.headlines.cursor
    assert rows == walk


async def test_a_view_is_chosen_at_once_when_no_digit_follows(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("1", "j")
        assert (there.screen.lister.reading.show, there.screen.headlines.cursor) == (Show.ALL, 1)
        await there.press("2")
        await there.until(lambda: there.screen.lister.reading.show is Show.UNREAD)


async def test_what_may_follow_is_shown_and_esc_gives_it_up(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "g")
        await there.until(lambda: there.screen.ways.display)
        assert "top" in there.screen.ways.render().plain
        await there.press("escape")
        assert not there.screen.ways.display
        assert there.screen.headlines.cursor == 1
        await there.press("g", "ö")
        await there.says("g ö has no meaning")
        await there.press("ß")
        await there.says("ß has no meaning. Press ? for every key.")


async def test_letters_of_another_layout_are_the_keys_they_stand_on(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("о", "о", "л", "п", "п", "ξ")
        assert there.screen.headlines.cursor == 1


@pytest.mark.parametrize(
    ("down", "up"), [("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("ctrl+f", "ctrl+b")]
)
async def test_pages_turn_both_ways(library: Paths, down: str, up: str) -> None:
    async with stand(library, size=(120, 24)) as there:
        await there.press(down)
        assert there.screen.headlines.cursor > 8
        await there.press(up)
        assert there.screen.headlines.cursor == 0


async def test_the_focus_moves(library: Paths) -> None:
    s, h, r = Pane.SOURCES, Pane.HEADLINES, Pane.READER
    walk = [("h", s), ("h", s), ("l", h), ("right", r), ("left", h), ("left", s), ("enter", h)]
    walk += [("enter", r), ("escape", h), ("enter", r), ("backspace", h), ("enter", r), ("q", h)]
    walk += [("tab", r), ("tab", s), ("shift+tab", r), ("shift+tab", h), ("h", s), ("escape", h)]
    async with stand(library) as there:
        reached = []
        for key, pane in walk:
            await there.press(key)
            await there.reached(pane)
            reached.append((key, there.screen.pane if there.screen.active.has_focus else None))
    assert reached == walk


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_panes_slide_in_where_there_is_little_room(
    library: Paths, size: tuple[int, int]
) -> None:
    async with stand(library, size=size) as there:
        for key, pane in [("h", Pane.SOURCES), ("enter", Pane.HEADLINES), ("enter", Pane.READER)]:
            await there.press(key)
            await there.reached(pane)
            assert there.screen.active.has_focus
            assert there.screen.active.size.width > 20
            assert there.screen.active.size.height > 5


async def test_the_sources_are_listed_while_the_cursor_rests_on_them(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "G")
        await there.until(lambda: isinstance(there.screen.lister.reading.scope, FeedScope))
        assert there.screen.pane is Pane.SOURCES


async def test_space_folds_a_folder(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "j", "j", "j", "j")
        assert there.screen.sources.scope == FolderScope("Japan")
        rows = there.screen.sources.row_count
        await there.press("space")
        await there.until(lambda: there.screen.sources.row_count == rows - 2)


async def test_space_pages_and_then_goes_to_the_next_unread(library: Paths) -> None:
    async with stand(library, size=(120, 24)) as there:
        await there.until(lambda: there.screen.presenter.shown_id)
        first = there.screen.headlines.cursor
        await there.press("space")
        assert there.screen.reader.scroll_y > 0
        assert there.screen.headlines.cursor == first
        await there.press(*["space"] * 8)
        assert there.screen.headlines.cursor > first


async def test_n_and_p_pass_over_what_is_read(library: Paths) -> None:
    async with stand(library) as there:
        there.library.mark_read(there.screen.headlines.ids[1:5])
        await there.until(lambda: there.screen.headlines.headline(4).read)  # type: ignore[union-attr]
        await there.press("n")
        assert there.screen.headlines.cursor == 5
        await there.press("p")
        assert there.screen.headlines.cursor == 0


async def test_capital_j_and_k_walk_through_articles_while_reading(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("enter", "J", "J", "K")
        assert there.screen.pane is Pane.READER
        assert there.screen.headlines.cursor == 1


async def test_a_mark_is_on_the_screen_at_once_and_on_the_disk_soon(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("m")
        assert there.screen.current
        assert there.screen.current.read
        await there.until(lambda: there.unread() == 42)
        assert there.screen.headlines.row_count == 43
        await there.press("u")
        await there.until(lambda: there.unread() == 43)


async def test_a_bookmark_is_kept_and_taken_away(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("b")
        await there.until(lambda: there.library.counts().bookmarks == 1)
        await there.says("ctrl+z")
        await there.press("s")
        await there.until(lambda: there.library.counts().bookmarks == 0)


@pytest.mark.parametrize("key", ["ctrl+z", "U"])
async def test_all_read_is_undone(library: Paths, key: str) -> None:
    async with stand(library) as there:
        await there.press("A")
        await there.until(lambda: there.unread() == 0)
        assert there.screen.headlines.row_count == 43
        await there.press(key)
        await there.until(lambda: there.unread() == 43)
        await there.says("Undone")
        assert not there.screen.current.read  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "show"), [("1", Show.ALL), ("2", Show.UNREAD), ("3", Show.BOOKMARKS)]
)
async def test_digits_choose_what_is_listed(library: Paths, key: str, show: Show) -> None:
    async with stand(library) as there:
        await there.press(key)
        await there.until(lambda: there.screen.lister.reading.show is show)


async def test_search_lists_while_typing_and_escape_leads_back(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("slash", *"kiosk")
        await there.until(lambda: there.screen.lister.reading.scope == SearchScope("kiosk*"))
        await there.until(lambda: there.screen.headlines.row_count == 3)
        await there.press("enter", "j")
        assert there.screen.headlines.cursor == 1
        await there.press("escape")
        await there.until(lambda: there.screen.lister.reading.scope == Smart.UNREAD)


async def test_leaving_a_search_leads_to_the_same_rows_and_the_same_place(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("2", "j", "j", "m")
        before = there.screen.lister.reading
        here = there.screen.headlines.article_id(there.screen.headlines.cursor)
        await there.press("slash", *"kiosk", "enter", "j", "escape")
        await there.until(lambda: there.screen.lister.reading == before)
        assert there.screen.headlines.article_id(there.screen.headlines.cursor) == here


async def test_no_source_looks_chosen_while_a_search_is_listed(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("slash", *"kiosk", "enter")
        await there.until(lambda: there.screen.searching)
        sources = there.screen.sources
        assert sources.icons.resting not in sources.render_line(sources.cursor).text
        await there.press("escape")
        await there.until(lambda: not there.screen.searching)
        assert sources.icons.resting in sources.render_line(sources.cursor).text


async def test_another_kind_of_list_keeps_the_article_under_the_cursor(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "j")
        here = there.screen.current
        await there.press("2")
        await there.until(lambda: there.screen.lister.reading.show is Show.UNREAD)
        assert there.screen.current == here


async def test_a_query_that_makes_no_sense_is_explained(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("slash", *"since:soon")
        await there.until(
            lambda: (
                there.screen.status.words.startswith(("since", "“", "'", "I"))
                or "since" in there.screen.status.words
            )
        )


async def test_dates_instead_of_ages(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("T")
        assert there.screen.headlines.look.absolute


async def test_r_syncs_the_feed_and_capital_r_everything(library: Paths) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        await there.press("R")
        await there.press("h", "G")
        await there.until(lambda: isinstance(there.screen.lister.reading.scope, FeedScope))
        await there.press("r")
    assert runner.asked[:2] == [("sync", []), ("sync", ["https://kiosk.example/feed"])]


async def test_unsubscribing_is_undone(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("h", "G", "d")
        await there.until(lambda: len(there.library.feeds()) == 1)
        await there.says("ctrl+z brings it back")
        await there.press("ctrl+z")
        await there.until(lambda: len(there.library.feeds()) == 2)


async def test_d_elsewhere_touches_nothing(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("d")
        await there.says("Choose a feed in the sources")
        assert len(there.library.feeds()) == 2


@pytest.mark.parametrize(
    ("preset", "keys", "title"),
    [
        ("vim", "gb", "Bookmarks · Japan"),
        ("vim", "gu", "Unread · Japan"),
        ("google-reader", "gs", "Bookmarks · Japan"),
    ],
)
async def test_lists_are_asked_for_from_the_article_too(
    library: Paths, preset: str, keys: str, title: str
) -> None:
    config = replace(SLOW, keys={"preset": preset})
    async with stand(library, config=config, scope=FolderScope("Japan")) as there:
        await there.press("enter")
        await there.reached(Pane.READER)
        await there.press(*keys)
        await there.until(lambda: there.screen.lister.reading.title == title)


async def test_newsboats_q_steps_out_of_the_article_and_the_list_before_it_quits(
    library: Paths,
) -> None:
    config = replace(SLOW, keys={"preset": "newsboat"})
    async with stand(library, config=config) as there:
        await there.press("enter")
        await there.reached(Pane.READER)
        await there.press("q")
        await there.reached(Pane.HEADLINES)
        await there.press("q")
        await there.reached(Pane.SOURCES)
        await there.press("q")
        await there.until(lambda: there.app._exit)


@pytest.mark.parametrize(
    ("key", "dialog"),
    [("question_mark", HelpDialog), ("exclamation_mark", TroubleDialog), ("a", AddDialog)],
)
async def test_dialogs_open_and_escape_closes_them(
    library: Paths, key: str, dialog: type[object]
) -> None:
    async with stand(library) as there:
        await there.press(key)
        await there.until(lambda: isinstance(there.app.screen, dialog))
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_runs_an_action_by_its_name(library: Paths, key: str) -> None:
    async with stand(library) as there:
        await there.press(key)
        await there.until(lambda: there.app.screen is not there.screen)
        await there.press(*"zen")
        await there.until(lambda: there.app.screen.query_one(CommandList).option_count in (1, 2))
        await there.press("enter")
        await there.until(lambda: there.screen.zen)


async def test_zen_leaves_only_the_article(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("z")
        assert not there.screen.headlines.is_on_screen
        await there.press("z")
        await there.until(lambda: there.screen.headlines.is_on_screen)


async def test_y_copies_the_address(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("y")
        assert there.app.clipboard == "https://kiosk.example/Kiosk-1"


@pytest.mark.parametrize("keys", [["ctrl+q"], ["enter", "Q"], ["enter", "q", "q"]])
async def test_quitting(library: Paths, keys: list[str]) -> None:
    async with stand(library) as there:
        await there.press(*keys)
        await there.until(lambda: there.app._exit)
