"""Marks: read, bookmark, archived, hidden. Each act is one transaction, with its journal row."""

import json
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from newsreader.cleaning import clean_line
from newsreader.models.acts import Act, ActKind
from newsreader.store.database import Database
from newsreader.store.history import journal
from newsreader.store.packing import id_list, parts
from newsreader.store.showing import HERE, shown
from newsreader.store.times import seconds
from newsreader.wording import counted

_FLAGS = {
    ActKind.READ: ("read", 1),
    ActKind.UNREAD: ("read", 0),
    ActKind.BOOKMARK: ("bookmarked", 1),
    ActKind.UNBOOKMARK: ("bookmarked", 0),
    ActKind.ARCHIVE: ("archived", 1),
    ActKind.UNARCHIVE: ("archived", 0),
    ActKind.HIDE: ("hidden", 1),
    ActKind.UNHIDE: ("hidden", 0),
}
_WORDS = {
    ActKind.READ: ("Marked read: {}", "Marked {} read"),
    ActKind.UNREAD: ("Marked unread: {}", "Marked {} unread"),
    ActKind.BOOKMARK: ("Bookmarked {}", "Bookmarked {}"),
    ActKind.UNBOOKMARK: ("Bookmark removed: {}", "Took the bookmark off {}"),
    ActKind.ARCHIVE: ("Archived {}", "Archived {}"),
    ActKind.UNARCHIVE: ("Out of the archive: {}", "Took {} out of the archive"),
    ActKind.HIDE: ("Hid {}", "Hid {}"),
    ActKind.UNHIDE: ("Shown again: {}", "Shown again: {}"),
    ActKind.READING: ("Read {}", "Read {}"),
    ActKind.READ_AGAIN: ("Read already in another feed: {}", "Read already in other feeds: {}"),
}
"""For one article, whose title comes last because a narrow screen cuts the end; for several."""
_BESIDE = {
    ActKind.ARCHIVE: (ActKind.BOOKMARK, ActKind.READ),
    ActKind.BOOKMARK: (ActKind.UNARCHIVE,),
}
"""What an act sets besides, of the articles that it changes."""
_ARCHIVED = "(bookmarked AND archived)"
_LACKING = {ActKind.ARCHIVE: f"NOT {_ARCHIVED} AND {HERE}", ActKind.UNARCHIVE: _ARCHIVED}
"""Whom these would change; the others say so themselves, by their flag."""
_KEPT = ("bookmarked", "archived")
"""Not said of what was forgotten."""
_A_STRETCH = timedelta(minutes=30)
"""Without anything read for so long, reading begins anew."""


def mark(
    db: Database,
    kind: ActKind,
    ids: Sequence[int],
    at: datetime,
    copies: Sequence[int] = (),
    place: str = "",
) -> Act | None:
    """`None` when every article was so already. `copies` are of these articles, in other feeds."""
    with db.transaction():
        changed = _changed(db, kind, ids)
        if not changed:
            return None
        also = turn(db, kind, reached(db, kind, copies))
        beside = besides(db, kind, changed, copies)
        for other, some in beside.items():
            turn(db, other, some)
        if bookmarked := changed if kind is ActKind.BOOKMARK else beside.get(ActKind.BOOKMARK):
            remember_when(db, bookmarked, at)
        said = words(db, kind, changed, len(also), place)
        return journal.record(db, kind, said, at, [*changed, *also], besides_payload(beside))


def _changed(db: Database, kind: ActKind, ids: Sequence[int]) -> Sequence[int]:
    """Set, as the person sees it: what is no bookmark is in no archive, whatever its flag says."""
    if kind not in _LACKING:
        return turn(db, kind, ids)
    lacking = sorted(would_change(db, kind, ids))
    turn(db, kind, lacking)
    return lacking


def read_in_passing(
    db: Database, ids: Sequence[int], at: datetime, kind: ActKind = ActKind.READING
) -> Act | None:
    """Read without being marked: one act with what was read so just before."""
    with db.transaction():
        changed = turn(db, ActKind.READ, ids)
        if not changed:
            return None
        before = journal.continued(db, kind, at - _A_STRETCH)
        if before is None:
            return journal.record(db, kind, words(db, kind, changed), at, changed)
        return _extended(db, before, changed, at)


