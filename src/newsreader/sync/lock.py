"""One sync at a time for a library."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from newsreader.store.errors import refused


class Busy(Exception):
    """Another process holds the lock. `str()` is one clear sentence."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at `path`; it falls with the process, so it is never stale.

    Raises Busy, or LibraryError when the file cannot be written.
    """
    with _opened(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(_words(path)) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _opened(path: Path) -> TextIO:
    with refused(f"{path} cannot be written"):
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="ascii", errors="replace")


def _words(path: Path) -> str:
    holder = path.read_text(encoding="ascii", errors="replace").strip()
    return (
        f"Another sync is running (pid {holder})."
        if holder.isdigit()
        else "Another sync is running."
    )
