"""Manners of the processes that a sync runs in."""

import ctypes
import os
from contextlib import suppress

_NICEST = 19
_TRIM, _MMAP, _ARENAS = -1, -3, -8
"""glibc's names for mallopt(3)."""
_LARGE = 512 * 1024


def be_nice() -> None:
    """Give way to the screen. Measured on two cores: a key waits half as long meanwhile."""
    os.nice(_NICEST)


def stay_small() -> None:
    """Give large blocks of memory back when a document is done with.

    glibc keeps them by default, the more the larger they were. Elsewhere nothing changes.
    """
    with suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        for option, value in ((_TRIM, _LARGE), (_MMAP, _LARGE), (_ARENAS, 1)):
            mallopt(option, value)
