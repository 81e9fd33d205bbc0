"""What the next start will paint first: of a screen made as that one will make it."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from msgspec import Struct
from textual.app import App

from newsreader.store.library import Library
from newsreader.view.screen import MainScreen
from newsreader.view.shelf import Shelf
from newsreader.view.sketch.drawing import OPENING
from newsreader.view.sketch.inkwell import inks_of

T = TypeVar("T")


class Glance(Shelf):
    """The shelf of a screen that is painted once: it looks; what takes longer never comes."""

    def __init__(self, library: Library, open_library: Callable[[], Library]) -> None:
        super().__init__(library, open_library, self._fail)
        self.failed = False

    def _fail(self, words: str) -> None:
        self.failed = True

    async def open(self, question: Callable[[Library], T]) -> T:
        never: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        return await never

    async def read(self, question: Callable[[Library], T]) -> T:
        return await self.open(question)

    async def count(self, question: Callable[[Library], T]) -> T:
        return await self.open(question)

    def write(self, act: Callable[[Library], T]) -> Future[T]:
        return Future()


class Print(Struct, frozen=True):
    """What the next start shows at once, and the inks for another sketch of it."""

    frame: bytes
    inks: Mapping[str, str]


async def first_frame(app: App[Any], screen: MainScreen) -> Print:
    """As it would be written to the terminal, where nothing is painted from now on.

    Private names of Textual 8.2, which gives its frames away as pictures only.
    """
    app._begin_batch()
    await app.push_screen(screen)
    await _told(screen.call_after_refresh)  # it is arranged
    for widget in screen.query("*"):
        await _told(widget.call_later)  # it knows its size
    screen.status.hush()  # the next start has not waited for anything yet
    screen.status.rest(OPENING)
    frame = screen._compositor.render_full_update().render_segments(app.console).encode()
    return Print(frame, inks_of(screen))


async def _told(call: Callable[[Callable[[], None]], object]) -> None:
    """Once what was sent before has been read."""
    read = asyncio.Event()
    call(read.set)
    await read.wait()
