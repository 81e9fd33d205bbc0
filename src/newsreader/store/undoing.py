"""Undo and redo: one act taken back or done again, whole. The rules: docs/notes/undo.md."""

from pathlib import Path

from msgspec.structs import replace

from newsreader.models.acts import Act
from newsreader.store import filed, journal
from newsreader.store.database import Database
from newsreader.store.standing import settle


def undo(db: Database, subscriptions: Path, act_id: int | None) -> Act | None:
    """The act undone, with the articles that it really set back. Raises LibraryError."""
    with db.transaction():
        act = journal.undoable(db, act_id)
        if act is None:
            return None
        return journal.mark_undone(db, _turned(db, subscriptions, act, stands=False))


def redo(db: Database, subscriptions: Path, act_id: int | None) -> Act | None:
    """The act done again, with the articles that really changed. Raises LibraryError."""
    with db.transaction():
        act = journal.redoable(db, act_id)
        if act is None:
            return None
        return journal.mark_redone(db, _turned(db, subscriptions, act, stands=True))


def _turned(db: Database, subscriptions: Path, act: Act, *, stands: bool) -> Act:
    if act.in_the_file:
        return replace(act, turned=filed.turn(db, subscriptions, act, stands=stands))
    ids = tuple(settle(db, act, stands=stands))
    return replace(act, article_ids=ids, turned=len(ids))
