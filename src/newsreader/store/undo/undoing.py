"""Undo and redo: one act taken back or done again, whole. The rules: docs/notes/undo.md."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from newsreader.models.acts import OF_LINKS, OF_RULES, OF_STORIES, Act
from newsreader.store import waiting
from newsreader.store.database import Database
from newsreader.store.history import journal
from newsreader.store.history.turns import Turn
from newsreader.store.news import corrections
from newsreader.store.rules import ruling
from newsreader.store.undo import filed
from newsreader.store.undo.standing import Settling, finish


def undo(db: Database, subscriptions: Path, act_id: int | None) -> Act | None:
    """The act undone, with the articles that it really set back. Raises LibraryError."""
    return _turned(db, subscriptions, lambda: journal.undoable(db, act_id), stands=False)


def redo(db: Database, subscriptions: Path, act_id: int | None) -> Act | None:
    """The act done again, with the articles that really changed. Raises LibraryError."""
    return _turned(db, subscriptions, lambda: journal.redoable(db, act_id), stands=True)


def _turned(
    db: Database, subscriptions: Path, wanted: Callable[[], Act | None], *, stands: bool
) -> Act | None:
    """In one transaction; what is about a great many articles is settled in more."""
    finish(db)
    ready = _prepared(db, wanted(), stands=stands)
    with db.transaction():
        turn, act = Turn(), wanted()
        if act is None:
            return None
        if act.in_the_file:
            act = replace(act, turned=filed.turn(db, subscriptions, act, stands=stands))
            return _noted(db, act, stands=stands)
        if act.kind in OF_LINKS:
            act = replace(act, turned=waiting.turn(db, act, stands=stands))
            return _noted(db, act, stands=stands)
        if act.kind in OF_STORIES:
            changed = corrections.turn(db, act, stands=stands)
            return _counted(_noted(db, act, stands=stands), [], changed)
        act = _noted(db, act, stands=stands)
        points = ruling.score(db, act, stands=stands)
        if ready is None or ready.act.id != act.id:  # another program was faster
            ready = Settling(db, act, stands=stands)
        ready.go_on(turn)
    ready.finish()
    return _counted(act, points, ready.changed)


def _prepared(db: Database, act: Act | None, *, stands: bool) -> Settling | None:
    if act is None or act.in_the_file or act.kind in OF_LINKS | OF_STORIES:
        return None
    return Settling(db, act, stands=stands)


def _noted(db: Database, act: Act, *, stands: bool) -> Act:
    return (journal.mark_redone if stands else journal.mark_undone)(db, act)


def _counted(act: Act, points: Sequence[int], changed: Sequence[int]) -> Act:
    """A rule does several things to the same article."""
    ids = sorted({*chain(points, changed)}) if act.kind in OF_RULES else changed
    return replace(act, article_ids=ids, turned=len(ids))
