"""All checks, one after the other."""

from collections.abc import Iterator
from datetime import datetime

from newsreader.models.health import Finding, State
from newsreader.paths import Paths
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.health import album, counts, following, pages, shape, surroundings, words
from newsreader.store.health.kinds import Check, Look, Patient
from newsreader.store.migrations import MIGRATIONS
from newsreader.store.schema import open_database

_BEFORE = (following.FILES, *surroundings.CHECKS)
_FIRST = (pages.FILE, shape.PARTS)
"""Where one of them is past mending, nothing more is to be learned, and nothing is written."""
_REST = (pages.REFERENCES, *counts.CHECKS, *words.CHECKS, *album.CHECKS, following.FEEDS)


def examine(paths: Paths, now: datetime, *, fix: bool = False) -> Iterator[Finding]:
    """One finding for each check, as it is made; the library need not be fit to be opened."""
    if not paths.library.exists():
        yield Finding("library", State.WELL, f"There is no library yet: {paths.library}.")
        return
    try:
        db = _opened(paths, now)
    except LibraryError as error:
        yield Finding("library", State.WRONG, str(error))
        yield _examined(surroundings.BACKUPS, Patient(None, paths, now), fix=fix)
        return
    try:
        yield from _examinations(Patient(db, paths, now), fix=fix)
    finally:
        db.close()


def _examinations(patient: Patient, *, fix: bool) -> Iterator[Finding]:
    for check in _BEFORE:
        yield _examined(check, patient, fix=fix)
    yield from _inside(patient, fix=fix)
    yield _examined(surroundings.BACKUPS, patient, fix=fix)


def _inside(patient: Patient, *, fix: bool) -> Iterator[Finding]:
    for check in _FIRST:
        finding = _examined(check, patient, fix=fix)
        yield finding
        if finding.state is State.WRONG and not finding.mendable:
            return
    for check in _REST:
        yield _examined(check, patient, fix=fix)


def _examined(check: Check, patient: Patient, *, fix: bool) -> Finding:
    look = _look(check, patient)
    if not (look.wrong and look.mendable and fix and check.mend):
        state = State.WRONG if look.wrong else State.WELL
        return Finding(check.name, state, look.words, look.wrong and look.mendable)
    try:
        check.mend(patient)
    except (LibraryError, OSError) as error:
        return Finding(check.name, State.WRONG, f"{look.words} It could not be mended: {error}")
    after = _look(check, patient)
    if after.wrong:
        return Finding(check.name, State.WRONG, f"It was to be mended, but: {after.words}")
    return Finding(check.name, State.MENDED, look.words)


def _look(check: Check, patient: Patient) -> Look:
    try:
        return check.look(patient)
    except (LibraryError, OSError) as error:
        return Look(str(error), wrong=True)


def _opened(paths: Paths, now: datetime) -> Database:
    """Also one that is refused otherwise, as far as it is of today's kind."""
    try:
        return open_database(paths.library, paths.backups, now)
    except LibraryError:
        if not paths.library.stat().st_size:
            raise
        db = Database(paths.library)
        if db.value("PRAGMA user_version") == len(MIGRATIONS) + 1:
            return db
        db.close()
        raise
