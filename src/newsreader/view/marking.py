"""Marks: on the screen at once, on the disk right after, and back when the disk refuses."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from typing import Protocol, TypeVar

from newsreader.models.acts import Act, redone_words, undone_words
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.actions.kinds import KeyOf
from newsreader.view.marks import Marks, Overrides
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.shelf import Shelf, done

T = TypeVar("T")

_SOON, _AGAIN = 0.8, 3.0
"""Seconds until the person is told what is waited for, and is told again."""
_SOME = 20_000
"""Articles: no person goes through as many while an act is stored."""
_WRITING = "Writing it down …"
_LOCKED_OUT = "Another program keeps the library locked. What you do is written down right after."


class Teller(Protocol):
    """Says a sentence to the person."""

    def __call__(
        self, words: str, *, wrong: bool = False, hint: str = "", brief: bool = False
    ) -> None: ...


class Marker:
    """The acts that change the library."""

    def __init__(
        self,
        shelf: Shelf,
        rows: HeadlineList,
        say: Teller,
        recount: Callable[[], Awaitable[None]],
        recount_soon: Callable[[], None],
        key: KeyOf,
    ) -> None:
        self._shelf = shelf
        self._rows = rows
        self._say = say
        self._recount = recount
        self._recount_soon = recount_soon
        self._key = key
        self._overrides = Overrides()
        self._begun = frozenset[int]()
        """Great acts that were under way at the last look."""

    def read(
        self, ids: Sequence[int], *, read: bool, place: str = ""
    ) -> tuple[int, Future[Act | None]]:
        """Shown already; `stored` waits for the rest."""
        layer = self._lay(ids, Marks(read=read))
        write = self._shelf.write_much if len(ids) > 1 else self._shelf.write
        return layer, write(lambda library: library.mark_read(ids, read, place))

    def read_in_passing(self, article_id: int) -> tuple[int, Future[Act | None]]:
        layer = self._lay([article_id], Marks(read=True))
        return layer, self._shelf.write(lambda library: library.read_in_passing([article_id]))

    def bookmark(self, article_id: int, *, on: bool) -> tuple[int, Future[Act | None]]:
        layer = self._lay([article_id], Marks(bookmarked=on))
        return layer, self._shelf.write(lambda library: library.bookmark([article_id], on))

    async def stored(
        self, layer: int, future: Future[Act | None], *, silently: bool = False
    ) -> None:
        """Wait for the disk, then let the library speak for itself again."""
        act = await self._outcome(future)
        self._overrides.lift(layer)
        self._rows.look_again(self._overrides.now)
        self._recount_soon()
        if silently:
            return
        if act:
            self._say(act.words, hint=f"{self._key('undo')} undoes it")
        elif not future.exception():
            self._say("It was so already: nothing changed.")

    async def undo(self, act_id: int | None = None) -> Act | None:
        """What was done last, or that act; what came of it is said."""
        turning = self._shelf.write_much(lambda library: library.undo(act_id))
        act = await self._turned(turning, "undo")
        if act:
            self._say(undone_words(act), hint=f"{self._key('redo')} brings it back")
        return act

    async def redo(self, act_id: int | None = None) -> Act | None:
        """What was undone last, or that act; what came of it is said."""
        turning = self._shelf.write_much(lambda library: library.redo(act_id))
        act = await self._turned(turning, "redo")
        if act:
            self._say(redone_words(act), hint=f"{self._key('undo')} undoes it")
        return act

    def something_stands_still(self) -> bool:
        """Another program takes long over a great act, or was killed in the middle of it."""
        none: list[int] = []
        before, self._begun = self._begun, frozenset(self._shelf.look(Library.half_done, none))
        return bool(before & self._begun) and not self._shelf.behind

    async def finish(self) -> None:
        """What a kill left half done of an act about a great many articles."""
        if await self._outcome(self._shelf.write(lambda library: library.finish())):
            await self._refresh()

    async def _turned(self, turning: Future[Act | None], verb: str) -> Act | None:
        act = await self._outcome(turning)
        await self._refresh()
        if act is None and not turning.exception():
            self._say(f"There is nothing to {verb}.", brief=True)
        return act

    async def change(self, act: Callable[[Library], T]) -> T | None:
        """Any other act of the library; `None` when it failed, which has been said."""
        outcome = await self._outcome(self._shelf.write_much(act))
        await self._refresh()
        return outcome

    async def look_at_subscriptions(self) -> str | None:
        """Follow what feeds.toml says now; what is wrong with it, in a sentence."""

        def reconciled(library: Library) -> str | None:
            library.reconcile()
            return library.subscriptions_error()

        try:
            return await done(self._shelf.write(reconciled))
        except LibraryError as error:
            return str(error)

    async def _outcome(self, future: Future[T]) -> T | None:
        try:
            return await self._patiently(done(future))
        except LibraryError as error:
            self._say(str(error), wrong=True)
            return None

    async def _patiently(self, outcome: Awaitable[T]) -> T:
        """What a great act, or another program, makes one wait for is said, and said again."""
        waiting, patience = asyncio.ensure_future(outcome), _SOON
        try:
            while not (await asyncio.wait([waiting], timeout=patience))[0]:
                self._say(_LOCKED_OUT if self._shelf.locked_out else _WRITING, brief=True)
                patience = _AGAIN
            return await waiting
        finally:
            waiting.cancel()

    def _lay(self, ids: Sequence[int], marks: Marks) -> int:
        layer = self._overrides.lay(self._near(ids), marks)
        self._rows.update_marks(self._overrides.now)
        return layer

    def _near(self, ids: Sequence[int]) -> Sequence[int]:
        """Of a great many, what the person may come to see before they are stored."""
        if len(ids) <= 4 * _SOME:
            return ids
        here = self._rows.place
        return [*ids[:_SOME], *ids[-_SOME:], *ids[max(0, here - _SOME) : here + _SOME]]

    async def _refresh(self) -> None:
        self._rows.look_again(self._overrides.now)
        await self._recount()
