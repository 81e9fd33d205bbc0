"""The parts of the indexes of words put together: a word is looked for in each part there is."""

from collections.abc import Iterator
from datetime import datetime

from newsreader.store import memo
from newsreader.store.database import Database

_MUCH, _LITTLE = 500, 200
"""Pages of an index in one transaction: for who waits, and while the person may be reading."""
_LAST = "indexes merged"


def whole(db: Database) -> Iterator[bool]:
    """Each index one part, without what was taken out; a transaction a step, True till the last.

    FTS5 only notes at first what went: its pages are free when its parts were merged.
    """
    for index in ("search", "facts"):
        yield from _steps(db, index, -_MUCH, _MUCH)


def daily(db: Database, now: datetime) -> Iterator[bool]:
    """Once a day, in the same steps: where four parts are of about one size, they become one.

    In five years of that a word is written six times over, and there are never many parts.
    """
    today = f"{now.astimezone():%Y-%m-%d}"
    if memo.remembered(db, _LAST) == today:
        return
    for index in ("search", "facts"):
        yield from _steps(db, index, _LITTLE, _LITTLE)
    memo.remember(db, _LAST, today)


def _steps(db: Database, index: str, first: int, others: int) -> Iterator[bool]:
    """The first one, if less than zero, makes all parts one that it is begun with."""
    pages, changed = first, 2
    while changed > 1:
        before = db.value("SELECT total_changes()")
        with db.transaction():
            db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
        changed, pages = db.value("SELECT total_changes()") - before, others
        yield True
