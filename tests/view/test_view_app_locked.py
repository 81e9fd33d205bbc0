"""The app while another program keeps the library locked, and beside a second app."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Self

import pytest
from view_stand import NOON, fill, stand

from newsreader.models.acts import ActKind
from newsreader.models.scopes import Scope, SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.history import journal
from newsreader.store.history.turns import Turn
from newsreader.store.library import Library
from newsreader.store.times import utc_now
from newsreader.store.undo.standing import Settling
from newsreader.view.shelf import Shelf


class Hasty(Library):
    """Waits for another program a tenth of a second instead of five."""

    @classmethod
    def open(cls, paths: Paths, clock: Callable[[], datetime] = utc_now) -> Self:
        library = super().open(paths, clock)
        library.db.run("PRAGMA busy_timeout = 100")
        return library


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 6, "Asagiri": 3})
    return paths


@contextmanager
def locked(paths: Paths) -> Iterator[Callable[[], None]]:
    """Another program is in the middle of a long transaction, until it is told to end it."""
    with closing(sqlite3.connect(paths.library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def unlock() -> None:
            other.execute("ROLLBACK")

        yield unlock


async def test_acts_wait_for_a_program_that_keeps_the_library_locked(library: Paths) -> None:
    async with stand(library, kind=Hasty) as there:
        with locked(library) as unlock:
            await there.press("m", "j", "b", "j", "A")
            await there.says("Another program keeps the library locked")
            assert there.screen.current
            assert there.screen.current.read
            assert there.unread() == 9
            unlock()
            await there.until(lambda: there.unread() == 0)
        assert there.library.counts().bookmarks == 1
        assert [act.kind for act in there.library.history(3)] == ["read", "bookmark", "read"]
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 8)


async def test_undo_waits_too(library: Paths) -> None:
    async with stand(library, kind=Hasty) as there:
        await there.press("A")
        await there.until(lambda: there.unread() == 0)
        with locked(library) as unlock:
            await there.press("ctrl+z")
            await there.says("Another program keeps the library locked")
            unlock()
            await there.says("Undone: Marked 9 articles read")
        assert there.unread() == 9


def test_what_was_done_last_is_written_after_the_app_has_ended(library: Paths) -> None:
    with Hasty.open(library) as own:
        shelf = Shelf(own, lambda: Hasty.open(library), print)
        ids = own.snapshot(Smart.EVERYTHING)
        with locked(library) as unlock:
            shelf.write(lambda one: one.mark_read(ids))
            assert not shelf.close(0.3)
            unlock()
            assert shelf.close(None)
        assert own.counts().unread == 0


async def test_two_apps_share_a_library(library: Paths) -> None:
    async with stand(library) as one, stand(library) as other:
        await one.press("m", "b")
        await other.until(lambda: other.screen.current and other.screen.current.read)
        await other.until(lambda: other.screen.current and other.screen.current.bookmarked)
        await other.until(lambda: other.screen.headlines_title.render().plain.endswith("8/9"))
        await other.press("A")
        await one.until(lambda: one.unread() == 0)
        await other.says("Marked 8 articles read")
        await one.press("ctrl+z")
        await one.says("Undone: Marked 8 articles read")
        await other.until(lambda: other.screen.tally.counts.unread == 8)
        await other.press("ctrl+z", "ctrl+z")
        await one.until(lambda: one.screen.tally.counts.unread == 9)
        assert list(one.screen.headlines.ids) == list(other.screen.headlines.ids)


@contextmanager
def busy(shelf: Shelf) -> Iterator[Callable[[], None]]:
    """What is to be stored waits until it is let go."""
    gate = threading.Event()
    shelf.write(lambda _: gate.wait())
    try:
        yield gate.set
    finally:
        gate.set()


@pytest.mark.parametrize("scope", [Smart.UNREAD, SearchScope("is:unread")])
async def test_a_list_opened_right_after_a_great_act_has_heard_of_it(
    library: Paths, scope: Scope
) -> None:
    async with stand(library) as there:
        with busy(there.screen.shelf) as let_go:
            await there.press("A")
            there.screen.lister.open(scope, "again")
            await there.pilot.pause()
            assert not there.screen.lister.reading.complete
            let_go()
            await there.until(lambda: there.screen.lister.reading.complete)
            assert there.screen.headlines.row_count == 0


@pytest.mark.parametrize("key", ["2", "full_stop"])
async def test_so_has_one_that_is_asked_for_anew(library: Paths, key: str) -> None:
    async with stand(library) as there:
        with busy(there.screen.shelf) as let_go:
            await there.press("A", key)
            let_go()
            await there.until(lambda: there.screen.headlines.row_count == 0)


async def test_a_list_of_all_there_is_waits_for_no_act(library: Paths) -> None:
    async with stand(library) as there:
        with busy(there.screen.shelf):
            await there.press("A")
            there.screen.lister.open(Smart.EVERYTHING, "Everything")
            await there.until(lambda: there.screen.lister.reading.complete)
            assert there.screen.headlines.row_count == 9


class Over(Turn):
    """As soon as something was done."""

    @property
    def over(self) -> bool:
        return True


async def test_what_another_app_left_half_done_is_finished(library: Paths) -> None:
    async with stand(library) as there:
        ids, db = there.library.snapshot(Smart.EVERYTHING), there.library.db
        await asyncio.wrap_future(there.screen.shelf.write(lambda own: own.finish()))
        with db.transaction():
            act = journal.record(db, ActKind.READ, "Marked", NOON, ids)
            Settling(db, act, stands=True, part=1).go_on(Over())
        assert there.unread() == 8
        await there.until(lambda: there.unread() == 0)
        await there.until(lambda: there.screen.tally.counts.unread == 0)
        assert not there.library.half_done()
