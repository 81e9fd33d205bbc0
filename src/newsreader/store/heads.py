"""The first articles of lists in other orders than that of time, without a look at all."""

from datetime import datetime

from newsreader.models.scopes import Scope, Show, Smart, Sort
from newsreader.store.database import Columns, Database
from newsreader.store.lists import within
from newsreader.store.showing import SHOW

TITLE = """CASE a.title WHEN '' THEN x'' ELSE lower(ltrim(a.title, '"“„«‘''([')) END"""
"""As the index has it. What has no title comes last, as bytes do; bytes are compared sooner than
with NOCASE."""
_INDEXES = {
    Sort.TITLE: ("article_title", TITLE),
    Sort.LONGEST: ("article_words", "a.words DESC"),
    Sort.SHORTEST: ("article_words", "a.words"),
}
ALONG = (*_INDEXES, Sort.FEED, Sort.PRIORITY)
_ALONG_AN_INDEX = """
    SELECT s.* FROM article a INDEXED BY {} CROSS JOIN status s ON s.id = a.id
    ORDER BY {}, s.placed DESC, s.id DESC LIMIT {}
"""
_ALONG_FEEDS = """
    SELECT s.* FROM (
        SELECT id, row_number() OVER names AS rank, sum(total) OVER names - total AS before
        FROM feed WINDOW names AS (ORDER BY name COLLATE NOCASE, id)
    ) f CROSS JOIN status s ON s.feed_id = f.id WHERE f.before < {}
    ORDER BY f.rank, s.placed DESC, s.id DESC LIMIT -1
"""
"""Whole feeds. With its limit SQLite reads them first, and not what a search finds."""
_ALONG_WORTH = """
    SELECT s.* FROM (
        SELECT id, sum(value) AS worth FROM (
            SELECT article_id AS id, value FROM worth
            UNION ALL SELECT id, score FROM status WHERE score <> 0
        ) GROUP BY id HAVING sum(value) > 0
    ) w CROSS JOIN status s ON s.id = w.id
    ORDER BY w.worth DESC, s.placed DESC, s.id DESC LIMIT -1
"""
"""What is wanted rather than not."""
AMONG = 30_000
"""Articles that are looked at; where fewer fit, it is quicker to sort those."""

_EACH = 20
"""Times as many as are wanted, of feeds: those are sorted whole."""


def are_many(db: Database, scope: Scope, show: Show) -> bool:
    """Of those that feeds count."""
    if scope not in (Smart.EVERYTHING, Smart.UNREAD) or show is Show.BOOKMARKS:
        return False
    number = "unread" if scope == Smart.UNREAD or show is Show.UNREAD else "total"
    return bool(db.value(f"SELECT total({number}) >= ? FROM feed", (AMONG,)))


def first(
    db: Database,
    scope: Scope,
    show: Show,
    now: datetime,
    sort: Sort,
    limit: int,
    among: int = AMONG,
) -> Columns | None:
    """So many ids; `None` where few of what comes first in that order is in the scope."""
    where = within(scope, now)
    sql = f"SELECT s.id FROM ({_looked_at(sort, limit, among)}) s WHERE {where.sql}{SHOW[show]}"
    found = db.columns(sql, where.parameters, limit=limit)
    return found if len(found[0]) == limit else None


def _looked_at(sort: Sort, limit: int, among: int) -> str:
    if sort is Sort.FEED:
        return _ALONG_FEEDS.format(min(among, _EACH * limit))
    if sort is Sort.PRIORITY:
        return _ALONG_WORTH
    return _ALONG_AN_INDEX.format(*_INDEXES[sort], among)
