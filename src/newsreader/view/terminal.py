"""The terminal: Textual's driver with less waiting. Private names of Textual 8.2 are used here.

Textual looks ten times a second whether an Esc stands alone and whether reading is to end: Esc
takes a tenth of a second there, leaving two. And it wakes the thread that writes with the first of
three pieces of a frame: the rest of it waits until that thread lets go of the interpreter.
"""

import os
from codecs import getincrementaldecoder
from collections.abc import Iterable
from selectors import EVENT_READ, SelectSelector
from threading import Event
from time import monotonic
from typing import Any

from textual import constants
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

__all__ = ["LinuxDriver", "Terminal"]

_ESCAPE = 0.025
"""Seconds until an Esc stands alone; what a terminal sends for another key comes in one go."""


class Bell(Event):
    """An event that can be waited for together with what is to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.ear, self._button = os.pipe()

    def set(self) -> None:
        super().set()
        os.write(self._button, b"!")

    def clear(self) -> None:
        super().clear()
        os.read(self.ear, 1)


class Terminal(LinuxDriver):
    """Any but that of Windows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exit_event = self._bell = Bell()
        self._escape = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else _ESCAPE
        self._frame = ""

    def write(self, data: str) -> None:
        if data == SYNC_START or (self._frame and data != SYNC_END):
            self._frame += data
        else:
            frame, self._frame = self._frame, ""
            super().write(frame + data)

    def run_input_thread(self) -> None:
        parser, decode = XTermParser(), getincrementaldecoder("utf-8")().decode
        with SelectSelector() as selector:  # what others are made of knows no terminals on macOS
            selector.register(self.fileno, EVENT_READ)
            selector.register(self._bell.ear, EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(_patience(parser))}
                if self.fileno in ready:
                    data = os.read(self.fileno, 4096)
                    if not data:
                        selector.unregister(self.fileno)
                    text = decode(data)
                    self._hear(parser.feed(text) if text else ())
                    self._hurry(parser)
                self._hear(parser.tick())

    def _hear(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _hurry(self, parser: XTermParser) -> None:
        if parser._timeout_time is not None:
            parser._timeout_time = monotonic() + self._escape


def _patience(parser: XTermParser) -> float | None:
    """Seconds until what was begun, an Esc perhaps, stands alone; `None` when nothing was."""
    moment = parser._timeout_time
    return None if moment is None else max(0.0, moment - monotonic())
