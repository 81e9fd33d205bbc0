"""The first of a list by title, along the index of titles."""

from datetime import datetime

from newsreader.models.scopes import Scope, Show, Smart
from newsreader.store.database import Columns, Database
from newsreader.store.lists import within
from newsreader.store.showing import SHOW

TITLE = """CASE {0}title WHEN '' THEN x'' ELSE lower(ltrim({0}title, '"“„«‘''([')) END"""
"""As the index has it. What has no title comes last, as bytes do; bytes are compared sooner than
with NOCASE."""
AMONG = 30_000
"""Articles that are looked at; where fewer fit, it is quicker to sort those."""
_FIRST = f"""
    SELECT s.* FROM article a INDEXED BY article_title CROSS JOIN status s ON s.id = a.id
    ORDER BY {TITLE.format("a.")}, s.placed DESC, s.id DESC LIMIT {{}}
"""


def are_many(db: Database, scope: Scope, show: Show) -> bool:
    """Of those that feeds count."""
    if scope not in (Smart.EVERYTHING, Smart.UNREAD) or show is Show.BOOKMARKS:
        return False
    number = "unread" if scope == Smart.UNREAD or show is Show.UNREAD else "total"
    return bool(db.value(f"SELECT total({number}) >= ? FROM feed", (AMONG,)))


def first(
    db: Database, scope: Scope, show: Show, now: datetime, limit: int, among: int = AMONG
) -> Columns | None:
    """So many ids; `None` where few of what comes first in the alphabet is in the scope."""
    where = within(scope, now)
    sql = f"SELECT s.id FROM ({_FIRST.format(among)}) s WHERE {where.sql}{SHOW[show]}"
    found = db.columns(sql, where.parameters, limit=limit)
    return found if len(found[0]) == limit else None
