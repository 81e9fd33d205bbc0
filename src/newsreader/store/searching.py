"""What searches find, and how that is listed fast among very many articles.

Loaded by the first search, and the language with it: the app opens without them.
"""

from array import array
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Grouping, OwnSmart, SearchScope, Show, Sort
from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.parse import parse
from newsreader.query.sql import Led, led, since, to_sql
from newsreader.query.tree import Any, Flag, Query, asks_for
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.showing import SHOW, unlisted

Search = SearchScope | OwnSmart
Columns = list["array[int]"]

_WINDOW = 20
"""How many times as many of the newest articles are looked at first as are wanted."""
_AHEAD = 2
"""How many times as many articles as are wanted are read at once."""
_EVERY = 2_000_000
"""More than there are: looking at them all takes less than sorting what was found."""
_MANY = 200_000
"""Articles that it takes some milliseconds to go through in an index."""
_ALL_ARE_LISTED = """
    SELECT NOT EXISTS (SELECT 1 FROM status WHERE hidden) AND NOT EXISTS (
        SELECT 1 FROM status WHERE feed_id IN (SELECT id FROM feed WHERE NOT followed)
    )
"""
_PLACED = """
    SELECT placed FROM status s WHERE s.shown ORDER BY placed DESC, id DESC LIMIT 1 OFFSET ?
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


def arrangement_of(search: Search, wanted: Arrangement) -> Arrangement:
    """The query's own order, unless the person has asked for another."""
    sort = query_of(search).sort
    return replace(wanted, sort=sort) if sort and wanted.sort is Sort.NEWEST else wanted


def by_time(
    db: Database, search: Search, show: Show, now: datetime, wanted: Arrangement, limit: int | None
) -> Columns:
    """Ids and keys."""
    query = query_of(search)
    leading = led(query, now.astimezone(), below(db, query, now))
    if leading and (leading.light or not limit or wanted.sort is Sort.OLDEST):
        return _led(db, leading, query, show, wanted, limit)
    if limit and wanted.sort is not Sort.OLDEST:
        found = _newest(db, search, show, now, wanted, limit)
        if found is not None:
            return found
    sql = by_time_sql(search, show, now, wanted, above=below(db, query, now))
    return _columns(db, sql, wanted, limit)


def here(db: Database, query: Query) -> str:
    """What a search finds articles among, as one condition over `status s`."""
    return "s.shown" if all_are_listed(db) else f"(s.shown OR s.id IN ({_unlisted(query)}))"


def _led(
    db: Database,
    leading: Led,
    query: Query,
    show: Show,
    wanted: Arrangement,
    limit: int | None,
) -> Columns:
    rows = led_sql(leading, here(db, query), show, " ORDER BY rowid DESC")
    if limit and wanted.sort is not Sort.OLDEST:
        found = _newest_led(db, rows, limit)
        if found is not None:
            return found[:1] if wanted.grouping is Grouping.NONE else found
    direction = "" if wanted.sort is Sort.OLDEST else " DESC"
    key = "" if wanted.grouping is Grouping.NONE else ", placed"
    sql = f"SELECT id{key} FROM ({rows.sql}) ORDER BY placed{direction}, id{direction} LIMIT ?"
    return _columns(db, Where(sql, rows.parameters), wanted, limit)


def _newest_led(db: Database, rows: Where, limit: int) -> Columns | None:
    """From the greatest id on, as far as needed; `None` where all arrived at once."""
    found: list[tuple[int, int]] = []
    above = None
    for some in db.some_rows(rows.sql, rows.parameters, _AHEAD * limit):
        found.extend((placed, id_) for id_, placed in some)
        if above is None and len(found) >= limit:
            above = _arrived_before(db, sorted(found, reverse=True)[limit - 1][0], _EVERY)
            if not above:
                return None
        if above and found[-1][1] <= above:
            break
    newest = sorted(found, reverse=True)[:limit]
    return [array("q", [id_ for _, id_ in newest]), array("q", [placed for placed, _ in newest])]


def led_sql(leading: Led, here: str, show: Show, order: str = "") -> Where:
    """Ids and when they were placed.

    With a limit of its own SQLite reads the index in its order and looks up nothing in it.
    """
    sql = (
        f"SELECT s.id, s.placed FROM ({leading.ids.sql}{order} LIMIT -1) r"
        f" CROSS JOIN status s ON s.id = r.id WHERE {here} AND ({leading.rest.sql}){SHOW[show]}"
    )
    return Where(sql, (*leading.ids.parameters, *leading.rest.parameters))


def _newest(
    db: Database, search: Search, show: Show, now: datetime, wanted: Arrangement, limit: int
) -> Columns | None:
    """The newest articles alone, where they are enough: what was placed late arrived late.

    Indexes by words are in the order of ids, and those of common words are long.
    """
    size = _WINDOW * limit
    for _ in range(2):
        placed = db.value(_PLACED, (size,))
        if placed is None or not (above := _arrived_before(db, placed, 4 * size)):
            return None
        query = by_time_sql(search, show, now, wanted, placed, above)
        found = _columns(db, query, wanted, limit)
        if len(found[0]) == limit:
            return found
        if 5 * len(found[0]) < limit:
            return None
        size = 2 * size * limit // len(found[0])
    return None


def below(db: Database, query: Query, now: datetime) -> int:
    """An id that all of the query's are above."""
    begin = since(query, now.astimezone())
    return 0 if begin is None else _arrived_before(db, begin, _MANY)


def all_are_listed(db: Database) -> bool:
    """Nothing is hidden, nothing was unsubscribed."""
    return bool(db.value(_ALL_ARE_LISTED))


def _arrived_before(db: Database, begin: int, many: int) -> int:
    """The last id before what arrived since then; 0 when that is as many."""
    lowest, arrived = db.row(_ARRIVED, (begin, many)) or (None, 0)
    return 0 if lowest is None or arrived == many else lowest - 1


def by_time_sql(
    search: Search, show: Show, now: datetime, wanted: Arrangement, placed: int = 0, above: int = 0
) -> Where:
    """Ids and keys; one parameter more, the last: how many at most, -1 for all."""
    direction = "" if wanted.sort is Sort.OLDEST else " DESC"
    later = f" AND s.placed >= {placed}" if placed else ""
    both = parts(search, show, now, above)
    rows = " UNION ALL ".join(
        f"SELECT s.id, s.placed FROM status s WHERE {one.sql}{later}" for one in both
    )
    key = "" if wanted.grouping is Grouping.NONE else ", placed"
    sql = f"SELECT id{key} FROM ({rows} ORDER BY 2{direction}, 1{direction} LIMIT ?)"
    return Where(sql, _values(both))


def _columns(db: Database, query: Where, wanted: Arrangement, limit: int | None) -> Columns:
    parameters = (*query.parameters, -1 if limit is None else limit)
    return db.columns(query.sql, parameters, 1 if wanted.grouping is Grouping.NONE else 2)


def _values(parts: Sequence[Where]) -> tuple[object, ...]:
    return tuple(value for part in parts for value in part.parameters)


def _unlisted(query: Query) -> str:
    return unlisted(hidden=asks_for(query.root, Flag.HIDDEN))
