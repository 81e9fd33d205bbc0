"""What edited articles said before: `library.revisions`."""

import re
from collections.abc import Sequence
from datetime import datetime

from newsreader.models.revisions import Revision
from newsreader.store.database import Database
from newsreader.store.packing import id_list, unpack_text
from newsreader.store.times import moment, seconds

_MOST = 10
"""Earlier revisions of an article."""
_LARGEST = 256_000
"""Bytes, packed, of all of them together."""

_COLUMNS = "article_id, number, at, title, text, page"
_NOW = """
    SELECT a.id, a.revisions, coalesce(a.edited, s.arrived), a.title, b.text, coalesce(p.text, x'')
    FROM article a JOIN status s ON s.id = a.id JOIN body b ON b.article_id = a.id
    LEFT JOIN fulltext p ON p.article_id = a.id
"""
_KEEP = f"""
    INSERT OR REPLACE INTO revision ({_COLUMNS}) {_NOW}
    WHERE a.id IN (SELECT value FROM json_each(?))
    AND length(a.content_hash) <= 32 AND a.content_hash <> x'00'
"""
"""What was not read yet, or came from another newsreader, is nothing to compare with."""
_TRIM = """
    DELETE FROM revision WHERE (article_id, number) IN (
        SELECT article_id, number FROM (
            SELECT article_id, number, row_number() OVER latest AS place,
                   sum(length(title) + length(text) + length(page)) OVER latest AS bytes
            FROM revision WHERE article_id IN (SELECT value FROM json_each(?))
            WINDOW latest AS (PARTITION BY article_id ORDER BY number DESC)
        ) WHERE place > ? OR bytes > ?
    )
"""


class Revisions:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, article_id: int) -> list[Revision]:
        """The oldest that is kept first, today's words last; none of an article that is gone."""
        kept = f"SELECT {_COLUMNS} FROM revision WHERE article_id = :id"
        rows = self._db.rows(
            f"SELECT * FROM ({kept} UNION ALL {_NOW} WHERE a.id = :id) ORDER BY number",
            {"id": article_id},
        )
        return [
            Revision(number, moment(at), title, unpack_text(text), unpack_text(page))
            for _, number, at, title, text, page in rows
        ]


def keep(db: Database, article_ids: Sequence[int]) -> None:
    """As they are, before they change. Within a transaction."""
    ids = id_list(article_ids)
    db.run(_KEEP, (ids,))
    db.run(_TRIM, (ids, _MOST, _LARGEST))


def keep_page(db: Database, article_id: int, coming: str, at: datetime) -> None:
    """Before the article's page is another: that is an edit, if its words are. In a transaction."""
    packed = db.value("SELECT text FROM fulltext WHERE article_id = ?", (article_id,))
    was = unpack_text(packed) if packed else ""
    if was and _words_of(was) != _words_of(coming):
        keep(db, [article_id])
        db.run(
            "UPDATE article SET revisions = revisions + 1, edited = ? WHERE id = ? AND EXISTS"
            " (SELECT 1 FROM revision WHERE article_id = article.id AND number = revisions)",
            (seconds(at), article_id),
        )


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
