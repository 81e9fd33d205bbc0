"""The list on the screen: a snapshot of a scope, its first ids at once, the rest right after."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.screen import Screen

from newsreader.models.articles import Headline
from newsreader.models.scopes import (
    Arrangement,
    FeedScope,
    Grouping,
    Scope,
    SearchScope,
    Show,
    Smart,
    Snapshot,
)
from newsreader.query.errors import QueryError
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.gathering import gathered, unread_of
from newsreader.view.grouping import Group
from newsreader.view.marking import Teller
from newsreader.view.memory import Memory
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.panes.listed import Ahead
from newsreader.view.reading import Reading, continued, place_of
from newsreader.view.seeking import Seeker
from newsreader.view.selection import Selection
from newsreader.view.shelf import Shelf
from newsreader.view.work import replace_work

_HEAD = 500
"""Ids that fill any screen; reading them takes a millisecond."""
_PATIENCE = 0.5
"""Seconds until it is said that a list is being sorted."""
_TYPED = 0.25
"""Seconds until a search is read to its end: till then, the next letter may make another of it."""
_CALM = 0.1
"""Seconds without another change before headers are counted anew."""


class Entrance(Struct, frozen=True):
    """Where a list is entered."""

    at: int | None = None
    """The article to be at, if it is there."""
    unread: int = 0
    """1: at the first unread article; -1: at the last."""
    stays: bool = False
    """The article stays in the list, though it may be read by now."""
    unless_stories: str = ""
    """Said where none is listed."""


_ANYWHERE = Entrance()


class Left(Struct, frozen=True):
    """A list as it was left: to gather a million articles again takes a second."""

    reading: Reading = Reading()
    place: int = 0
    groups: Sequence[Group] = ()


class Found(Struct, frozen=True):
    """A list with its articles."""

    reading: Reading
    place: int | None
    """Of the article that was looked for."""
    groups: Sequence[Group]
    selection: Selection
    """What is chosen of it."""
    turns: int
    """Of the selection that it was made from."""
    unsettled: int = 0
    """Articles that a search does not find yet."""

    @classmethod
    def of(cls, library: Library, reading: Reading, at: int | None, chosen: Selection) -> "Found":
        turns, ids = chosen.turns, reading.ids
        groups = gathered(library, reading)
        unsettled = library.unsettled(reading.scope)
        reading = replace(reading, lacking=reading.lacking or unsettled > 0)
        return cls(reading, place_of(ids, at), groups, chosen.carried_to(ids), turns, unsettled)


class Asked(Struct, frozen=True):
    """A list to be read from the library, in a thread where it may be long."""

    wanted: Reading
    at: int | None
    chosen: Selection
    also: int | None = None
    """Stays in it, though it may be read by now."""

    def whole(self, library: Library) -> Found:
        return self._found(library, None)

    def head(self, library: Library) -> Found:
        return self._found(library, _HEAD)

    def gathered(self, library: Library) -> Found:
        """The same articles, those of one story together as they are now."""
        listed = library.stories.gathered(self.wanted.ids)
        whole = self.wanted.holding(listed, self.wanted.newest)
        return Found.of(library, whole, self.at, self.chosen)

    def rest(self, library: Library) -> Found:
        """What the list began with stays, whatever was marked or came meanwhile."""
        begun = self.wanted
        every = library.arranged(begun.scope, begun.show, begun.arrangement, also=self.also)
        listed = continued(begun.listed, every)
        whole = begun.holding(listed, max(listed.ids, default=0))
        return Found.of(library, whole, self.at, self.chosen)

    def _found(self, library: Library, limit: int | None) -> Found:
        wanted = self.wanted
        listed = library.arranged(wanted.scope, wanted.show, wanted.arrangement, limit, self.also)
        more = limit is not None and len(listed.ids) >= limit
        newest = None if more else max(listed.ids, default=0)
        return Found.of(library, wanted.holding(listed, newest), self.at, self.chosen)


def _found_now(reading: Reading, library: Library) -> tuple[int, int]:
    """How many it cannot find yet, and how many it finds."""
    return library.unsettled(reading.scope), library.count(reading.scope, reading.show)


async def _alone(_: Reading) -> None:
    pass


def _headlines_of(ids: Sequence[int], library: Library) -> list[Headline]:
    return library.headlines(ids)


class Lister:
    """Fills the headline list."""

    def __init__(
        self,
        screen: Screen[None],
        shelf: Shelf,
        memory: Memory,
        rows: HeadlineList,
        say: Teller,
        listed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._shelf = shelf
        self._memory = memory
        self._rows = rows
        self._say = say
        self._listed = listed
        self.reading = Reading()
        self.total: int | None = None
        """How many articles it will hold, where that is known before they are all listed."""
        self._counted = asyncio.Event()
        self.unsettled = 0
        """Articles that the search does not find yet."""
        self.accompanied: Callable[[Reading], Awaitable[None]] = _alone
        """Done before what a search found is shown: what is shown in the same frame."""
        self.together = 0.02
        """Seconds that what a search found waits for its number: one frame shows both."""
        self.paged: Callable[[Sequence[int]], None] = lambda _: None
        """Told which articles come into view."""

    def open(
        self,
        scope: Scope,
        label: str,
        show: Show = Show.ALL,
        arrangement: Arrangement | None = None,
        entrance: Entrance = _ANYWHERE,
    ) -> None:
        """List the scope, as it was arranged last unless that is said.

        Its first rows come at once, where they are found without the others. What is chosen stays
        chosen while it is the same scope, shown in the same way: nothing out of sight is acted on.
        """
        self._give_up()
        same = (self.reading.scope, self.reading.show) == (scope, show)
        arrangement = arrangement or self._memory.arrangement(scope)
        wanted = self.reading = Reading(scope, label, show, arrangement)
        chosen = self._rows.selection if same else Selection()
        asked = Asked(wanted, entrance.at, chosen, entrance.at if entrance.stays else None)
        whole = arrangement.grouping in (Grouping.FEED, Grouping.STORY)
        at_once = arrangement.by_time and isinstance(scope, Smart | FeedScope)
        if entrance.unread < 0 or whole or len(asked.chosen) > _HEAD:
            self._start("list", partial(self._fill, asked.whole, entrance))
        elif at_once and show is not Show.BOOKMARKS and not self._waits(wanted):
            nothing = Found(wanted.holding(Snapshot(), 0), None, (), Selection(), 0)
            self._show(self._shelf.look(asked.head, nothing), entrance)
        elif isinstance(scope, SearchScope):
            self._start("total", partial(self._count_all, wanted))
            self._start("list", partial(self._fill_together, asked.head, entrance))
        else:
            self._start("list", partial(self._fill, asked.head, entrance))

    def _waits(self, wanted: Reading) -> bool:
        """It would list as unread what is being marked read."""
        return wanted.of_marks and self._shelf.behind

    async def _caught_up(self) -> None:
        if self._waits(self.reading):
            await self._shelf.caught_up()

    def leave(self) -> Left:
        """What `resume` comes back to."""
        return Left(self.reading, self._rows.place, self._rows.rows.groups)

    def resume(self, left: Left) -> None:
        """The same rows, the cursor where it was."""
        self._give_up()
        self.reading, self.unsettled = left.reading, 0
        self._listed()
        self._rows.show(left.reading.ids, self._headlines, left.place, left.groups)
        if isinstance(left.reading.scope, SearchScope) and not left.reading.complete:
            self._start("total", partial(self._count_all, left.reading))
        self._complete_later()

    def _give_up(self) -> None:
        """What the list before this one still waited for."""
        self.total, self._counted = None, asyncio.Event()
        for group in ("list", "total"):
            self._screen.workers.cancel_group(self._screen, group)

    def _complete_later(self, at: int | None = None, also: int | None = None) -> None:
        """Paint first: while 100,000 ids are read, the screen gets little of the interpreter."""
        reading = self.reading

        def begin() -> None:
            if self.reading is reading:
                asked = Asked(reading, at, self._rows.selection, also)
                self._start("list", partial(self._go_on, asked.rest, at))

        if reading.complete:
            return
        if isinstance(reading.scope, SearchScope):
            self._screen.set_timer(_TYPED, begin)
        else:
            self._screen.call_after_refresh(begin)

    async def _count_all(self, asked: Reading) -> None:
        """The number is there long before the articles."""
        counted = self._counted
        await self._caught_up()
        with suppress(LibraryError, QueryError):  # the list says so
            self.total = await self._shelf.count(lambda lib: lib.count(asked.scope, asked.show))
        counted.set()
        if self.reading.ids:
            self._listed()

    def bring(self) -> None:
        """The same list with what arrived since; the cursor stays on its article."""
        wanted = replace(self.reading, lacking=False)
        here = self._rows.article_id(self._rows.cursor)
        asked = Asked(wanted, None, self._rows.selection, here)
        self._start("list", partial(self._bring, asked))

    async def _bring(self, asked: Asked) -> None:
        await self._caught_up()
        await self._go_on(asked.whole, None)

    def gather_again(self) -> None:
        """The same articles under the stories that they tell now."""
        reading = self.reading
        if reading.arrangement.grouping is Grouping.STORY and reading.complete:
            self._start("list", partial(self._gather, Asked(reading, None, self._rows.selection)))

    async def _gather(self, asked: Asked) -> None:
        """A header that comes above the first row is seen."""
        at_top = not self._rows.scroll_offset.y
        await self._go_on(asked.gathered, None)
        if at_top and self._rows.cursor < self._rows.size.height:
            self._rows.jump(0)

    def recount(self) -> None:
        """What is unread under each header."""
        if self.reading.arrangement.grouping is not Grouping.NONE and self.reading.complete:
            self._start("groups", partial(self._recount, self.reading))

    async def _recount(self, reading: Reading) -> None:
        await asyncio.sleep(_CALM)
        unread = await self._shelf.count(lambda library: unread_of(library, reading))
        if reading is self.reading:
            self._rows.set_unread(unread)

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
        if reading.lacking:
            self.unsettled, found = await self._shelf.read(partial(_found_now, reading))
            return max(0, found - len(reading.ids))
        return await self._shelf.read(lambda lib: lib.newer(reading.scope, reading.show, newest))

    def go_to_unread(self, step: int, nothing: Callable[[], None], *, around: bool = False) -> None:
        """The next unread row in direction `step`; with `around` from the list's very end.

        A group folded over unread articles is such a row; on from its header goes into it.
        """
        if step > 0 and not around and self._rows.hides_unread(self._rows.cursor):
            self._rows.turn_header()
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

    async def _fill(self, asked: Callable[[Library], Found], entrance: Entrance) -> None:
        await self._caught_up()
        self._show(await self._answer(asked), entrance)

    async def _fill_together(self, asked: Callable[[Library], Found], entrance: Entrance) -> None:
        await self._caught_up()
        found = await self._answer(asked)
        await asyncio.gather(self.accompanied(found.reading), self._number())
        self._show(found, entrance)

    async def _number(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._counted.wait(), self.together)

    async def _answer(self, asked: Callable[[Library], Found]) -> Found:
        """A long list is not sorted in a moment: others need not wait for it."""
        if self.reading.arrangement.by_time:
            return await self._shelf.read(asked)
        patience = self._screen.set_timer(_PATIENCE, lambda: self._say("Sorting the list …"))
        try:
            return await self._shelf.count(asked)
        finally:
            patience.stop()

    def _show(self, found: Found, entrance: Entrance) -> None:
        self.reading, place, self.unsettled = found.reading, found.place, found.unsettled
        self._listed()
        last = len(self.reading.ids) - 1 if entrance.unread < 0 else 0
        place = last if place is None else place
        self._rows.show(self.reading.ids, self._headlines, place, found.groups, found.selection)
        if entrance.unless_stories and not any(group.is_story for group in found.groups):
            self._say(entrance.unless_stories, brief=True)
        if entrance.unread:
            self.go_to_unread(entrance.unread, lambda: None, around=True)
        at = entrance.at if found.place is None else None
        self._complete_later(at, at if entrance.stays else None)
        self.recount()

    async def _go_on(self, asked: Callable[[Library], Found], at: int | None) -> None:
        """The same list, whole."""
        found = await self._answer(asked)
        self.reading, self.unsettled = found.reading, found.unsettled
        self._listed()
        chosen = found.selection if found.turns == self._rows.selection.turns else None
        self._rows.replace_ids(self.reading.ids, found.groups, chosen)
        if at is not None and found.place is not None and self._rows.cursor == 0:
            self._rows.cursor = self._rows.rows.row(found.place)
        self.recount()

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
