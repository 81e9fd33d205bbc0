"""The terminal: Textual's driver with less waiting. Private names of Textual 8.2 are used here.

Textual reads keys in a thread, which must be woken, and then wakes the loop. Ten times a second it
looks whether an Esc stands alone: Esc takes a tenth of a second there, leaving two. And it wakes
the thread that writes with the first of three pieces of a frame: the rest of it waits until that
thread lets go of the interpreter.

What a terminal answers when it is asked what it is comes between the keys, whenever it comes:
Textual would take it for keys.
"""

import os
from asyncio import TimerHandle
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from typing import Any

from textual import constants
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from newsreader.view.pictures.asking import FIRST, Said, Talk

__all__ = ["LinuxDriver", "Terminal"]

_ESCAPE = 0.025
"""Seconds until an Esc stands alone; what a terminal sends for another key comes in one go."""


class Terminal(LinuxDriver):
    """Any but that of Windows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._escape = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else _ESCAPE
        self._begun: TimerHandle | None = None
        """An Esc perhaps, and when it stands alone."""
        self._frame = ""
        self._talk: Talk | None = None
        """Goes on until the terminal has answered: perhaps for ever."""
        self._tell: Callable[[Said], object] = lambda said: None

    def ask(self, talk: Talk, tell: Callable[[Said], object]) -> None:
        """`tell` is called with what the terminal said, once or twice, if it answers."""
        self._talk, self._tell = talk, tell
        self.write(FIRST)

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_reader(self.fileno, self._read)

    def run_input_thread(self) -> None:
        """It has nothing to do."""

    def disable_input(self) -> None:
        self._loop.remove_reader(self.fileno)
        super().disable_input()

    def write(self, data: str) -> None:
        if data == SYNC_START or (self._frame and data != SYNC_END):
            self._frame += data
        else:
            frame, self._frame = self._frame, ""
            super().write(frame + data)

    def _read(self) -> None:
        data = _bytes_of(self.fileno)
        if not data:
            self._loop.remove_reader(self.fileno)
        text = self._listen(self._decode(data))
        if text:
            self._hear(self._parser.feed(text))
        self._wait_for_the_rest()

    def _listen(self, text: str) -> str:
        """What is no answer of the terminal."""
        if self._talk is None:
            return text
        talk, (text, asked) = self._talk, self._talk.hear(text)
        if asked:
            self.write(asked)
        if talk.over:
            self._talk = None
        if asked or talk.over:
            self._tell(talk.said)
        return text

    def _wait_for_the_rest(self) -> None:
        if self._begun:
            self._begun.cancel()
        waits = self._parser._timeout_time is not None or (self._talk and self._talk.holds_a_key)
        self._begun = self._loop.call_later(self._escape, self._rested) if waits else None

    def _rested(self) -> None:
        if self._talk and self._talk.holds_a_key:
            self._hear(self._parser.feed(self._talk.give_up()))
        self._parser._timeout_time = 0.0
        self._hear(self._parser.tick())

    def _hear(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)


def _bytes_of(file: int) -> bytes:
    """None when nothing will come any more: the terminal is gone."""
    try:
        return os.read(file, 4096)
    except OSError:
        return b""
