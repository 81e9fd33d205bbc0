"""Lists that indexes of words lead to, in the order of ids: what was placed late arrived late."""

from array import array

from newsreader.query.where import Where
from newsreader.store.database import Columns, Database
from newsreader.store.finding.asking import Asked, arrived_before

_FAR = 300_000
"""Ids. Where finding as many as are wanted takes so far, few are left, and all are read."""
_AT_ONCE = 10_000
"""Articles that may arrive in one sync."""


def newest(db: Database, search: Asked, limit: int) -> Columns | None:
    """Ids and when they were placed, from the greatest id on, as far as needed.

    `None` where too many arrived at once.
    """
    rows = rows_sql(search, "s.id, s.placed", " DESC")
    found: list[tuple[int, int]] = []
    above = None
    for some in db.some_rows(rows.sql, rows.parameters, limit):
        found.extend((placed, id_) for id_, placed in some)
        if above is None and len(found) >= limit:
            passed = db.value("SELECT max(id) FROM status") - found[-1][1]
            above = 0 if passed > _FAR else _arrived_before(db, found, limit, 2 * passed)
            if above is None:
                return None
        if above and found[-1][1] <= above:
            break
    first = sorted(found, reverse=True)[:limit]
    return [array("q", [id_ for _, id_ in first]), array("q", [placed for placed, _ in first])]


def _arrived_before(
    db: Database, found: list[tuple[int, int]], limit: int, many: int
) -> int | None:
    """The last id before what arrived since the last of the wanted was placed."""
    placed, _ = sorted(found, reverse=True)[limit - 1]
    return arrived_before(db, placed, many + _AT_ONCE) or None


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
    ids = sifted.among().select(search.above, search.up_to)
    rest = sifted.asked_of_each(search.now, search.above)
    sql = (
        f"SELECT {columns} FROM ({ids.sql} ORDER BY 1{direction} LIMIT -1) r"
        f" CROSS JOIN status s ON s.id = r.id{joins} WHERE {search.here}{rest.following}"
    )
    return Where(sql, (*ids.parameters, *rest.parameters))


def number(db: Database, search: Asked, *, all_are_listed: bool) -> int:
    """How many it finds."""
    sifted = search.sifted
    ids = sifted.among().select(search.above, search.up_to)
    rows = Where(f"{ids.sql} ORDER BY 1", ids.parameters)
    if sifted.rest or not all_are_listed:
        rows = rows_sql(search, "1")
    return int(db.value(f"SELECT count(*) FROM ({rows.sql})", rows.parameters))
