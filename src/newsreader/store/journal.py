"""The journal: a row for every act of the person, and what undoing it needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.store.database import Database, Row
from newsreader.store.packing import pack_ids, unpack_ids
from newsreader.store.times import moment, seconds

_SELECT = "SELECT id, at, kind, words, count, undone FROM journal"


def record(
    db: Database,
    kind: ActKind,
    words: str,
    at: datetime,
    article_ids: Sequence[int] = (),
    payload: str | None = None,
    count: int | None = None,
) -> Act:
    """Within the transaction of the act itself."""
    number = len(article_ids) if count is None else count
    act_id = db.insert(
        "INSERT INTO journal (at, kind, words, count, ids, payload) VALUES (?, ?, ?, ?, ?, ?)",
        (seconds(at), kind, words, number, pack_ids(article_ids), payload),
    )
    return Act(act_id, at, kind, words, number, article_ids=tuple(article_ids))


def extend(
    db: Database, act: Act, words: str, article_ids: Sequence[int], payload: str
) -> Act | None:
    """More of the same, within the transaction of that; `None` when it was undone meanwhile."""
    changed = db.run(
        "UPDATE journal SET words = ?, count = ?, ids = ?, payload = ? WHERE id = ? AND NOT undone",
        (words, len(article_ids), pack_ids(article_ids), payload, act.id),
    )
    return replace(act, words=words, count=len(article_ids)) if changed else None


def history(db: Database, limit: int) -> list[Act]:
    """The newest first."""
    return [_act(row) for row in db.rows(f"{_SELECT} ORDER BY id DESC LIMIT ?", (limit,))]


def undoable(db: Database, act_id: int | None) -> Act | None:
    """The act asked for, or the person's newest, unless it is undone; its articles with it."""
    row = (
        db.row(f"{_SELECT} WHERE NOT undone AND kind <> 'rule' ORDER BY id DESC LIMIT 1")
        if act_id is None
        else db.row(f"{_SELECT} WHERE NOT undone AND id = ?", (act_id,))
    )
    if row is None:
        return None
    act = _act(row)
    ids = unpack_ids(db.value("SELECT ids FROM journal WHERE id = ?", (act.id,)))
    return replace(act, article_ids=ids)


def payload(db: Database, act: Act) -> str:
    return str(db.value("SELECT payload FROM journal WHERE id = ?", (act.id,)))


def mark_undone(db: Database, act: Act) -> Act:
    db.run("UPDATE journal SET undone = 1 WHERE id = ?", (act.id,))
    return replace(act, undone=True)


def _act(row: Row) -> Act:
    id_, at, kind, words, count, undone = row
    return Act(id_, moment(at), ActKind(kind), words, count, bool(undone))
