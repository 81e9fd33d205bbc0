"""What searches find, listed fast among very many articles."""

from datetime import datetime

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Grouping, Show, Sort
from newsreader.query.sql import led
from newsreader.query.tree import EVERYTHING, Is, Query
from newsreader.query.where import Where
from newsreader.store import heads, leading, ranking
from newsreader.store.asking import Search, among, arrived_before, below, parts, query_of
from newsreader.store.counting import of_feeds
from newsreader.store.database import Columns, Database
from newsreader.store.leading import columns

_WINDOW = 20
"""How many times as many of the newest articles are looked at first as are wanted."""
_PLACED = """
    SELECT placed FROM status s WHERE s.shown ORDER BY placed DESC, id DESC LIMIT 1 OFFSET ?
"""


def arrangement_of(search: Search, wanted: Arrangement) -> Arrangement:
    """The query's own order, unless the person has asked for another."""
    sort = query_of(search).sort
    return replace(wanted, sort=sort) if sort and wanted.sort is Sort.NEWEST else wanted


def by_time(
    db: Database, search: Search, show: Show, now: datetime, wanted: Arrangement, limit: int | None
) -> Columns:
    """Ids and keys."""
    query = query_of(search)
    way = led(query, now.astimezone(), below(db, query, now))
    if way and (way.light or not limit or wanted.sort is Sort.OLDEST):
        return leading.listed(db, way, query, show, wanted, limit)
    if limit and wanted.sort is not Sort.OLDEST:
        found = _newest(db, search, show, now, wanted, limit)
        if found is not None:
            return found
    sql = by_time_sql(search, show, now, wanted, above=below(db, query, now))
    if show is Show.ALL and _is_most(db, query, now):
        sql = _along_time(sql)
    return columns(db, sql, wanted, limit)


def first(
    db: Database, search: Search, show: Show, now: datetime, wanted: Arrangement, limit: int | None
) -> Columns | None:
    """Of another order than that of time; `None` where all must be looked at to know them."""
    if not limit or wanted.grouping is not Grouping.NONE:
        return None
    if wanted.sort is Sort.RELEVANCE:
        return ranking.best(db, search, show, now, limit)
    if wanted.sort not in heads.ALONG or _are_few(db, search, now):
        return None
    return heads.first(db, search, show, now, wanted.sort, limit)


def _are_few(db: Database, search: Search, now: datetime) -> bool:
    """It takes less time to sort them all."""
    most = leading.most(db, search, now)
    return most is not None and most < heads.AMONG


def sorted_among(search: Search, now: datetime, sort: Sort) -> tuple[Where, Where, str]:
    """Tables, the condition, and what orders them before all else."""
    tables, where = among(search, now)
    if sort is not Sort.RELEVANCE:
        return tables, where, ""
    query = query_of(search)
    ranks = ranking.ranks(query, led(query, now.astimezone()))
    ranked = f"{tables.sql} LEFT JOIN ({ranks.sql}) k ON k.id = s.id"
    both = (*tables.parameters, *ranks.parameters)
    return Where(ranked, both), where, f"{ranking.MOST_ABOUT}, "


def _is_most(db: Database, query: Query, now: datetime) -> bool:
    """It asks for feeds that most articles are of."""
    if isinstance(query.root, Is):
        return False
    here = of_feeds(db, query.root, Show.ALL, now)
    return here is not None and 2 * here > (of_feeds(db, EVERYTHING, Show.ALL, now) or 0)


def _along_time(query: Where) -> Where:
    """Not feed by feed, to be sorted then."""
    return Where(
        query.sql.replace("status s", "status s INDEXED BY status_shown", 1), query.parameters
    )


def _newest(
    db: Database, search: Search, show: Show, now: datetime, wanted: Arrangement, limit: int
) -> Columns | None:
    """The newest articles alone, where they are enough: what was placed late arrived late.

    Indexes by words are in the order of ids, and those of common words are long.
    """
    size = _WINDOW * limit
    for _ in range(2):
        placed = db.value(_PLACED, (size,))
        if placed is None or not (above := arrived_before(db, placed, 4 * size)):
            return None
        query = by_time_sql(search, show, now, wanted, placed, above)
        found = columns(db, query, wanted, limit)
        if len(found[0]) == limit:
            return found
        if 5 * len(found[0]) < limit:
            return None
        size = 2 * size * limit // len(found[0])
    return None


def by_time_sql(
    search: Search, show: Show, now: datetime, wanted: Arrangement, placed: int = 0, above: int = 0
) -> Where:
    """Ids and when they were placed."""
    direction = "" if wanted.sort is Sort.OLDEST else " DESC"
    later = f" AND s.placed >= {placed}" if placed else ""
    both = parts(search, show, now, above)
    rows = " UNION ALL ".join(
        f"SELECT s.id, s.placed FROM status s WHERE {one.sql}{later}" for one in both
    )
    sql = f"{rows} ORDER BY 2{direction}, 1{direction}"
    return Where(sql, tuple(value for one in both for value in one.parameters))
