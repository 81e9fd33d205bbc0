"""The list on the screen: a snapshot of a scope, its first ids at once, the rest right after."""

from array import array
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual.screen import Screen

from newsreader.models.articles import Headline
from newsreader.models.scopes import FeedScope, Scope, Show, Smart
from newsreader.query.errors import QueryError
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.marking import Teller
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.reading import Reading, continued, seek
from newsreader.view.shelf import Shelf
from newsreader.view.work import replace_work

_HEAD = 500
"""Ids that fill any screen; reading them takes a millisecond."""
_NEAR = 320
"""Headlines looked at on the spot for the next unread one, before the library is asked."""

Head = tuple["array[int]", int]
"""Ids, and the greatest of them."""


def _head_of(wanted: Reading, limit: int | None) -> Callable[[Library], Head]:
    def question(library: Library) -> Head:
        ids = library.snapshot(wanted.scope, wanted.show, limit)
        return ids, max(ids, default=0)

    return question


def _rest_of(begun: Reading) -> Callable[[Library], Head]:
    def question(library: Library) -> Head:
        ids = continued(begun.ids, library.snapshot(begun.scope, begun.show))
        return ids, max(ids, default=0)

    return question


class Lister:
    """Fills the headline list, and finds what is unread in it."""

    def __init__(
        self,
        screen: Screen[None],
        shelf: Shelf,
        rows: HeadlineList,
        say: Teller,
        listed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._shelf = shelf
        self._rows = rows
        self._say = say
        self._listed = listed
        self.reading = Reading()

    def open(
        self,
        scope: Scope,
        label: str,
        show: Show = Show.ALL,
        *,
        unread: bool = False,
        at: int | None = None,
    ) -> None:
        """List the scope from its top, from its first unread article, or from the article `at`."""
        self._give_up()
        self.reading = Reading(scope, label, show)
        if isinstance(scope, Smart | FeedScope):
            head = self._shelf.look(_head_of(self.reading, _HEAD), (array("q"), 0))
            self._show(self.reading, head, unread=unread, at=at)
            self._complete_later()
        else:
            self._start("list", partial(self._fill, self.reading, unread=unread, at=at))

    def resume(self, reading: Reading, cursor: int) -> None:
        """A list as it was left: the same rows, the cursor where it was."""
        self._give_up()
        self.reading = reading
        self._listed()
        self._rows.show(reading.ids, self._headlines, cursor)
        self._complete_later()

    def _give_up(self) -> None:
        """What the list before this one still waited for."""
        self._screen.workers.cancel_group(self._screen, "list")

    def _complete_later(self) -> None:
        """Paint first: while 100,000 ids are read, the screen gets little of the interpreter."""
        reading = self.reading

        def begin() -> None:
            if self.reading is reading:
                self._start("list", partial(self._go_on, reading))

        if not reading.complete:
            self._screen.call_after_refresh(begin)

    def bring(self) -> None:
        """The same list with what arrived since; the cursor stays on its article."""
        self._start("list", partial(self._complete, self.reading))

    async def newer(self) -> int:
        """How many articles arrived since the list was made."""
        reading, newest = self.reading, self.reading.newest
        if newest is None:
            return 0
        return await self._shelf.read(lambda lib: lib.newer(reading.scope, reading.show, newest))

    def go_to_unread(self, step: int, nothing: Callable[[], None]) -> None:
        """Move the cursor to the next unread article in direction `step`."""
        near = self._near(self._rows.cursor + step, step)
        found = next((index for index in near if self._is_unread(index)), None)
        if found is not None:
            self._rows.cursor = found
        elif len(near) < _NEAR:
            nothing()
        else:
            self._start("seek", partial(self._seek_far, near[-1] + step, step, nothing))

    def _near(self, start: int, step: int) -> range:
        stop = start + step * _NEAR
        return range(start, max(-1, min(stop, self._rows.row_count)), step)

    def _is_unread(self, index: int) -> bool:
        headline = self._rows.headline(index)
        return headline is not None and not headline.read

    async def _seek_far(self, start: int, step: int, nothing: Callable[[], None]) -> None:
        ids, scope = self._rows.ids, self.reading.scope

        def first_unread(library: Library) -> int | None:
            return seek(ids, start, step, set(library.snapshot(scope, Show.UNREAD)).__contains__)

        found = await self._shelf.read(first_unread)
        if found is None:
            nothing()
        else:
            self._rows.cursor = found

    async def _fill(self, wanted: Reading, *, unread: bool, at: int | None) -> None:
        head = await self._shelf.read(_head_of(wanted, _HEAD))
        self._show(wanted, head, unread=unread, at=at)
        if not self.reading.complete:
            await self._go_on(self.reading)

    def _show(self, wanted: Reading, head: Head, *, unread: bool, at: int | None) -> None:
        ids, newest = head
        self.reading = wanted.with_ids(ids, newest if len(ids) < _HEAD else None)
        self._listed()
        self._rows.show(ids, self._headlines, ids.index(at) if at is not None and at in ids else 0)
        if unread and not self._is_unread(0):
            self.go_to_unread(1, lambda: None)

    async def _go_on(self, begun: Reading) -> None:
        """The rest of a list. What it began with stays, whatever was marked or came meanwhile."""
        ids, newest = await self._shelf.read(_rest_of(begun))
        self.reading = begun.with_ids(ids, newest)
        self._listed()
        self._rows.replace_ids(ids)

    async def _complete(self, wanted: Reading) -> None:
        ids, newest = await self._shelf.read(_head_of(wanted, None))
        self.reading = wanted.with_ids(ids, newest)
        self._listed()
        self._rows.replace_ids(ids)

    def _headlines(self, ids: Sequence[int]) -> list[Headline]:
        return self._shelf.look(lambda library: library.headlines(ids), [])

    def _start(self, group: str, work: Callable[[], Awaitable[None]]) -> None:
        """The newest of a group replaces the one before it."""
        replace_work(self._screen, group, partial(self._saying, work))

    async def _saying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except (LibraryError, QueryError) as error:
            self._say(str(error), wrong=True)
