"""What is known of the terminal without asking it."""

import fcntl
import struct
import sys
import termios
from contextlib import suppress


def cell_size() -> tuple[int, int] | None:
    """Width and height of a cell in pixels, where it is known.

    While the app runs, `sys.stdout` is not the terminal.
    """
    with suppress(OSError, ValueError):
        terminal = sys.__stdout__.fileno() if sys.__stdout__ else -1
        packed = fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", packed)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None
