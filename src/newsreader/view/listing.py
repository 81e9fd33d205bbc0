"""The list on the screen: a snapshot of a scope, its first ids at once, the rest right after."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.screen import Screen

from newsreader.models.articles import Headline
from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    FeedScope,
    Scope,
    Show,
    Smart,
    Snapshot,
)
from newsreader.query.errors import QueryError
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.marking import Teller
from newsreader.view.panes.headlines import Ahead, HeadlineList
from newsreader.view.reading import Reading, continued, place_of
from newsreader.view.seeking import Seeker
from newsreader.view.shelf import Shelf
from newsreader.view.work import replace_work

_HEAD = 500
"""Ids that fill any screen; reading them takes a millisecond."""

Found = tuple[Reading, int | None]
"""A list with its articles, and the place of the one that was looked for."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a list is entered."""

    at: int | None = None
    """The article to be at, if it is there."""
    unread: int = 0
    """1: at the first unread article; -1: at the last."""


def _listed(wanted: Reading, limit: int | None, at: int | None) -> Callable[[Library], Found]:
    def question(library: Library) -> Found:
        listed = library.arranged(wanted.scope, wanted.show, wanted.arrangement, limit)
        whole = len(listed.ids) != limit
        newest = max(listed.ids, default=0) if whole else None
        return wanted.holding(listed, newest), place_of(listed.ids, at)

    return question


def _continued(begun: Reading, at: int | None) -> Callable[[Library], Found]:
    def question(library: Library) -> Found:
        every = library.arranged(begun.scope, begun.show, begun.arrangement)
        listed = continued(begun.listed, every)
        return begun.holding(listed, max(listed.ids, default=0)), place_of(listed.ids, at)

    return question


def _headlines_of(ids: Sequence[int], library: Library) -> list[Headline]:
    return library.headlines(ids)


class Lister:
    """Fills the headline list."""

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
        self.paged: Callable[[Sequence[int]], None] = lambda _: None
        """Told which articles come into view."""

    def open(
        self,
        scope: Scope,
        label: str,
        show: Show = Show.ALL,
        arrangement: Arrangement = NEWEST_FIRST,
        entrance: Entrance = Entrance(),
    ) -> None:
        """List the scope. Its first rows come at once, where they are found without the others."""
        self._give_up()
        wanted = self.reading = Reading(scope, label, show, arrangement)
        if entrance.unread < 0 or not arrangement.by_time:
            self._start("list", partial(self._fill, wanted, None, entrance))
        elif isinstance(scope, Smart | FeedScope):
            nothing: Found = wanted.holding(Snapshot(), 0), None
            found = self._shelf.look(_listed(wanted, _HEAD, entrance.at), nothing)
            self._show(found, entrance)
            self._complete_later(entrance.at if found[1] is None else None)
        else:
            self._start("list", partial(self._fill, wanted, _HEAD, entrance))

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

    def _complete_later(self, at: int | None = None) -> None:
        """Paint first: while 100,000 ids are read, the screen gets little of the interpreter."""
        reading = self.reading

        def begin() -> None:
            if self.reading is reading:
                self._start("list", partial(self._go_on, reading, at))

        if not reading.complete:
            self._screen.call_after_refresh(begin)

    def bring(self) -> None:
        """The same list with what arrived since; the cursor stays on its article."""
        self._start("list", partial(self._complete, self.reading))

    def look_ahead(self) -> None:
        """Read in a thread what may come into view: a disk may be slow."""
        pages = self._rows.ahead()
        if pages:
            self._start("ahead", partial(self._learn, pages))

    async def _learn(self, pages: Sequence[Ahead]) -> None:
        for page in pages:
            page.learn(await self._shelf.open(partial(_headlines_of, page.ids)))
            self.paged(page.ids)

    async def newer(self) -> int:
        """How many articles arrived since the list was made."""
        reading, newest = self.reading, self.reading.newest
        if newest is None:
            return 0
        return await self._shelf.read(lambda lib: lib.newer(reading.scope, reading.show, newest))

    def go_to_unread(self, step: int, nothing: Callable[[], None], *, around: bool = False) -> None:
        """The next unread article in direction `step`; with `around` from the list's very end."""
        seeker = Seeker(self._rows, self.reading, step)
        start = seeker.end if around else self._rows.cursor + step
        if seeker.seek_near(start):
            return
        if seeker.more:
            self._start("seek", partial(self._seek_far, seeker, nothing))
        else:
            nothing()

    async def _seek_far(self, seeker: Seeker, nothing: Callable[[], None]) -> None:
        if not seeker.go(await self._shelf.read(seeker.seek_far)):
            nothing()

    async def _fill(self, wanted: Reading, limit: int | None, entrance: Entrance) -> None:
        found = await self._shelf.read(_listed(wanted, limit, entrance.at))
        self._show(found, entrance)
        if not self.reading.complete:
            await self._go_on(self.reading, entrance.at if found[1] is None else None)

    def _show(self, found: Found, entrance: Entrance) -> None:
        self.reading, place = found
        self._listed()
        last = len(self.reading.ids) - 1 if entrance.unread < 0 else 0
        self._rows.show(self.reading.ids, self._headlines, last if place is None else place)
        if entrance.unread:
            self.go_to_unread(entrance.unread, lambda: None, around=True)

    async def _go_on(self, begun: Reading, at: int | None) -> None:
        """The rest of a list. What it began with stays, whatever was marked or came meanwhile."""
        self.reading, place = await self._shelf.read(_continued(begun, at))
        self._listed()
        self._rows.replace_ids(self.reading.ids)
        if place is not None and self._rows.cursor == 0:
            self._rows.cursor = place

    async def _complete(self, wanted: Reading) -> None:
        self.reading, _ = await self._shelf.read(_listed(wanted, None, None))
        self._listed()
        self._rows.replace_ids(self.reading.ids)

    def _headlines(self, ids: Sequence[int]) -> list[Headline]:
        self.paged(ids)
        return self._shelf.look(partial(_headlines_of, ids), [])

    def _start(self, group: str, work: Callable[[], Awaitable[None]]) -> None:
        """The newest of a group replaces the one before it."""
        replace_work(self._screen, group, partial(self._saying, work))

    async def _saying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except (LibraryError, QueryError) as error:
            self._say(str(error), wrong=True)
