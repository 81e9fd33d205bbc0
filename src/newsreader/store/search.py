"""The full-text index: articles in, old words out.

The index keeps no text of its own, so words are taken out with the very text that went in: it is
a pure function of what `article.title`, `body.text` and `fulltext.text` hold.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from newsreader.query.words import indexed
from newsreader.store.database import Database, Row
from newsreader.store.packing import id_list, storable, unpack_text

_SOME = "a.id IN (SELECT value FROM json_each(?)) AND a.content_hash <> x'00'"
"""What is not settled yet has no text to be found by."""
_LEFT = "NOT a.indexed AND a.content_hash <> x'00'"


def put_in(db: Database, articles: Iterable[tuple[int, str, str]]) -> None:
    """(id, title, text) of articles that are not in it, as their rows have them."""
    rows = [
        (id_, indexed(storable(title)), indexed(storable(text))) for id_, title, text in articles
    ]
    _at_the_end(db, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", rows)


def put_back(db: Database, article_ids: Sequence[int]) -> None:
    """After a text has changed, with what was taken out before, and in the same transaction."""
    rows = texts(db, _SOME, id_list(article_ids))
    put_in(db, rows)
    _note(db, [row[0] for row in rows], in_it=True)


def index_some(db: Database, limit: int) -> int:
    """The newest articles first, in one transaction. How many are still to come."""
    with db.transaction():
        rows = texts(db, f"{_LEFT} ORDER BY a.id DESC LIMIT ?", limit)
        put_in(db, rows)
        _note(db, [row[0] for row in rows], in_it=True)
    left: int = db.value(f"SELECT count(*) FROM article a WHERE {_LEFT}")
    return left


def take_out(db: Database, article_ids: Sequence[int]) -> None:
    """Before a text changes, within the same transaction: `put_back` is called after that."""
    rows = texts(db, f"a.indexed AND {_SOME}", id_list(article_ids))
    _at_the_end(
        db,
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        [(id_, indexed(title), indexed(text)) for id_, title, text in rows],
    )
    _note(db, [row[0] for row in rows], in_it=False)


def texts(db: Database, where: str, value: object) -> list[tuple[int, str, str]]:
    """(id, title, text) of articles, as the index has them or is to have them."""
    rows = db.rows(
        "SELECT a.id, a.title, b.text, f.text FROM article a JOIN body b ON b.article_id = a.id"
        f" LEFT JOIN fulltext f ON f.article_id = a.id WHERE {where}",
        (value,),
    )
    return [(id_, title, whole_text(own, page)) for id_, title, own, page in rows]


def whole_text(own: bytes, page: bytes | None) -> str:
    """The feed's text and the page's, one below the other."""
    return f"{unpack_text(own)}\n{unpack_text(page)}" if page else unpack_text(own)


def _note(db: Database, article_ids: Sequence[int], *, in_it: bool) -> None:
    db.run(
        "UPDATE article SET indexed = ? WHERE id IN (SELECT value FROM json_each(?))",
        (in_it, id_list(article_ids)),
    )


def _at_the_end(db: Database, sql: str, rows: Sequence[Row]) -> None:
    """Between other writes, FTS5 would begin a new segment each time."""
    db.at_the_end(partial(db.run_many, sql, rows))
