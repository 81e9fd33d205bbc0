"""Copies of the whole library that can be put in its place."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from newsreader.store.database import Database
from newsreader.store.errors import refused
from newsreader.store.files import beside, let_go, sync_folder
from newsreader.store.times import moment

_FIRST_DAY = timedelta(days=1)
_KEPT = 7
_LEAST = 2
_BUDGET = 1_000_000_000
"""Bytes that the daily copies may take together, beyond the two newest."""


def copy_into(database: Database, target: Path) -> None:
    """A consistent copy while others go on writing; at `target` whole or not at all."""
    with refused(f"The backup {target} cannot be written"):
        target.parent.mkdir(parents=True, exist_ok=True)
        new = beside(target)
        try:
            database.run("VACUUM INTO ?", (str(new),))
            _flush(new)
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
        sync_folder(target.parent)


def is_worth_a_copy(database: Database, now: datetime) -> bool:
    """Not on its first day, as long as a sync could bring all of it again: it costs a second."""
    first = database.value("SELECT arrived FROM status ORDER BY id LIMIT 1")
    if first is not None and now - moment(first) > _FIRST_DAY:
        return True
    return bool(database.value("SELECT EXISTS (SELECT 1 FROM status WHERE read OR bookmarked)"))


def rotate_backups(database: Database, folder: Path, now: datetime) -> Path | None:
    """Today's copy, if there is none yet; the oldest daily ones go."""
    today = folder / f"library-{now:%Y-%m-%d}.db"
    with refused(f"The backups in {folder} cannot be looked after"):
        if today.exists():
            return None
        for half in folder.glob(".library-????-??-??.db.*"):  # a sync was killed while it copied
            let_go(half)
        copy_into(database, today)
        daily = sorted(folder.glob("library-????-??-??.db"), reverse=True)
        for old in surplus([(path, path.stat().st_size) for path in daily]):
            let_go(old)
    return today


def surplus(daily: Sequence[tuple[Path, int]], budget: int = _BUDGET) -> list[Path]:
    """Which copies to remove of (path, bytes), given the newest first."""
    spent, going = 0, []
    for number, (path, size) in enumerate(daily):
        spent += size
        if number >= _KEPT or (number >= _LEAST and spent > budget):
            going.append(path)
    return going


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
