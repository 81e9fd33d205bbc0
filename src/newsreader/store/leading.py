"""Lists that an index of words leads to, in the order of ids: what was placed late arrived late."""

from array import array
from datetime import datetime

from newsreader.models.scopes import Arrangement, Grouping, Show, Sort
from newsreader.query.sql import Led, led
from newsreader.query.tree import Query
from newsreader.query.where import Where
from newsreader.store.asking import Search, arrived_before, below, here, query_of
from newsreader.store.database import Columns, Database
from newsreader.store.showing import SHOW

_AHEAD = 2
"""How many times as many articles as are wanted are read at once."""
_EVERY = 2_000_000
"""More than there are: looking at them all takes less than sorting what was found."""


def listed(
    db: Database,
    leading: Led,
    query: Query,
    show: Show,
    wanted: Arrangement,
    limit: int | None,
) -> Columns:
    """Ids and keys."""
    oldest_first = wanted.sort is Sort.OLDEST
    rows = led_sql(leading, here(db, query), show, "" if oldest_first else " ORDER BY rowid DESC")
    if limit and not oldest_first:
        found = _newest(db, rows, limit)
        if found is not None:
            return found[:1] if wanted.grouping is Grouping.NONE else found
    direction = "" if oldest_first else " DESC"
    sql = f"{rows.sql} ORDER BY placed{direction}, s.id{direction}"
    return columns(db, Where(sql, rows.parameters), wanted, limit)


def _newest(db: Database, rows: Where, limit: int) -> Columns | None:
    """From the greatest id on, as far as needed; `None` where all arrived at once."""
    found: list[tuple[int, int]] = []
    above = None
    for some in db.some_rows(rows.sql, rows.parameters, _AHEAD * limit):
        found.extend((placed, id_) for id_, placed in some)
        if above is None and len(found) >= limit:
            above = arrived_before(db, sorted(found, reverse=True)[limit - 1][0], _EVERY)
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


def most(db: Database, search: Search, now: datetime) -> int | None:
    """How many it finds at most; `None` where no index leads to them."""
    query = query_of(search)
    way = led(query, now.astimezone(), below(db, query, now))
    if way is None:
        return None
    return int(db.value(f"SELECT count(*) FROM ({way.ids.sql})", way.ids.parameters))


def columns(db: Database, query: Where, wanted: Arrangement, limit: int | None) -> Columns:
    """Of ids and when they were placed: the second are keys where there are groups."""
    names = ("id",) if wanted.grouping is Grouping.NONE else ("id", "placed")
    return db.columns(query.sql, query.parameters, names, limit)
