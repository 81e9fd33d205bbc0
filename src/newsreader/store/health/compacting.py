"""Room inside of the library's file given back to the disk."""

import shutil
import tempfile
from collections import deque
from pathlib import Path

from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.index import merging

_BOTH = 2.2
"""How many times its size a copy and the log of writing it back take together."""
_MEGABYTE = 1_000_000


def compact(db: Database) -> tuple[int, int]:
    """Bytes before and after. Nobody can write meanwhile. Raises LibraryError."""
    before = db.path.stat().st_size
    _need_room(before, db.path.parent)
    deque(merging.whole(db), 0)
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
