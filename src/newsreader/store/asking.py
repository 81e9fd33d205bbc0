"""What a search asks of the library, as conditions over `status s`.

Loaded by the first search, and the language with it: the app opens without them.
"""

from datetime import datetime

from newsreader.models.scopes import OwnSmart, SearchScope, Show
from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.parse import parse
from newsreader.query.sql import led, since, to_sql
from newsreader.query.tree import Any, Flag, Query, asks_for, asks_for_words
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.showing import SHOW, unlisted

Search = SearchScope | OwnSmart

_MANY = 200_000
"""Articles that it takes some milliseconds to go through in an index."""
MOST_ABOUT = "r.rank IS NULL, r.rank"
"""The order among tables that are ranked."""
_RANK = "bm25(search, 4.0, 1.0) AS rank"
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
    here = f"(s.shown OR s.id IN ({besides(query)}))"
    return Where(f"{here} AND ({found.sql})", found.parameters)


def parts(search: Search, show: Show, now: datetime, above: int = 0) -> list[Where]:
    """The same as two that never both hold: partial indexes fit the first, few fit the other."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    return [
        Where(f"{here} AND ({found.sql}){SHOW[show]}", found.parameters)
        for here in ("s.shown", f"NOT s.shown AND s.id IN ({besides(query)})")
    ]


def among(search: Search, now: datetime, *, ranked: bool) -> tuple[Where, Where]:
    """Tables to look for articles in, and the condition.

    With `ranked`, one of them is `r`: its rank is the less, the more an article is about the words
    of the search; titles count four times.
    """
    query = query_of(search)
    way = led(query, now.astimezone())
    if way is None or (ranked and not way.ranks):
        tables = f" LEFT JOIN ({_ranks(query).sql}) r ON r.id = s.id" if ranked else ""
        parameters = _ranks(query).parameters if ranked else ()
        return Where(f"status s{tables}", parameters), within(search, now)
    ids = way.ids.sql.replace("AS id", f"AS id, {_RANK}", 1) if ranked else way.ids.sql
    tables = f"({ids} LIMIT -1) r CROSS JOIN status s ON s.id = r.id"
    here = f"(s.shown OR s.id IN ({besides(query)}))"
    return Where(tables, way.ids.parameters), Where(
        f"{here} AND ({way.rest.sql})", way.rest.parameters
    )


def _ranks(query: Query) -> Where:
    """Without words, or with only those that must not be there, it is empty."""
    words = tuple(positive_words(query.root))
    if not words:
        return Where("SELECT 0 AS id, 0 AS rank WHERE 0")
    sql = f"SELECT rowid AS id, {_RANK} FROM search WHERE search MATCH ?"
    return Where(sql, (expression(Any(words), "search"),))


def unsettled(db: Database, search: Search) -> int:
    """Articles whose words it would have to know and does not."""
    if not asks_for_words(query_of(search).root):
        return 0
    return int(db.value("SELECT count(*) FROM article WHERE NOT indexed"))


def here(db: Database, query: Query) -> str:
    """What a search finds articles among, as one condition over `status s`."""
    return "s.shown" if all_are_listed(db) else f"(s.shown OR s.id IN ({besides(query)}))"


def below(db: Database, query: Query, now: datetime) -> int:
    """An id that all of the query's are above."""
    begin = since(query, now.astimezone())
    return 0 if begin is None else arrived_before(db, begin, _MANY)


def all_are_listed(db: Database) -> bool:
    """Nothing is hidden, nothing was unsubscribed: what was forgotten no index knows."""
    return bool(db.value(_ALL_ARE_LISTED))


def arrived_before(db: Database, begin: int, many: int) -> int:
    """The last id before what arrived since then; 0 when that is as many."""
    lowest, arrived = db.row(_ARRIVED, (begin, many)) or (None, 0)
    return 0 if lowest is None or arrived == many else lowest - 1


def besides(query: Query) -> str:
    """Ids of what a search finds though it is in no list, as a SELECT."""
    return unlisted(hidden=asks_for(query.root, Flag.HIDDEN))
