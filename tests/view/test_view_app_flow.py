"""The app while things happen: news arrive, a sync runs, the disk refuses."""

import asyncio
import html
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input, Static
from textual.worker import WorkerFailed
from view_rest import rest
from view_stand import SLOW, ScriptedRunner, Stand, arrive, fail, fill, stand

from newsreader.config import Config, Look, Reading
from newsreader.models.acts import Act
from newsreader.models.articles import Article
from newsreader.models.scopes import FeedScope, SearchScope, Smart
from newsreader.models.syncing import (
    Failure,
    FeedAdded,
    FeedFailed,
    Refused,
    SyncFinished,
    SyncStarted,
)
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.app import NewsReader
from newsreader.view.dialogs.add import AddDialog
from newsreader.view.dialogs.addresses import path_in
from newsreader.view.dialogs.trouble import TroubleDialog


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 6, "Kiosk": 2}, ["Japan"])
    return paths


async def test_arrivals_are_announced_and_move_nothing(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j")
        arrive(there.library, "Kiosk", ["Late news", "Later news"])
        await there.until(lambda: "2 new" in there.screen.headlines_title.render().plain)
        assert there.screen.headlines.row_count == 8
        before = there.screen.current
        await there.press("full_stop")
        await there.until(lambda: there.screen.headlines.row_count == 10)
        assert there.screen.current == before


async def test_news_in_an_empty_list_come_by_themselves(paths: Paths) -> None:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 0})
    async with stand(paths) as there:
        arrive(there.library, "Kiosk", ["First news"])
        await there.title("First news")


async def test_a_rest_on_an_article_marks_it_read(library: Paths) -> None:
    config = Config(Reading(mark_read_after=0.05))
    async with stand(library, config=config) as there:
        await there.until(lambda: there.unread() == 7)
        assert there.screen.headlines.row_count == 8


async def test_flicking_past_articles_leaves_them_unread(library: Paths) -> None:
    config = Config(Reading(mark_read_after=1.5))
    async with stand(library, config=config) as there:
        await there.flick("j", "j", "j")
        await there.until(lambda: read_in(there, 3))
        assert [read_in(there, row) for row in (1, 2)] == [False, False]


async def test_an_article_that_comes_late_is_not_read_in_the_place_of_the_one_after_it(
    library: Paths,
) -> None:
    async with stand(library, config=SLOW) as there:
        flicked_past, rested_on = map(there.screen.headlines.article_id, (1, 2))
        assert flicked_past is not None
        assert rested_on is not None
        there.screen.dwelling.begin(flicked_past, 0.1)
        there.screen.dwelling.begin(rested_on, 0.1)
        await there.until(lambda: read_in(there, 2))
        assert not read_in(there, 1)


def read_in(there: Stand, row: int) -> bool:
    headline = there.screen.headlines.headline(row)
    return headline is not None and headline.read


async def test_opening_marks_read_at_once(library: Paths) -> None:
    async with stand(library, config=Config(Reading(mark_read_after=-1))) as there:
        await there.press("enter")
        await there.until(lambda: there.unread() == 7)


