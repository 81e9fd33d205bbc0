"""The index of who wrote an article, about what, where and in which language.

It keeps no text of its own: words are taken out with what `article` said when they went in.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from newsreader.store.database import Database, Row
from newsreader.store.packing import id_list

_COLUMNS = "author, topics, link, language"
_OF_ARTICLES = (
    f"SELECT id, {_COLUMNS} FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
)
_INSERT = f"INSERT INTO facts (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?)"
_DELETE = f"INSERT INTO facts (facts, rowid, {_COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?)"


def put_in(db: Database, article_ids: Iterable[int]) -> None:
    """Of new articles, as the last work of the transaction that brings them: see search.py."""
    _insert(db, db.rows(_OF_ARTICLES, (id_list(article_ids),)))


@contextmanager
def kept_up(db: Database, article_ids: Iterable[int]) -> Iterator[None]:
    """Around a change of articles, within its transaction."""
    wanted = (id_list(article_ids),)
    before = db.rows(_OF_ARTICLES, wanted)
    yield
    after = db.rows(_OF_ARTICLES, wanted)
    if gone := _first_only(before, after):
        db.at_the_end(partial(db.run_many, _DELETE, gone))
        _insert(db, _first_only(after, before))


def _insert(db: Database, rows: Sequence[Row]) -> None:
    db.at_the_end(partial(db.run_many, _INSERT, rows))


def _first_only(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    known = set(others)
    return [row for row in rows if row not in known]
