"""Asks the terminal, before Textual owns it, whether it shows pixels."""

import fcntl
import os
import select
import struct
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

_QUESTION = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[c"
"""May a pixel be shown? Then: what kind of terminal are you, which every terminal answers."""
_PATIENCE = 0.3
"""Seconds."""
_USUAL_CELL = (10, 20)


def says_yes(answer: bytes) -> bool:
    """PURE."""
    return b"\x1b_Gi=31;OK" in answer


def is_over(answer: bytes) -> bool:
    """Whether the last question is answered: `ESC [ ? … c`. PURE."""
    start = answer.rfind(b"\x1b[?")
    return start >= 0 and b"c" in answer[start:]


def shows_pixels() -> bool:
    """One question, at most a third of a second; what is typed meanwhile is lost."""
    try:
        with _raw(sys.stdin.fileno()) as handle:
            os.write(sys.stdout.fileno(), _QUESTION)
            return says_yes(_answer(handle))
    except (OSError, termios.error, ValueError):
        return False


def cell_size() -> tuple[int, int]:
    """Width and height in pixels, as far as the terminal tells."""
    with suppress(OSError, ValueError):
        packed = fcntl.ioctl(sys.stdout.fileno(), termios.TIOCGWINSZ, b"\0" * 8)
        rows, columns, width, height = struct.unpack("HHHH", packed)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return _USUAL_CELL


def _answer(handle: int) -> bytes:
    answer, until = b"", monotonic() + _PATIENCE
    while not is_over(answer) and (left := until - monotonic()) > 0:
        if select.select([handle], [], [], left)[0]:
            answer += os.read(handle, 1024)
    return answer


@contextmanager
def _raw(handle: int) -> Iterator[int]:
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSANOW)
        yield handle
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
