"""The person's own smart feeds, and how many unread articles each of them finds."""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic

from textual.screen import Screen

from newsreader.models.scopes import OwnSmart, Show
from newsreader.query.errors import QueryError
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.marking import Teller
from newsreader.view.pulse import Pulse
from newsreader.view.shelf import Shelf
from newsreader.view.work import replace_work

_CALM = 0.3
"""Seconds in which changes come together before searches are counted anew."""
_PAUSE = 0.5
"""Seconds without a key."""
_SHARE = 5
"""Times as long as the last count took: while a sync runs there is a change every second."""


class OwnSmartFeeds:
    """Searches take longer than a frame: they are counted in a thread, when things are calm."""

    def __init__(
        self,
        screen: Screen[None],
        shelf: Shelf,
        pulse: Pulse,
        say: Teller,
        counted: Callable[[], None],
    ) -> None:
        self._pulse = pulse
        self._screen = screen
        self._shelf = shelf
        self._say = say
        self._counted = counted
        self.unread: dict[OwnSmart, int] = {}
        """In the order of feeds.toml; 0 before it was counted."""
        self._changed = False
        """Since they were counted."""
        self._busy = False
        self._took = 0.0

    def recount(self) -> None:
        """What there was stands until the new numbers are here."""
        here = self._shelf.look(lambda library: library.smart_feeds(), list(self.unread))
        self.unread = {smart: self.unread.get(smart, 0) for smart in here}
        self._changed = bool(here)
        if self._changed and not self._busy:
            self._busy = True
            replace_work(self._screen, "own smart feeds", self._count_in_pauses)

    async def _count_in_pauses(self) -> None:
        try:
            while self._changed:
                await asyncio.sleep(max(_CALM, _SHARE * self._took))
                await self._pulse.rested(_PAUSE)
                self._changed = False
                await self._count()
        finally:
            self._busy = False

    async def _count(self) -> None:
        began = monotonic()
        try:
            for smart in list(self.unread):
                number = await self._shelf.count(partial(_unread_of, smart))
                if smart in self.unread:
                    self.unread[smart] = number
        except (LibraryError, QueryError) as error:
            self._say(str(error), wrong=True)
        self._took = monotonic() - began
        self._counted()


def _unread_of(smart: OwnSmart, library: Library) -> int:
    return library.count(smart, Show.UNREAD)
