"""What is known of the terminal without asking it."""

import fcntl
import struct
import sys
import termios
from contextlib import suppress


def cell_size() -> tuple[int, int] | None:
    """Width and height of a cell in pixels, where it is known."""
    with suppress(OSError, ValueError):
        packed = fcntl.ioctl(sys.stdout.fileno(), termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", packed)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None