async def test_marks_made_right_before_quitting_are_kept(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("m", "j", "b", "Q")
    with Library.open(library) as again:
        assert (again.counts().unread, again.counts().bookmarks) == (7, 1)


class FullDisk(Library):
    """Reads, and does not write."""

    def mark_read(self, ids: Sequence[int], read: bool = True, place: str = "") -> Act | None:
        raise LibraryError("The disk is full, so nothing was saved.")


async def test_a_mark_that_the_disk_refuses_is_taken_back_and_said(library: Paths) -> None:
    async with stand(library, kind=FullDisk) as there:
        await there.press("m")
        await there.says("The disk is full")
        assert not there.screen.current.read  # type: ignore[union-attr]


class FailingDisk(Library):
    """Lists articles, and brings none."""

    def article(self, article_id: int, *, own: bool = False) -> Article | None:
        raise LibraryError("The disk failed.")


async def test_an_article_that_cannot_be_read_is_not_called_gone(library: Paths) -> None:
    async with stand(library, kind=FailingDisk) as there:
        await there.until(lambda: there.screen.reader.words == "The disk failed.")
        await there.says("The disk failed.")


async def test_an_edit_of_feeds_toml_is_followed_while_running(library: Paths) -> None:
    async with stand(library) as there:
        with library.feeds_toml.open("a", encoding="utf-8") as file:
            file.write('\n[[feeds]]\nurl = "https://new.example/feed"\ntitle = "New one"\n')
        await there.until(lambda: any(row.label == "New one" for row in there.screen.sources.rows))


async def test_a_sync_reports_and_its_failures_are_told(library: Paths) -> None:
    with Library.open(library) as own:
        fail(own, "Kiosk", "The server answered 500.")
    events = (
        SyncStarted(2),
        FeedFailed(2, "Kiosk", "https://kiosk.example/feed", "The server answered 500."),
        SyncFinished(2, 1, 0, 1, 0, 5, 0, (), 1, 0.1),
    )
    runner = ScriptedRunner(events)
    async with stand(library, runner) as there:
        await there.press("R")
        await there.says("Synced 2 feeds · 5 new · 1 failed (press !)")
        await there.press("exclamation_mark")
        await there.until(lambda: isinstance(there.app.screen, TroubleDialog))
        await there.press("r")
        await there.until(lambda: runner.asked[-1] == ("sync", ["https://kiosk.example/feed"]))


class EndlessRunner(ScriptedRunner):
    """A sync that does not end."""

    async def _play(self):  # type: ignore[no-untyped-def]
        yield SyncStarted(9)
        await asyncio.Event().wait()


async def test_a_second_sync_is_declined_in_words(library: Paths) -> None:
    runner = EndlessRunner()
    async with stand(library, runner) as there:
        await there.press("R")
        await there.says("Syncing 1 of 9")
        await there.press("R")
        await there.says("running already")
    assert [name for name, _ in runner.asked] == ["sync", "stop"]


# Adding


async def test_an_added_feed_is_opened(library: Paths) -> None:
    with Library.open(library) as own:
        kiosk = own.find_feeds("Kiosk")[0]
    runner = ScriptedRunner((FeedAdded(kiosk.id, "Kiosk", kiosk.url, 2),))
    async with stand(library, runner) as there:
        await there.press("a")
        await there.until(lambda: isinstance(there.app.screen, AddDialog))
        await there.press(*"kiosk.example", "tab", *"World", "enter")
        await there.says("Following Kiosk · 2 articles")
        await there.until(lambda: there.screen.lister.reading.scope == FeedScope(kiosk.id))
    assert runner.asked[0] == ("add", (["kiosk.example"], ["World"]))


async def test_what_is_no_feed_is_said_where_it_can_be_mended(library: Paths) -> None:
    runner = ScriptedRunner((Refused("There is no feed at kiosk.example."),))
    async with stand(library, runner) as there:
        await there.press("a")
        await there.until(lambda: isinstance(there.app.screen, AddDialog))
        await there.press(*"kiosk.example", "enter")
        said = there.app.screen.query_one("#said")
        await there.until(lambda: "There is no feed" in str(said.render()))
        assert there.app.screen.query_one("#words", Input).value == "kiosk.example"


@pytest.mark.parametrize(
    ("words", "is_path"),
    [
        ("~/feeds.opml", True),
        ("/tmp/x", True),
        ("example.org", False),
        ("https://a.example/x.xml", False),
    ],
)
def test_a_path_is_told_from_an_address(words: str, is_path: bool) -> None:
    assert (path_in(words) is not None) == is_path


# The terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_the_app_in_order(library: Paths, number: signal.Signals) -> None:
    async with stand(library) as there:
        await there.press("m")
        os.kill(os.getpid(), number)
        await there.until(lambda: there.app._exit)
    with Library.open(library) as again:
        assert again.counts().unread == 7


async def test_wrong_keys_in_the_config_are_said_once(library: Paths) -> None:
    config = Config(SLOW.reading, keys={"nonsense": "x"})
    async with stand(library, config=config) as there:
        await there.says("there is no action nonsense")


async def test_a_key_can_be_moved(library: Paths) -> None:
    async with stand(library, config=Config(SLOW.reading, keys={"zen": "ctrl+g"})) as there:
        await there.press("z")
        assert not there.screen.zen
        await there.press("ctrl+g")
        assert there.screen.zen


async def test_a_resize_keeps_cursor_and_article(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "j", "enter")
        await there.until(lambda: there.screen.presenter.shown_id)
        for size in [(40, 12), (250, 70), (80, 24)]:
            await there.pilot.resize_terminal(*size)
            await rest(there.pilot)
            assert there.screen.headlines.cursor == 2
            assert there.screen.pane is Pane.READER
            assert there.screen.reader.size.width > 30


async def test_a_narrow_screen_that_grows_shows_the_article_under_the_cursor(
    library: Paths,
) -> None:
    async with stand(library, size=(40, 12)) as there:
        await there.press("j")
        assert there.screen.presenter.shown_id is None
        await there.pilot.resize_terminal(120, 40)
        await there.until(lambda: there.screen.presenter.shown_id == there.screen.headlines.ids[1])


async def test_the_app_can_open_on_what_a_query_finds(library: Paths) -> None:
    async with stand(library, scope=SearchScope("kiosk")) as there:
        await there.until(lambda: there.screen.headlines.row_count == 2)
        assert there.screen.lister.reading.title == "Search: kiosk"


async def test_the_first_frame_neither_claims_an_empty_list_nor_shows_other_panes(
    library: Paths,
) -> None:
    async with stand(library, size=(80, 24)) as there:
        assert there.screen.pane is Pane.HEADLINES
        assert not there.screen.sees(Pane.SOURCES)
        assert there.screen.headlines.row_count == 8


async def test_a_long_sentence_is_shown_whole_and_goes_away(library: Paths) -> None:
    async with stand(library, size=(40, 12)) as there:
        there.screen.say("The disk is full, so nothing was saved. " * 2, wrong=True)
        await there.until(lambda: there.screen.status.size.height >= 2)
        there.screen.status.hush()
        await there.until(lambda: there.screen.status.size.height == 1)


async def test_an_acts_title_is_cut_and_its_undo_is_not(library: Paths) -> None:
    async with stand(library, size=(40, 12)) as there:
        there.screen.say("Marked read: “A very long title that goes on”", hint="ctrl+z undoes it")
        line = there.screen.status.render().plain
        assert "… · ctrl+z undoes it" in line
        assert there.screen.status.size.height == 1


async def test_when_nothing_is_unread_the_first_list_has_everything(library: Paths) -> None:
    with Library.open(library) as own:
        own.mark_read(own.snapshot(Smart.EVERYTHING))
    async with stand(library) as there:
        assert there.screen.lister.reading.scope == Smart.EVERYTHING
        assert there.screen.sources.scope == Smart.EVERYTHING
        assert there.screen.headlines.row_count == 8
        await there.says("Nothing is unread")


async def test_a_fault_of_ours_goes_into_the_log_and_not_on_the_terminal(
    library: Paths, caplog: pytest.LogCaptureFixture
) -> None:
    apps: list[NewsReader] = []

    async def press_m() -> None:
        async with stand(library, kind=FaultyLibrary) as there:
            apps.append(there.app)
            await there.press("m")
            await there.until(lambda: there.app.return_code)

    with pytest.raises(WorkerFailed):
        await press_m()
    assert not apps[0]._exit_renderables  # what Textual would print
    assert "a fault of ours" in caplog.text
    assert "Traceback" in caplog.text


class FaultyLibrary(Library):
    """Has a fault that nobody thought of."""

    def mark_read(self, ids: Sequence[int], read: bool = True, place: str = "") -> Act | None:
        raise RuntimeError("a fault of ours")


async def test_what_was_said_makes_room_for_the_sync_that_begins(library: Paths) -> None:
    async with stand(library) as there:
        there.screen.say("Copied an address")
        there.screen.status.work("Syncing …")
        assert there.screen.status.words == "Syncing …"


async def test_a_list_of_one_feed_does_not_name_it_in_every_row(library: Paths) -> None:
    async with stand(library) as there:
        assert there.screen.headlines.look.feeds
        await there.press("h", "G")
        await there.until(lambda: isinstance(there.screen.lister.reading.scope, FeedScope))
        assert not there.screen.headlines.look.feeds


@pytest.mark.parametrize(
    ("words", "is_path"),
    [("nowhere.opml", True), ("nowhere.xml", False), ("https://a.example/b.opml", False)],
)
def test_a_name_that_only_a_file_can_have_is_a_file(words: str, is_path: bool) -> None:
    assert (path_in(words) is not None) is is_path


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 50)])
async def test_however_much_failed_the_foot_of_the_dialog_is_seen(
    paths: Paths, size: tuple[int, int]
) -> None:
    names = [f"Feed{number}" for number in range(30)]
    with Library.open(paths) as library:
        fill(library, dict.fromkeys(names, 1))
        for name in names:
            fail(library, name, "The server answered 500.")
    async with stand(paths, size=size) as there:
        await there.press("exclamation_mark")
        await there.until(lambda: there.app.screen.query(".foot"))
        await rest(there.pilot)
        card, foot = there.app.screen.query_one(".card"), there.app.screen.query_one(".foot")
        assert foot.region.height == 1
        assert 1 <= card.region.bottom - foot.region.bottom <= 2


