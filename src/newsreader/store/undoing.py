"""Undo: one act taken back, whole, as far as it still stands."""

from dataclasses import replace
from pathlib import Path

from newsreader.models.acts import Act, ActKind
from newsreader.store import journal, ruling, tagging
from newsreader.store.acts import unmark
from newsreader.store.database import Database
from newsreader.store.subscribing import IN_THE_FILE, take_back


def undo(db: Database, subscriptions: Path, act_id: int | None) -> Act | None:
    """The act undone, with the articles that it really set back."""
    with db.transaction():
        act = journal.undoable(db, act_id)
        if act is None:
            return None
        if act.kind in IN_THE_FILE:
            take_back(db, subscriptions, act)
        elif act.kind in (ActKind.TAG, ActKind.UNTAG):
            act = replace(act, article_ids=tuple(tagging.take_back(db, act)))
        elif act.kind in (ActKind.RULE, ActKind.APPLY_RULE):
            act = replace(act, article_ids=tuple(ruling.take_back(db, act)))
        else:
            act = replace(act, article_ids=tuple(unmark(db, act)))
        return journal.mark_undone(db, act)
