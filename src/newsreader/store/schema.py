"""Open the library file: created whole, brought up to today's schema, or refused in words."""

import os
import re
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from newsreader.store.backups import copy_into
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError, damaged, refused
from newsreader.store.files import beside
from newsreader.store.migrations import MIGRATIONS

_PARTS = re.compile(r"^CREATE (?:VIRTUAL )?(?:TABLE|TRIGGER) (\w+)", re.MULTILINE)
_SMALL = 4_000_000
"""Bytes of a library that is checked whole at every start, in a few milliseconds."""


def open_database(
    path: Path, backups: Path, now: datetime, migrations: Sequence[str] = MIGRATIONS
) -> Database:
    """Raises LibraryError; a file that is refused is left as it was."""
    with refused(f"The library {path} cannot be made"):
        if not path.exists():
            _create(path, len(migrations) + 1)
    _refuse_other_files(path)
    database = Database(path)
    try:
        _check(database)
        _migrate(database, backups, now, migrations)
        _refuse_incomplete(database)
    except BaseException:
        database.close()
        raise
    return database


def schema() -> str:
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")


def _create(path: Path, version: int) -> None:
    """Under another name first: a kill on the way leaves no half-made library behind."""
    new = beside(path)
    try:
        with closing(Database(new)) as database, database.transaction():
            database.script(schema())
            database.run(f"PRAGMA user_version = {version}")
        _place(new, path)
    finally:
        new.unlink(missing_ok=True)


def _place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        pass  # somebody else was first, and theirs may hold news already
    except OSError:
        new.replace(path)  # a file system without hard links


def _refuse_other_files(path: Path) -> None:
    """Looks without opening; that it is no database SQLite itself tells.

    Closing a file drops the locks that this process's other connections hold on it
    (POSIX; sqlite.org/howtocorrupt.html §2.2).
    """
    with refused(f"The library {path} cannot be read"):
        size = path.stat().st_size
    if path.is_dir():
        raise LibraryError(f"The library {path} cannot be read: it is a folder.")
    if not size:
        raise LibraryError(damaged(path, "it is empty, 0 bytes"))


def _check(database: Database) -> None:
    database.value("PRAGMA schema_version")
    if database.path.stat().st_size <= _SMALL:
        faults = quick_check(database)
        if faults:
            raise LibraryError(damaged(database.path, faults[0]))


def quick_check(database: Database) -> list[str]:
    """What SQLite finds wrong, without reading every index; nothing when all is well."""
    found = [str(row[0]) for row in database.rows("PRAGMA quick_check(5)")]
    return [line.splitlines()[-1] for line in found if line != "ok"]


def _migrate(database: Database, backups: Path, now: datetime, migrations: Sequence[str]) -> None:
    today = len(migrations) + 1
    version = _version(database)
    if version == today:
        return
    if version > today:
        raise LibraryError(
            f"The library {database.path} was written by a newer newsreader (schema {version}, "
            f"this one knows {today}). Update newsreader to open it."
        )
    if version == 0:
        raise LibraryError(f"{database.path} is a database, but not a newsreader library.")
    copy_into(database, backups / f"library-v{version}-{now:%Y%m%dT%H%M%S}.db")
    with database.transaction():
        for step in migrations[_version(database) - 1 :]:
            database.script(step)
        database.run(f"PRAGMA user_version = {today}")


def _refuse_incomplete(database: Database) -> None:
    """A file salvaged by other tools may lack tables, or the triggers that count."""
    here = {name for (name,) in database.rows("SELECT name FROM sqlite_master")}
    missing = [name for name in _PARTS.findall(schema()) if name not in here]
    if missing:
        raise LibraryError(damaged(database.path, f"it has no {missing[0]}"))


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version"))
