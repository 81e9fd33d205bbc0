"""The first articles of lists by title and by length, along an index in that order."""

from datetime import datetime

from newsreader.models.scopes import Scope, Show, Smart, Sort
from newsreader.store.database import Columns, Database
from newsreader.store.lists import within
from newsreader.store.showing import SHOW

TITLE = """CASE a.title WHEN '' THEN x'' ELSE lower(ltrim(a.title, '"“„«‘''([')) END"""
"""As the index has it. What has no title comes last, as bytes do; bytes are compared sooner than
with NOCASE."""
ALONG = {
    Sort.TITLE: ("article_title", TITLE),
    Sort.LONGEST: ("article_words", "a.words DESC"),
    Sort.SHORTEST: ("article_words", "a.words"),
}
AMONG = 30_000
"""Articles that are looked at; where fewer fit, it is quicker to sort those."""


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
    where, (index, order) = within(scope, now), ALONG[sort]
    looked_at = (
        f"SELECT s.* FROM article a INDEXED BY {index} CROSS JOIN status s ON s.id = a.id"
        f" ORDER BY {order}, s.placed DESC, s.id DESC LIMIT {among}"
    )
    sql = f"SELECT s.id FROM ({looked_at}) s WHERE {where.sql}{SHOW[show]}"
    found = db.columns(sql, where.parameters, limit=limit)
    return found if len(found[0]) == limit else None