def turn(db: Database, kind: ActKind, ids: Sequence[int]) -> list[int]:
    """Within a transaction: those that were not so already."""
    flag, value = _FLAGS[kind]
    beside = f", shown = {shown('?1')}" if flag == "hidden" else ""
    here = f" AND {HERE}" if flag in _KEPT else ""
    changed: list[int] = []
    for some in parts(ids):
        rows = db.rows(
            f"UPDATE status SET {flag} = ?1{beside}"
            f" WHERE id IN (SELECT value FROM json_each(?2)) AND {flag} <> ?1{here} RETURNING id",
            (value, id_list(some)),
        )
        changed.extend(id_ for (id_,) in rows)
    return changed


def would_change(db: Database, kind: ActKind, ids: Sequence[int]) -> set[int]:
    """Those that are not so yet."""
    return _having(db, _LACKING.get(kind) or _not_so(kind), ids)


def not_so_yet(db: Database, kind: ActKind, ids: Sequence[int]) -> "array[int]":
    """The same in their order, of a great many."""
    (every,) = db.columns(
        f"SELECT id FROM status NOT INDEXED WHERE {_LACKING.get(kind) or _not_so(kind)}", ()
    )
    among, found = set(every), array("q")
    for some in parts(ids):
        found.extend(id_ for id_ in some if id_ in among)
    return found


def reached(db: Database, kind: ActKind, copies: Sequence[int]) -> list[int]:
    """Those copies that such an act changes. Archived is only what was a bookmark before."""
    kept = _having(db, "bookmarked", copies) if kind is ActKind.ARCHIVE else copies
    return sorted(would_change(db, kind, list(kept)))


def besides(
    db: Database, kind: ActKind, ids: Sequence[int], copies: Sequence[int] = ()
) -> dict[ActKind, list[int]]:
    """What an act that changes these articles sets as well, and of which; copies are read too."""
    beside = _BESIDE.get(kind, ())
    about = {other: [*ids, *copies] if other is ActKind.READ else ids for other in beside}
    found = {other: sorted(_having(db, _not_so(other), some)) for other, some in about.items()}
    return {other: some for other, some in found.items() if some}


def besides_payload(beside: Mapping[ActKind, Sequence[int]]) -> str | None:
    """For the journal."""
    return json.dumps({"beside": beside}) if beside else None


def _not_so(kind: ActKind) -> str:
    flag, value = _FLAGS[kind]
    return f"{flag} <> {value}"


def _having(db: Database, condition: str, ids: Sequence[int]) -> set[int]:
    sql = f"SELECT id FROM status WHERE id IN (SELECT value FROM json_each(?)) AND {condition}"
    return {id_ for some in parts(ids) for (id_,) in db.rows(sql, (id_list(some),))}


def remember_when(db: Database, ids: Sequence[int], at: datetime) -> None:
    """Of bookmarks."""
    for some in parts(ids):
        db.run(
            "UPDATE status SET bookmarked_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (seconds(at), id_list(some)),
        )


def titled(db: Database, ids: Sequence[int]) -> str:
    """`12 articles`, or the only one by its title."""
    if len(ids) > 1:
        return f"{len(ids):,} articles"
    title = clean_line(db.value("SELECT title FROM article WHERE id = ?", (ids[0],)) or "", 60)
    return f"“{title}”" if title else "an article without a title"


def _extended(db: Database, act: Act, changed: Sequence[int], at: datetime) -> Act | None:
    ids = (*act.article_ids, *changed)
    return journal.extend(db, act, words(db, act.kind, ids), ids, at=at)


def words(db: Database, kind: ActKind, ids: Sequence[int], copies: int = 0, place: str = "") -> str:
    """`place` is where all of them are, but for the copies."""
    of_one, of_several = _WORDS[kind]
    what = titled(db, ids)
    if len(ids) == 1:
        return of_one.format(f"{what} (in {copies + 1} feeds)" if copies else what)
    elsewhere = f", and {counted(copies, 'copy', 'copies')} elsewhere" if copies else ""
    return f"{of_several.format(what)}{place and f' in {place}'}{elsewhere}"
