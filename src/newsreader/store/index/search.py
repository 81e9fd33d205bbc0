"""The full-text index: articles in, old words out.

The index keeps no text of its own, so words are taken out with the very text that went in: it is
a pure function of what `article.title`, `body.text`, `fulltext.text` and `highlight.note` hold.
Where it is being made anew, `reindexing.py` says how, both are kept.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from newsreader.query.words import indexed
from newsreader.store.database import Database, Row
from newsreader.store.index import reindexing
from newsreader.store.index.reindexing import NEXT, SEARCH
from newsreader.store.packing import id_list, storable, unpack_text

_SOME = "a.id IN (SELECT value FROM json_each(?)) AND a.content_hash <> x'00'"
"""What is not settled yet has no text to be found by."""
_LEFT = "NOT a.indexed AND a.content_hash <> x'00'"
_NOT_IN_NEXT = "a.indexed AND a.id > ? ORDER BY a.id LIMIT {}"
_NOTES = """
    SELECT group_concat(note, char(10)) FROM (
        SELECT note FROM highlight WHERE article_id = a.id AND kept AND searchable ORDER BY id
    )
"""
_IN = "INSERT INTO {0} (rowid, title, text) VALUES (?, ?, ?)"
_OUT = "INSERT INTO {0} ({0}, rowid, title, text) VALUES ('delete', ?, ?, ?)"


def put_in(db: Database, articles: Iterable[tuple[int, str, str]]) -> None:
    """(id, title, text) of articles that are not in it, as their rows have them."""
    _at_the_end(db, _IN, _in_words(articles))


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


def renew_some(db: Database, limit: int) -> bool:
    """Make the index anew where it is not as indexes are made today; whether that goes on."""
    if not reindexing.is_outdated(db):
        return reindexing.let_go(db)
    with db.transaction():
        if (reached := reindexing.reached(db)) is None:
            reindexing.begin(db)
            reached = 0
        rows = texts(db, _NOT_IN_NEXT.format(limit), reached)
        db.run_many(_IN.format(NEXT), _in_words(rows))
        if not rows:
            reindexing.take_over(db)
    return True


def empty(db: Database) -> None:
    """Nothing is found by its words then; within a transaction."""
    reindexing.begin(db)
    reindexing.take_over(db)
    db.run("UPDATE article SET indexed = 0 WHERE indexed")


def take_out(db: Database, article_ids: Sequence[int]) -> None:
    """Before a text changes, within the same transaction: `put_back` is called after that."""
    rows = texts(db, f"a.indexed AND {_SOME}", id_list(article_ids))
    _at_the_end(db, _OUT, _in_words(rows))
    _note(db, [row[0] for row in rows], in_it=False)


def texts(db: Database, where: str, value: object) -> list[tuple[int, str, str]]:
    """(id, title, text) of articles, as the index has them or is to have them."""
    rows = db.rows(
        f"SELECT a.id, a.title, b.text, f.text, ({_NOTES}) FROM article a"
        " JOIN body b ON b.article_id = a.id LEFT JOIN fulltext f ON f.article_id = a.id"
        f" WHERE {where}",
        (value,),
    )
    return [(id_, title, whole_text(own, page, notes)) for id_, title, own, page, notes in rows]


def whole_text(own: bytes, page: bytes | None, notes: str | None) -> str:
    """The feed's text, the page's, the person's, one below the other."""
    texts = [unpack_text(own), *([unpack_text(page)] if page else []), *([notes] if notes else [])]
    return "\n".join(texts)


def _note(db: Database, article_ids: Sequence[int], *, in_it: bool) -> None:
    db.run(
        "UPDATE article SET indexed = ? WHERE id IN (SELECT value FROM json_each(?))",
        (in_it, id_list(article_ids)),
    )


def _in_words(articles: Iterable[tuple[int, str, str]]) -> list[Row]:
    return [
        (id_, indexed(storable(title)), indexed(storable(text))) for id_, title, text in articles
    ]


def _at_the_end(db: Database, sql: str, rows: Sequence[Row]) -> None:
    """Between other writes, FTS5 would begin a new segment each time."""
    db.at_the_end(partial(_write, db, sql, rows))


def _write(db: Database, sql: str, rows: Sequence[Row]) -> None:
    """The index that is being made anew comes to later articles by itself."""
    db.run_many(sql.format(SEARCH), rows)
    if (reached := reindexing.reached(db)) is not None:
        db.run_many(sql.format(NEXT), [row for row in rows if row[0] <= reached])
