"""The library as the screen uses it: short reads at once, the rest in threads of their own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.thread import LibraryThread

T = TypeVar("T")
_MOST = 2
"""Threads for one purpose; each takes some megabytes."""
_SOON, _LOOKS = 0.002, 12
"""Seconds between looks whether work in vain has ended: mostly it can be interrupted."""
_A_MOMENT = 0.01
"""Seconds between looks whether an act is stored."""


class Readers:
    """Threads that only read. None waits for another that is at work in vain."""

    def __init__(self, open_library: Callable[[], Library], most: int = _MOST) -> None:
        self._open = open_library
        self._most = most
        self._threads: list[LibraryThread] = []

    async def ask(self, question: Callable[[Library], T]) -> T:
        """The next letter of a search need not wait for what the one before it found."""
        thread = await self._free()
        future = thread.ask(question)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            thread.give_up(future)
            raise

    async def _free(self) -> LibraryThread:
        looks = _LOOKS if 0 < len(self._threads) < self._most else 0
        while (free := self._at_hand()) is None and looks:
            await asyncio.sleep(_SOON)
            looks -= 1
        if free is None and len(self._threads) < self._most:
            self._threads.append(free := LibraryThread(self._open))
        return free or self._threads[0]

    def _at_hand(self) -> LibraryThread | None:
        return next((thread for thread in self._threads if not thread.in_vain), None)

    def close(self, timeout: float | None) -> None:
        for thread in self._threads:
            thread.close(timeout)


class Shelf:
    """One connection for the screen; others for articles, for lists, for counts, for acts."""

    def __init__(
        self,
        library: Library,
        open_library: Callable[[], Library],
        complain: Callable[[str], None],
    ) -> None:
        self._library = library
        self._open = open_library
        self.complain = complain
        self._opener = Readers(self._open_small, most=1)
        self._reader, self._counter = Readers(self._open_small), Readers(self._open_small)
        self._writer: LibraryThread | None = None
        self._great: Future[Any] | None = None
        """The last act about several articles: acts are stored in their order."""

    def look(self, question: Callable[[Library], T], otherwise: T) -> T:
        """Ask at once, for what takes a millisecond; a failure is said and `otherwise` stands."""
        try:
            return question(self._library)
        except LibraryError as error:
            self.complain(str(error))
            return otherwise

    async def open(self, question: Callable[[Library], T]) -> T:
        """Ask in the thread that only opens single articles. Raises LibraryError."""
        return await self._opener.ask(question)

    async def read(self, question: Callable[[Library], T]) -> T:
        """Ask in the reading thread, until nobody waits for it. Raises LibraryError."""
        return await self._reader.ask(question)

    async def count(self, question: Callable[[Library], T]) -> T:
        """Ask in a thread that no list waits for, the same way. Raises LibraryError."""
        return await self._counter.ask(question)

    def write(self, act: Callable[[Library], T]) -> Future[T]:
        """Hand the act to the writing thread at once; it happens whoever waits for it."""
        if self._writer is None:
            self._writer = LibraryThread(self._open, patient=True)
        return self._writer.ask(act)

    def write_much(self, act: Callable[[Library], T]) -> Future[T]:
        """The same of an act about several articles, which lists wait for: see `caught_up`."""
        self._great = future = self.write(act)
        return future

    @property
    def behind(self) -> bool:
        """Acts about several articles are not stored yet."""
        return self._great is not None and not self._great.done() and not self.locked_out

    async def caught_up(self) -> None:
        """Until they are, unless that waits for another program: nobody knows how long."""
        while self.behind:  # noqa: ASYNC110 - no thread tells when it is locked out
            await asyncio.sleep(_A_MOMENT)

    @property
    def locked_out(self) -> bool:
        """Another program keeps the library locked; acts wait for that."""
        return self._writer is not None and self._writer.locked_out

    async def settled(self) -> None:
        """Until every act handed over so far has happened. Raises LibraryError."""
        await done(self.write(lambda library: library.data_version()))

    def _open_small(self) -> Library:
        library = self._open()
        library.stay_small()
        return library

    def close(self, timeout: float | None = 5.0) -> bool:
        """Everything written down, then the threads end; False when `timeout` was too short."""
        written = self._writer is None or self._writer.close(timeout)
        for readers in (self._opener, self._reader, self._counter):
            readers.close(timeout)
        return written


async def done(future: Future[T]) -> T:
    """The act's result; giving up waiting does not take the act back."""
    return await asyncio.shield(asyncio.wrap_future(future))
