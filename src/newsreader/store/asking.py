"""What a search asks of the library, as conditions over `status s`.

Loaded by the first search, and the language with it: the app opens without them.
"""

from datetime import datetime

from newsreader.models.scopes import OwnSmart, SearchScope, Show
from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.parse import parse
from newsreader.query.sql import since, to_sql
from newsreader.query.tree import Any, Flag, Query, asks_for
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.showing import SHOW, unlisted

Search = SearchScope | OwnSmart

_MANY = 200_000
"""Articles that it takes some milliseconds to go through in an index."""
_ALL_ARE_LISTED = """
    SELECT NOT EXISTS (SELECT 1 FROM status WHERE hidden) AND NOT EXISTS (
        SELECT 1 FROM status WHERE feed_id IN (SELECT id FROM feed WHERE NOT followed)
    )
"""
_ARRIVED = """
    SELECT min(id), count(*) FROM (SELECT id FROM status WHERE arrived >= ? LIMIT ?)
"""


def query_of(search: Search) -> Query:
    """Raises QueryError, but not for what may be still being typed."""
    return parse(search.query, typing=True)


def within(search: Search, now: datetime, above: int = 0) -> Where:
    """One condition over `status s`."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    here = f"(s.shown OR s.id IN ({_unlisted(query)}))"
    return Where(f"{here} AND ({found.sql})", found.parameters)


def parts(search: Search, show: Show, now: datetime, above: int = 0) -> list[Where]:
    """The same as two that never both hold: partial indexes fit the first, few fit the other."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    return [
        Where(f"{here} AND ({found.sql}){SHOW[show]}", found.parameters)
        for here in ("s.shown", f"NOT s.shown AND s.id IN ({_unlisted(query)})")
    ]


def ranked(search: Search) -> Where:
    """A table of id and rank, the least what is most about the words; titles count four times.

    Without words, or with only those that must not be there, it is empty.
    """
    words = tuple(positive_words(query_of(search).root))
    if not words:
        return Where("SELECT 0 AS id, 0 AS rank WHERE 0")
    sql = "SELECT rowid AS id, bm25(search, 4.0, 1.0) AS rank FROM search WHERE search MATCH ?"
    return Where(sql, (expression(Any(words), "search"),))


def here(db: Database, query: Query) -> str:
    """What a search finds articles among, as one condition over `status s`."""
    return "s.shown" if all_are_listed(db) else f"(s.shown OR s.id IN ({_unlisted(query)}))"


def below(db: Database, query: Query, now: datetime) -> int:
    """An id that all of the query's are above."""
    begin = since(query, now.astimezone())
    return 0 if begin is None else arrived_before(db, begin, _MANY)


def all_are_listed(db: Database) -> bool:
    """Nothing is hidden, nothing was unsubscribed."""
    return bool(db.value(_ALL_ARE_LISTED))


def arrived_before(db: Database, begin: int, many: int) -> int:
    """The last id before what arrived since then; 0 when that is as many."""
    lowest, arrived = db.row(_ARRIVED, (begin, many)) or (None, 0)
    return 0 if lowest is None or arrived == many else lowest - 1


def _unlisted(query: Query) -> str:
    return unlisted(hidden=asks_for(query.root, Flag.HIDDEN))
