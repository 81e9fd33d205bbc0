"""Lists that indexes of words lead to, in the order of ids: what was placed late arrived late."""

from array import array

from newsreader.query.where import Where
from newsreader.store.asking import Asked, arrived_before
from newsreader.store.database import Columns, Database

_AHEAD = 2
"""How many times as many articles as are wanted are read at once."""
_EVERY = 50_000
"""Articles that it takes a few milliseconds to go through: where more came since, few are found."""


def newest(db: Database, search: Asked, limit: int) -> Columns | None:
    """Ids and when they were placed, from the greatest id on, as far as needed.

    `None` where too many arrived at once.
    """
    rows = rows_sql(search, "s.id, s.placed", " DESC")
    found: list[tuple[int, int]] = []
    above = None
    for some in db.some_rows(rows.sql, rows.parameters, _AHEAD * limit):
        found.extend((placed, id_) for id_, placed in some)
        if above is None and len(found) >= limit:
            above = arrived_before(db, sorted(found, reverse=True)[limit - 1][0], _EVERY)
            if not above and _is_late(db, found[-1][1]):
                return None
        if above and found[-1][1] <= above:
            break
    first = sorted(found, reverse=True)[:limit]
    return [array("q", [id_ for _, id_ in first]), array("q", [placed for placed, _ in first])]


def _is_late(db: Database, id_: int) -> bool:
    """Most articles came before: to read on to the end would take longer than another way."""
    return bool(2 * id_ > (db.value("SELECT max(id) FROM status") or 0))


def rows_sql(search: Asked, columns: str, direction: str = "", joins: str = "") -> Where:
    """Of all that is found, in no order where nothing leads to it.

    With a limit of its own SQLite reads indexes in their order and looks up nothing in them.
    """
    sifted = search.sifted
    if not sifted.leads:
        found = search.condition
        where = f"{search.here}{found.following}"
        sql = f"SELECT {columns} FROM status s{joins} WHERE {where}"
        return Where(sql, found.parameters)
    ids = sifted.among().select(search.above)
    rest = sifted.asked_of_each(search.now, search.above)
    sql = (
        f"SELECT {columns} FROM ({ids.sql} ORDER BY 1{direction} LIMIT -1) r"
        f" CROSS JOIN status s ON s.id = r.id{joins} WHERE {search.here}{rest.following}"
    )
    return Where(sql, (*ids.parameters, *rest.parameters))


def number(db: Database, search: Asked, *, all_are_listed: bool) -> int:
    """How many it finds."""
    sifted = search.sifted
    ids = sifted.among().select(search.above)
    rows = Where(f"{ids.sql} ORDER BY 1", ids.parameters)
    if sifted.rest or not all_are_listed:
        rows = rows_sql(search, "1")
    return int(db.value(f"SELECT count(*) FROM ({rows.sql})", rows.parameters))
