"""The files around the library: who may read them, what nobody needs, backups, the disk."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.wording import counted

_OTHERS = 0o077
_HALF_MADE = ("data/.library.db.*", "data/backups/.*.db.*", "config/.*.toml.*")
_ABANDONED = timedelta(hours=1)
"""What is younger may be somebody's work."""
_LEAST_FREE = 100_000_000
_MEGABYTE = 1_000_000


def _private(patient: Patient) -> Iterator[Path]:
    data = patient.paths.data
    yield from (*data.glob("library.db*"), *patient.paths.backups.glob("*.db"))


def _open_to_others(patient: Patient) -> list[Path]:
    return [path for path in _private(patient) if path.stat().st_mode & _OTHERS]


def _look_at_rights(patient: Patient) -> Look:
    library = patient.paths.library
    if not os.access(library, os.W_OK) or not os.access(library.parent, os.W_OK):
        return wrong(f"{library} or its folder may not be written: get write access to both.")
    found = _open_to_others(patient)
    if not found:
        return well("Only you can read the library and its backups.")
    more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
    return wrong(f"Others on this computer can read {found[0]}{more}.", mendable=True)


def _mend_rights(patient: Patient) -> None:
    for path in _open_to_others(patient):
        path.chmod(path.stat().st_mode & ~_OTHERS)


def _abandoned(patient: Patient) -> list[Path]:
    before = (patient.now - _ABANDONED).timestamp()
    folders = {"data": patient.paths.data, "config": patient.paths.config}
    found = (
        path
        for pattern in _HALF_MADE
        for path in folders[pattern.partition("/")[0]].glob(pattern.partition("/")[2])
    )
    return [path for path in found if path.is_file() and path.stat().st_mtime < before]


def _look_for_orphans(patient: Patient) -> Look:
    found = _abandoned(patient)
    if not found:
        return well("There are no half-made files.")
    size = sum(path.stat().st_size for path in found)
    files = counted(len(found), "half-made file")
    return wrong(f"{files} of programs that were killed, {_megabytes(size)}.", mendable=True)


def _remove_orphans(patient: Patient) -> None:
    for path in _abandoned(patient):
        path.unlink(missing_ok=True)


def _look_at_backups(patient: Patient) -> Look:
    files = sorted(patient.paths.backups.glob("*.db"), key=lambda path: path.stat().st_mtime)
    broken = [path for path in files if not is_whole(path)]
    if broken:
        return wrong(f"The backup {broken[-1]} is damaged.", mendable=True)
    if not files:
        return well(
            "There is no backup yet: syncs make one a day, once there is something to keep."
        )
    return well(f"{counted(len(files), 'backup')}, all whole; the newest is {files[-1]}.")


def _set_aside(patient: Patient) -> None:
    """Nothing is thrown away that may still help somebody."""
    for path in patient.paths.backups.glob("*.db"):
        if not is_whole(path):
            path.rename(path.with_suffix(".damaged"))


def is_whole(path: Path) -> bool:
    """Read without being written, not even beside it."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _look_at_disk(patient: Patient) -> Look:
    free = shutil.disk_usage(patient.paths.data).free
    needed = max(_LEAST_FREE, patient.paths.library.stat().st_size * 6 // 5)
    if free >= needed:
        return well(f"The disk has room: {_megabytes(free)} are free.")
    return wrong(
        f"The disk has only {_megabytes(free)} free, and a backup needs {_megabytes(needed)}: "
        "make room, or let old articles be forgotten (newsreader prune)."
    )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"


CHECKS = (
    Check("disk", _look_at_disk),
    Check("rights", _look_at_rights, _mend_rights),
    Check("leftovers", _look_for_orphans, _remove_orphans),
)
BACKUPS = Check("backups", _look_at_backups, _set_aside)
"""It is looked at even where the library cannot be opened."""
