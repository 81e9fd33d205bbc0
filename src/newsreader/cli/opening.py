"""The terminal while the app is being loaded: the first frame is on it, keys wait."""

import os
import sys
import termios
from shutil import get_terminal_size
from types import TracebackType
from typing import Any, Self

import click

from newsreader.cli.first_frame import FirstFrame
from newsreader.paths import Paths

_ENTER = b"\x1b[?1049h\x1b[?25l"
"""The terminal's other screen, without a cursor."""
_LEAVE = b"\x1b[?1049l\x1b[?25h"
_DUMB = frozenset({"", "dumb", "unknown"})
_IFLAG, _LFLAG, _CC = 0, 3, 6


def need_terminal() -> None:
    """Raises click.UsageError."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "") in _DUMB:
        raise click.UsageError(
            "The app needs a terminal. newsreader list and newsreader show print instead."
        )


class Opening:
    """Shows a frame until the app takes the terminal over; nothing without one.

    What is typed meanwhile waits in the terminal for the app. ctrl+c still ends the process.
    """

    def __init__(self, frame: bytes | None) -> None:
        self._frame = frame
        self._before: list[Any] | None = None

    @classmethod
    def on(cls, paths: Paths, *, framed: bool = True) -> Self:
        """With the frame that was kept, where it is true. Raises click.UsageError."""
        need_terminal()
        first = FirstFrame(paths, os.environ)
        return cls(first.read(get_terminal_size()) if framed else None)

    def __enter__(self) -> Self:
        self.show(self._frame)
        return self

    @property
    def shown(self) -> bool:
        return self._before is not None

    def show(self, frame: bytes | None) -> None:
        """Within the context; nothing without a frame."""
        if frame is not None:
            self._before = termios.tcgetattr(sys.stdin)
            termios.tcsetattr(sys.stdin, termios.TCSANOW, _waiting(self._before))
            _write(_ENTER + frame)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        before = self.take_over()
        if before is not None:
            _write(_LEAVE)
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)

    def take_over(self) -> list[Any] | None:
        """How the terminal is to be at the end; `None` when it is not ours, or not any more."""
        before, self._before = self._before, None
        return before


def _waiting(attributes: list[Any]) -> list[Any]:
    """Keys are kept as they are pressed, and not echoed. ctrl+z undoes, as ever."""
    waiting = [*attributes]
    waiting[_LFLAG] &= ~(termios.ECHO | termios.ICANON)
    waiting[_IFLAG] &= ~termios.ICRNL
    waiting[_CC] = [*attributes[_CC]]
    waiting[_CC][termios.VSUSP] = b"\0"
    return waiting


def _write(data: bytes) -> None:
    """Where the app will write."""
    while data:
        data = data[os.write(sys.stderr.fileno(), data) :]
