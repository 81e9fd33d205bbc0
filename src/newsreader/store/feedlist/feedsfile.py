"""feeds.toml says what is followed; the library's rows come after it.

The library's write lock is held from reading the file to replacing it, so that two programs
never undo each other's edit. A kill in between is mended by the next `reconcile`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from newsreader.store.database import Database
from newsreader.store.errors import SubscriptionsError
from newsreader.store.feedlist import smart
from newsreader.store.feedlist.feeds import subscriptions
from newsreader.store.feedlist.following import follow
from newsreader.store.feedlist.subscriptions import NEW_FILE, read, with_added
from newsreader.store.files import replace_text, stamp
from newsreader.store.tables import Unreadable

_T = TypeVar("_T")
_MEMO = "feeds.toml"


def reconcile(db: Database, path: Path) -> bool:
    """Follow what feeds.toml says, when it changed. Raises SubscriptionsError.

    What was followed before goes on being followed then.
    """
    if stamp(path) == _remembered(db):
        return False
    with db.transaction():
        now = stamp(path)
        if not now and not subscriptions(db):
            _remember(db, now)
            return False
        text = _text(path)
        if text is None:
            raise SubscriptionsError(
                f"{path} is missing. Its feeds are followed as before, "
                "and the file is written anew when you add or remove one."
            )
        _take_in(db, path, text)
        _remember(db, now)
    return True


def edit(db: Database, path: Path, change: Callable[[str], str]) -> None:
    """Within a transaction: the file changed, and what is followed with it."""
    before = current(db, path)
    write(db, path, understood(path, lambda: change(before)))


def current(db: Database, path: Path) -> str:
    """The file's text; what it should say where it is lost."""
    text = _text(path)
    return _written_anew(db) if text is None else text


def write(db: Database, path: Path, text: str) -> None:
    """Within a transaction."""
    _take_in(db, path, text)
    try:
        replace_text(path, text)
    except OSError as error:
        raise SubscriptionsError(f"{path} cannot be written: {error.strerror}.") from error
    _remember(db, stamp(path))


def understood(path: Path, reading: Callable[[], _T]) -> _T:
    """What `reading` makes of the file. Raises SubscriptionsError where that is nothing."""
    try:
        return reading()
    except Unreadable as error:
        raise SubscriptionsError(f"{path}, {error} What was followed before stays.") from error


def _take_in(db: Database, path: Path, text: str) -> None:
    """What the file says, all of it or, within a transaction, nothing."""
    follow(db, understood(path, lambda: read(text)))
    smart.keep(db, understood(path, lambda: smart.read(text)))


def _written_anew(db: Database) -> str:
    text = NEW_FILE
    if kept := subscriptions(db):
        text = with_added(text, kept)
    if own := smart.smart_feeds(db):
        text = smart.with_added(text, own)
    return text


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise SubscriptionsError(f"{path} is not UTF-8 (byte {error.start}).") from error
    except OSError as error:
        raise SubscriptionsError(f"{path} cannot be read: {error.strerror}.") from error


def _remembered(db: Database) -> str:
    return db.value("SELECT value FROM memo WHERE name = ?", (_MEMO,)) or ""


def _remember(db: Database, now: str) -> None:
    db.run("INSERT OR REPLACE INTO memo (name, value) VALUES (?, ?)", (_MEMO, now))