async def test_what_could_not_be_reached_is_called_by_its_name(library: Paths) -> None:
    failure = Failure("https://kiosk.example/feed", "kiosk.example could not be found.")
    runner = ScriptedRunner((SyncStarted(1), SyncFinished(1, 0, 0, 1, 0, 0, 0, (failure,), 1, 0.1)))
    async with stand(library, runner) as there:
        await there.press("R")
        await there.says("1 failed")
        await there.press("exclamation_mark")
        await there.until(lambda: isinstance(there.app.screen, TroubleDialog))
        words = str(there.app.screen.query_one(".page Static", Static).render())
        assert "Kiosk" in words
        assert "https://kiosk.example/feed" not in words


@pytest.mark.parametrize("key", ["f5", "question_mark", "exclamation_mark", "a"])
async def test_where_ascii_is_asked_for_all_signs_of_ours_are(paths: Paths, key: str) -> None:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 3}, ["A folder with a name that is too long for its pane"])
        fail(library, "Kiosk", "The server answered 500.")
    config = Config(SLOW.reading, look=Look(icons="ascii"))
    async with stand(paths, config=config) as there:
        await there.press("b", key)
        await there.pilot.pause(0.1)
        screen = there.app.export_screenshot(simplify=True)
        signs = {sign for sign in html.unescape(screen) if ord(sign) > 126} - {"\xa0"}
        assert not signs - set("▁▂▃▄▅▆▇█▔")  # Textual's scrollbar


async def test_a_single_step_is_followed_at_once_and_a_hurried_one_when_it_rests(
    library: Paths,
) -> None:
    async with stand(library, config=SLOW) as there:
        presenter, (first, second, third) = there.screen.presenter, there.screen.headlines.ids[:3]
        presenter.show(second)
        await there.until(lambda: presenter.shown_id == second)
        presenter.show(third, (first,))
        await there.until(lambda: presenter.shown_id == third)
        for _ in range(30):  # until two steps follow each other as quickly as keys do
            await asyncio.sleep(0.2)
            presenter.follow(first, ())
            assert presenter.shown_id == first
            presenter.follow(second, ())
            hurried = presenter.shown_id
            await there.until(lambda: presenter.shown_id == second)
            if hurried == first:
                break
        assert hurried == first


async def test_zen_needs_an_article(tmp_path: Path) -> None:
    async with stand(Paths.under(tmp_path)) as there:
        await there.press("z")
        assert not there.screen.zen
