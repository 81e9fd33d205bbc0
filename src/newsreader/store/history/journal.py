"""The journal: a row for every act of the person, and what undoing it needs.

The rules are in docs/notes/undo.md.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.acts import BY_THEMSELVES, Act, ActKind
from newsreader.store.database import Database, Row
from newsreader.store.packing import pack_ids, unpack_ids
from newsreader.store.times import moment, seconds

_SELECT = "SELECT id, at, kind, words, count, undone FROM journal"
_THEMSELVES = ", ".join(f"'{kind}'" for kind in sorted(BY_THEMSELVES))
_KEPT = {f"kind NOT IN ({_THEMSELVES})": 2_000, f"kind IN ({_THEMSELVES})": 1_000}
"""The newest of what the person did, and of what happened by itself."""
_NOW_AND_THEN = 100
"""Acts between two looks at what is too old to be kept."""


def record(
    db: Database,
    kind: ActKind,
    words: str,
    at: datetime,
    article_ids: Sequence[int] = (),
    payload: str | None = None,
    count: int | None = None,
) -> Act:
    """Within the transaction of the act itself. What the person undid before is not redone then."""
    number = len(article_ids) if count is None else count
    act_id = db.insert(
        "INSERT INTO journal (at, kind, words, count, ids, payload) VALUES (?, ?, ?, ?, ?, ?)",
        (seconds(at), kind, words, number, pack_ids(article_ids), payload),
    )
    if kind not in BY_THEMSELVES:
        db.run("UPDATE journal SET redo = 0 WHERE redo")
    if act_id % _NOW_AND_THEN == 0:
        _forget_old(db)
    return Act(act_id, at, kind, words, number, article_ids=article_ids)


def extend(
    db: Database,
    act: Act,
    words: str,
    article_ids: Sequence[int],
    payload: str | None = None,
    at: datetime | None = None,
) -> Act | None:
    """More of the same, within the transaction of that; `None` when it was undone meanwhile."""
    at = at or act.at
    changed = db.run(
        "UPDATE journal SET at = ?, words = ?, count = ?, ids = ?, payload = ?"
        " WHERE id = ? AND NOT undone",
        (seconds(at), words, len(article_ids), pack_ids(article_ids), payload, act.id),
    )
    more = replace(act, at=at, words=words, count=len(article_ids), article_ids=article_ids)
    return more if changed else None


def history(db: Database, limit: int) -> list[Act]:
    """The newest first."""
    return [_act(row) for row in db.rows(f"{_SELECT} ORDER BY id DESC LIMIT ?", (limit,))]


def act(db: Database, act_id: int) -> Act | None:
    row = db.row(f"{_SELECT} WHERE id = ?", (act_id,))
    return _act(row) if row else None


def continued(db: Database, kind: ActKind, since: datetime) -> Act | None:
    """The act of this kind that nothing the person decided came after, with its articles."""
    others = ", ".join(f"'{one}'" for one in sorted(BY_THEMSELVES - {kind}))
    row = db.row(f"{_SELECT} WHERE kind NOT IN ({others}) ORDER BY id DESC LIMIT 1")
    found = _act(row) if row else None
    if found is None or found.kind is not kind or found.undone or found.at < since:
        return None
    return with_articles(db, found)


def undoable(db: Database, act_id: int | None) -> Act | None:
    """The act asked for, or the person's newest, unless it is undone; its articles with it."""
    row = (
        db.row(
            f"{_SELECT} WHERE NOT undone AND kind NOT IN ({_THEMSELVES}) ORDER BY id DESC LIMIT 1"
        )
        if act_id is None
        else db.row(f"{_SELECT} WHERE NOT undone AND id = ?", (act_id,))
    )
    return with_articles(db, _act(row)) if row else None


def redoable(db: Database, act_id: int | None) -> Act | None:
    """The act asked for, if it is undone, or the one undone last."""
    row = (
        db.row(f"{_SELECT} WHERE redo ORDER BY redo DESC LIMIT 1")
        if act_id is None
        else db.row(f"{_SELECT} WHERE undone AND id = ?", (act_id,))
    )
    return with_articles(db, _act(row)) if row else None


def others(
    db: Database, act: Act, kinds: Collection[ActKind], *, later: bool = False
) -> Iterator[tuple[Act, str | None]]:
    """Every other act of these kinds, the oldest first, with its articles and its payload.

    `later`: only those after it.
    """
    wanted = ", ".join(f"'{kind}'" for kind in sorted(kinds))
    rows = db.rows(
        "SELECT id, at, kind, words, count, undone, ids, payload FROM journal"
        f" WHERE id {'>' if later else '<>'} ? AND kind IN ({wanted}) ORDER BY id",
        (act.id,),
    )
    for *row, ids, payload_ in rows:
        yield replace(_act(tuple(row)), article_ids=unpack_ids(ids)), payload_


def stands(db: Database, act_id: int) -> bool | None:
    """`None`: it is forgotten."""
    undone = db.value("SELECT undone FROM journal WHERE id = ?", (act_id,))
    return None if undone is None else not undone


def stamp(db: Database, act_id: int) -> Row | None:
    """Another one whenever other acts were added, extended, undone or redone."""
    return db.row(
        "SELECT max(id), total(count), group_concat(CASE WHEN undone THEN id END)"
        " FROM journal WHERE id <> ?",
        (act_id,),
    )


def payload(db: Database, act: Act) -> str | None:
    found: str | None = db.value("SELECT payload FROM journal WHERE id = ?", (act.id,))
    return found


def keep_payload(db: Database, act: Act, payload: str) -> None:
    db.run("UPDATE journal SET payload = ? WHERE id = ?", (payload, act.id))


def mark_undone(db: Database, act: Act) -> Act:
    """The first to be redone."""
    db.run(
        "UPDATE journal SET undone = 1, redo = (SELECT max(redo) + 1 FROM journal) WHERE id = ?",
        (act.id,),
    )
    return replace(act, undone=True)


def mark_redone(db: Database, act: Act) -> Act:
    db.run("UPDATE journal SET undone = 0, redo = 0 WHERE id = ?", (act.id,))
    return replace(act, undone=False)


def _forget_old(db: Database) -> None:
    for kind, count in _KEPT.items():
        db.run(
            f"DELETE FROM journal WHERE {kind} AND id <="
            f" (SELECT id FROM journal WHERE {kind} ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (count,),
        )


def with_articles(db: Database, act: Act) -> Act:
    """As it was listed, and the articles that it changed."""
    packed = db.value("SELECT ids FROM journal WHERE id = ?", (act.id,))
    return replace(act, article_ids=unpack_ids(packed))


def _act(row: Row) -> Act:
    id_, at, kind, words, count, undone = row
    return Act(id_, moment(at), ActKind(kind), words, count, bool(undone))
