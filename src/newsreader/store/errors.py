"""What the disk can refuse, said in one sentence."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LibraryError(Exception):
    """The library cannot do it. `str()` is one clear sentence for the person."""


class DiskError(LibraryError):
    """The disk has no space, fails, or may not be written: the next act would end in the same."""


class BusyError(LibraryError):
    """Another program has been writing for longer than we wait: the same act may succeed later."""


class SubscriptionsError(LibraryError):
    """feeds.toml cannot be followed or edited. What was followed before still is."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was saved in {}. Free some space, then repeat.",
    sqlite3.SQLITE_BUSY: "Another program keeps {} locked. Wait for it or close it, then repeat.",
    sqlite3.SQLITE_READONLY: "{} may not be written. Get write access to it and its folder.",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened. See whether its folder is there and writable.",
    sqlite3.SQLITE_IOERR: "The disk failed while using {}. Look at its space and its health.",
}
_ROOM = 65_536
"""Bytes that SQLite needs beside the library before it can write at all."""


def explained(error: sqlite3.Error, path: Path) -> LibraryError:
    """One sentence: what, where, what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR and _is_full(path):
        code = sqlite3.SQLITE_FULL
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DiskError(damaged(path, str(error)))
    sentence = _SENTENCES.get(code)
    if sentence is None:
        return LibraryError(f"The library {path} refused: {error}.")
    kind = BusyError if code == sqlite3.SQLITE_BUSY else DiskError
    return kind(sentence.format(path))


@contextmanager
def refused(what: str) -> Iterator[None]:
    """Raises LibraryError, which begins with `what`, for what the file system refuses."""
    try:
        yield
    except OSError as error:
        raise LibraryError(f"{what}: {error.strerror}.") from error


def _is_full(path: Path) -> bool:
    """SQLite calls it a failing disk when there is no room for the file beside the library."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def damaged(path: Path, how: str) -> str:
    """The sentence for a file that is no library any more; it names the newest backup."""
    backups = sorted(
        path.parent.joinpath("backups").glob("*.db"), key=lambda file: file.stat().st_mtime
    )
    cure = (
        f"The newest backup is {backups[-1]}: put it there instead."
        if backups
        else "There is no backup; move the file away to begin a new library."
    )
    return f"The library {path} is damaged ({how}) and was left as it is. {cure}"
