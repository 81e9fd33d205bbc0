"""What the disk can refuse, said in one sentence."""

import sqlite3
from pathlib import Path


class LibraryError(Exception):
    """The library cannot do it. `str()` is one clear sentence for the person."""


class SubscriptionsError(LibraryError):
    """feeds.toml cannot be followed or edited. What was followed before still is."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was saved in {}. Free some space, then repeat.",
    sqlite3.SQLITE_BUSY: "Another program keeps {} locked. Wait for it or close it, then repeat.",
    sqlite3.SQLITE_READONLY: "{} may not be written. Get write access to it and its folder.",
    sqlite3.SQLITE_CANTOPEN: "{} cannot be opened. See whether its folder is there and writable.",
    sqlite3.SQLITE_IOERR: "The disk failed while using {}. Look at its space and its health.",
}


def in_words(error: sqlite3.Error, path: Path) -> str:
    """One sentence: what, where, what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    sentence = _SENTENCES.get(code)
    return sentence.format(path) if sentence else f"The library {path} refused: {error}."


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
