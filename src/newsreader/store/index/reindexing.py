"""The index of words made anew in today's way, beside the one that answers meanwhile.

Nothing is asked of the new one until it knows every article; then it takes the place of the old.
What it knows up to is its greatest id, so a kill on the way loses nothing.
"""

import re

from newsreader.store.database import Database
from newsreader.store.schema import schema

SEARCH, NEXT, OLD = "search", "search_next", "search_old"
_PAGES = 500
"""Of the old index, let go in one transaction: all at once would keep others waiting."""
_NO_PAGES = 10
"""Rows with lower ids tell how the index is built."""
_NEW = re.compile(r"CREATE VIRTUAL TABLE search USING.*?;\s|INSERT INTO search .*?;\s", re.DOTALL)
_WAY = re.compile(r"USING (fts5 .*)\)", re.DOTALL)


def is_outdated(db: Database) -> bool:
    """It was made in another way than indexes are made today."""
    made = db.value("SELECT sql FROM sqlite_schema WHERE name = ?", (SEARCH,))
    return _way(made) != _way(_NEW.findall(schema())[0])


def begin(db: Database) -> None:
    """Within a transaction."""
    db.run(f"DROP TABLE IF EXISTS {NEXT}")
    for statement in _NEW.findall(schema()):
        db.run(statement.replace(SEARCH, NEXT))


def reached(db: Database) -> int | None:
    """The greatest id that the new index knows; `None`: none is being made."""
    return db.value(f"SELECT max(id) FROM {NEXT}_docsize") or 0 if _is_here(db, NEXT) else None


def take_over(db: Database) -> None:
    """Within a transaction."""
    db.run(f"DROP TABLE IF EXISTS {OLD}")
    db.run(f"ALTER TABLE {SEARCH} RENAME TO {OLD}")
    db.run(f"ALTER TABLE {NEXT} RENAME TO {SEARCH}")


def let_go(db: Database) -> bool:
    """Of some of the old index; False when nothing of it is left."""
    if not _is_here(db, OLD):
        return False
    with db.transaction():
        some = f"SELECT id FROM {OLD}_data WHERE id > ? LIMIT ?"
        if not db.run(f"DELETE FROM {OLD}_data WHERE id IN ({some})", (_NO_PAGES, _PAGES)):
            db.run(f"DROP TABLE {OLD}")
    return True


def _is_here(db: Database, table: str) -> bool:
    return db.value("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)) is not None


def _way(sql: str) -> str:
    found = _WAY.search(sql)
    return " ".join(found[1].split()) if found else ""
