"""Marks: read, bookmark, hidden. Each act is one transaction, the status with its journal row."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.acts import Act, ActKind
from newsreader.store import journal
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.showing import shown
from newsreader.store.times import seconds

_FLAGS = {
    ActKind.READ: ("read", 1),
    ActKind.UNREAD: ("read", 0),
    ActKind.BOOKMARK: ("bookmarked", 1),
    ActKind.UNBOOKMARK: ("bookmarked", 0),
    ActKind.HIDE: ("hidden", 1),
    ActKind.UNHIDE: ("hidden", 0),
}
_OPPOSITE = {
    ActKind.READ: ActKind.UNREAD,
    ActKind.UNREAD: ActKind.READ,
    ActKind.BOOKMARK: ActKind.UNBOOKMARK,
    ActKind.UNBOOKMARK: ActKind.BOOKMARK,
    ActKind.HIDE: ActKind.UNHIDE,
    ActKind.UNHIDE: ActKind.HIDE,
}
_WORDS = {
    ActKind.READ: ("Marked read: {}", "Marked {} read"),
    ActKind.UNREAD: ("Marked unread: {}", "Marked {} unread"),
    ActKind.BOOKMARK: ("Bookmarked {}", "Bookmarked {}"),
    ActKind.UNBOOKMARK: ("Bookmark removed: {}", "Took the bookmark off {}"),
    ActKind.HIDE: ("Hid {}", "Hid {}"),
    ActKind.UNHIDE: ("Shown again: {}", "Shown again: {}"),
}
"""For one article, whose title comes last because a narrow screen cuts the end; for several."""


def mark(db: Database, kind: ActKind, ids: Sequence[int], at: datetime) -> Act | None:
    """`None` when every article was so already."""
    if not ids:
        return None
    with db.transaction():
        changed = turn(db, kind, ids)
        if not changed:
            return None
        if kind is ActKind.BOOKMARK:
            remember_when(db, changed, at)
        return journal.record(db, kind, _words(db, kind, changed), at, changed)


def unmark(db: Database, act: Act) -> list[int]:
    """Undo a mark where it still stands, within a transaction: the articles set back."""
    return turn(db, _OPPOSITE[act.kind], act.article_ids)


def turn(db: Database, kind: ActKind, ids: Sequence[int]) -> list[int]:
    """Within a transaction: those that were not so already."""
    flag, value = _FLAGS[kind]
    beside = f", shown = {shown('?1')}" if flag == "hidden" else ""
    rows = db.rows(
        f"UPDATE status SET {flag} = ?1{beside}"
        f" WHERE id IN (SELECT value FROM json_each(?2)) AND {flag} <> ?1 RETURNING id",
        (value, id_list(ids)),
    )
    return [id_ for (id_,) in rows]


def remember_when(db: Database, ids: Sequence[int], at: datetime) -> None:
    """Of bookmarks."""
    db.run(
        "UPDATE status SET bookmarked_at = ? WHERE id IN (SELECT value FROM json_each(?))",
        (seconds(at), id_list(ids)),
    )


def titled(db: Database, ids: Sequence[int]) -> str:
    """`12 articles`, or the only one by its title."""
    if len(ids) > 1:
        return f"{len(ids):,} articles"
    title = clean_line(db.value("SELECT title FROM article WHERE id = ?", (ids[0],)) or "", 60)
    return f"“{title}”" if title else "an article without a title"


def _words(db: Database, kind: ActKind, ids: Sequence[int]) -> str:
    of_one, of_several = _WORDS[kind]
    return (of_one if len(ids) == 1 else of_several).format(titled(db, ids))
