"""Tags, the person's own labels. Each act is one transaction, the rows with their journal row."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.acts import Act, ActKind
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.history import journal
from newsreader.store.history.acts import titled
from newsreader.store.packing import id_list, parts

_LONGEST = 80
_WORDS = {  # what is long comes last: a narrow screen cuts the end
    ActKind.TAG: "Tagged {1}: {0}",
    ActKind.UNTAG: "Tag {1} removed: {0}",
}
_SQL = {
    ActKind.TAG: "INSERT OR IGNORE INTO tag (article_id, name)"
    " SELECT id, ?1 FROM article WHERE id IN (SELECT value FROM json_each(?2))"
    " RETURNING article_id",
    ActKind.UNTAG: "DELETE FROM tag WHERE name = ?1"
    " AND article_id IN (SELECT value FROM json_each(?2)) RETURNING article_id",
}


def tag(db: Database, kind: ActKind, ids: Sequence[int], name: str, at: datetime) -> Act | None:
    """`None` when every article was so already. Raises LibraryError for a name that is none."""
    name = _named(name)
    if not ids:
        return None
    with db.transaction():
        changed = turn(db, kind, ids, name)
        if not changed:
            return None
        said = words(db, kind, changed, name)
        return journal.record(db, kind, said, at, changed, json.dumps({"name": name}))


def words(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> str:
    return _WORDS[kind].format(titled(db, ids), name)


def tag_name(words: str) -> str:
    """`#read later ` is `read later`."""
    return clean_line(words, _LONGEST).lstrip("#").strip()


def _named(words: str) -> str:
    name = tag_name(words)
    if not name:
        raise LibraryError("A tag needs a name, such as later.")
    return name


def names(db: Database, most: int = -1) -> list[tuple[str, int]]:
    """Every tag, or the `most` used ones, and how many articles have it."""
    order = "name COLLATE NOCASE" if most < 0 else "count(*) DESC, name"
    rows = db.rows(
        f"SELECT name, count(*) FROM tag GROUP BY name ORDER BY {order} LIMIT ?", (most,)
    )
    return [(name, count) for name, count in rows]


def held(db: Database, ids: Sequence[int]) -> dict[str, int]:
    """The tags of these articles, and how many of them have each."""
    sql = (
        "SELECT name, count(*) FROM tag"
        " WHERE article_id IN (SELECT value FROM json_each(?)) GROUP BY name"
    )
    found: Counter[str] = Counter()
    for some in parts(ids):
        found.update(dict(db.rows(sql, (id_list(some),))))
    return dict(found)


def would_change(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> set[int]:
    """Those that are not so yet. Raises LibraryError for a name that is none."""
    sql = (
        "SELECT article_id FROM tag"
        " WHERE name = ? AND article_id IN (SELECT value FROM json_each(?))"
    )
    wanted = (_named(name),)
    rows = (row for some in parts(ids) for row in db.rows(sql, (*wanted, id_list(some))))
    tagged = {id_ for (id_,) in rows}
    return tagged if kind is ActKind.UNTAG else {*ids} - tagged


def turn(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> list[int]:
    """Within a transaction: those that were not so already."""
    rows = (row for some in parts(ids) for row in db.rows(_SQL[kind], (name, id_list(some))))
    return [id_ for (id_,) in rows]
