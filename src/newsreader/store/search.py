"""The full-text index: articles in, old words out.

The index keeps no text of its own, so words are taken out with the very text that went in: it is
a pure function of what `article.title` and `body.text` hold.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from newsreader.query.words import indexed
from newsreader.store.database import Database, Row
from newsreader.store.packing import id_list, storable, unpack_text

_TEXTS = "SELECT a.id, a.title, b.text FROM article a JOIN body b ON b.article_id = a.id"


def put_in(db: Database, articles: Iterable[tuple[int, str, str]]) -> None:
    """(id, title, text) of articles that are not in it, as their rows have them."""
    rows = [
        (id_, indexed(storable(title)), indexed(storable(text))) for id_, title, text in articles
    ]
    _at_the_end(db, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", rows)


def index_some(db: Database, limit: int) -> int:
    """The newest articles first, in one transaction. How many are still to come."""
    with db.transaction():
        rows = db.rows(f"{_TEXTS} WHERE NOT a.indexed ORDER BY a.id DESC LIMIT ?", (limit,))
        put_in(db, ((id_, title, unpack_text(text)) for id_, title, text in rows))
        db.run(
            "UPDATE article SET indexed = 1 WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(row[0] for row in rows),),
        )
    left: int = db.value("SELECT count(*) FROM article WHERE NOT indexed")
    return left


def take_out(db: Database, article_ids: Sequence[int]) -> None:
    """Before a text changes, within the same transaction: what it says now is put in after that."""
    rows = db.rows(
        f"{_TEXTS} WHERE a.indexed AND a.id IN (SELECT value FROM json_each(?))",
        (id_list(article_ids),),
    )
    _at_the_end(
        db,
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        [(id_, indexed(title), indexed(unpack_text(text))) for id_, title, text in rows],
    )
    db.run(
        "UPDATE article SET indexed = 0 WHERE id IN (SELECT value FROM json_each(?))",
        (id_list(row[0] for row in rows),),
    )


def _at_the_end(db: Database, sql: str, rows: Sequence[Row]) -> None:
    """Between other writes, FTS5 would begin a new segment each time."""
    db.at_the_end(partial(db.run_many, sql, rows))
