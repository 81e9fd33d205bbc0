"""Room inside of the library's file given back to the disk."""

import shutil
import tempfile
from pathlib import Path

from newsreader.store.database import Database
from newsreader.store.errors import LibraryError

_STEP = 1_000
"""Pages of an index in one transaction: others may write in between."""
_BOTH = 2.2
"""How many times its size a copy and the log of writing it back take together."""
_MEGABYTE = 1_000_000


def compact(db: Database) -> tuple[int, int]:
    """Bytes before and after. Nobody can write meanwhile. Raises LibraryError."""
    before = db.path.stat().st_size
    _need_room(before, db.path.parent)
    for index in ("search", "facts"):
        _merge(db, index)
    db.run("PRAGMA temp_store = FILE")
    db.run("VACUUM")
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, db.path.stat().st_size


def _need_room(size: int, folder: Path) -> None:
    for place, times in ((folder, _BOTH), (Path(tempfile.gettempdir()), _BOTH / 2)):
        free = shutil.disk_usage(place).free
        if free < size * times:
            raise LibraryError(
                f"Compacting takes {size * times / _MEGABYTE:,.0f} MB for a while, and {place} has "
                f"{free / _MEGABYTE:,.0f} MB free. Make room first."
            )


def _merge(db: Database, index: str) -> None:
    """FTS5: the first step says that all of its parts become one, the others go on with that."""
    step, changed = -_STEP, 2
    while changed > 1:
        before = db.value("SELECT total_changes()")
        db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (step,))
        changed = db.value("SELECT total_changes()") - before
        step = _STEP
