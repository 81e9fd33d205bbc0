"""The first articles that a search finds, looked for among the first of all in the same order."""

from array import array

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Sort
from newsreader.query.sql import Sifted
from newsreader.query.streams import Ids
from newsreader.query.where import Where
from newsreader.store import ordering
from newsreader.store.asking import Asked
from newsreader.store.database import Columns, Database
from newsreader.store.packing import id_list
from newsreader.store.windows import FOLLOWING, Window

_TIMES, _TIMES_LED, _TIMES_PLACED = 3, 10, 20
"""How many times as many articles as are wanted are looked at to begin with: where nothing leads to
them; where an index of words is read to its end for that; where it is read in part, for times."""
_MOST = 60_000
"""Articles in a window; where more would be needed, few are found, and those are sorted sooner."""
_WINDOWS = 4
_SORTED = 10_000
"""Articles that it takes some 20 ms to sort."""
_AMPLE = 1.5
"""How many times as many as should be enough, then."""
_WORTH = """
    SELECT article_id AS id, value FROM worth
    UNION ALL SELECT id, score FROM status INDEXED BY status_score WHERE score <> 0
"""


def first(
    db: Database,
    search: Asked,
    sifted: Sifted,
    wanted: Arrangement,
    limit: int,
    size: int = 0,
) -> Columns | None:
    """So many ids, or all there are, and keys; `None` where few of what comes first is found."""
    size, end = size or _to_begin_with(sifted, wanted, limit), None
    found, seen = [array("q") for _ in ordering.names(wanted.grouping)], 0
    for _ in range(_WINDOWS):
        window = FOLLOWING[wanted.sort](db, search, size, end)
        if window.count > 2 * _MOST:
            return None
        seen += window.count
        more = _found(db, search, sifted, window, wanted, limit - len(found[0]))
        found = [before + after for before, after in zip(found, more, strict=True)]
        if window.end is None or len(found[0]) == limit:
            return found
        end, lacking = window.end, limit - len(found[0])
        size = int(_AMPLE * lacking * seen / max(1, len(found[0])))
        if size > _MOST:
            return None
    return None


def _to_begin_with(sifted: Sifted, wanted: Arrangement, limit: int) -> int:
    if wanted.by_time:
        return _TIMES_PLACED * limit
    return (_TIMES_LED if sifted.leads or sifted.outside else _TIMES) * limit


def of_few(
    db: Database, search: Asked, sifted: Sifted, wanted: Arrangement, limit: int
) -> Columns | None:
    """The same, where indexes lead to few."""
    if not sifted.leads:
        return None
    every = sifted.among().select(search.above)
    [ids] = db.columns(f"{every.sql} ORDER BY 1 LIMIT {_SORTED + 1}", every.parameters)
    if len(ids) > _SORTED:
        return None
    window = Window(Where("SELECT value AS id FROM json_each(?)", (id_list(ids),)), len(ids))
    return _found(db, search, _asked_yet(sifted), window, wanted, limit)


def _asked_yet(sifted: Sifted) -> Sifted:
    """What indexes do not know."""
    return replace(sifted, words={}, inside=(), outside=())


def wanted(db: Database, search: Asked, limit: int) -> Columns:
    """Ids of what is wanted rather than not, the most wanted first."""
    by_worth = Arrangement(Sort.PRIORITY)
    return _found(db, search, search.sifted, Window(Where(_worth(">")), 0), by_worth, limit)


def neutral(sifted: Sifted) -> Sifted:
    """But for what is wanted, or rather not."""
    return replace(sifted, outside=[*sifted.outside, Ids(_worth("<>"))])


def _worth(sign: str) -> str:
    return f"SELECT id FROM ({_WORTH}) GROUP BY id HAVING sum(value) {sign} 0"


def _found(
    db: Database,
    search: Asked,
    sifted: Sifted,
    window: Window,
    wanted: Arrangement,
    limit: int,
) -> Columns:
    above = max(search.above, window.lowest - 1)
    ids = sifted.among(Ids(window.ids.sql, window.ids.parameters)).select(above, window.highest)
    rest = sifted.asked_of_each(search.now, above)
    order, names = ordering.order(wanted), ordering.names(wanted.grouping)
    sql = (
        f"SELECT {ordering.columns(wanted.grouping)} FROM ({ids.sql} ORDER BY 1 LIMIT -1) r"
        f" CROSS JOIN status s ON s.id = r.id{ordering.joins(order)}"
        f" WHERE {search.here}{window.edges}{rest.following} ORDER BY {order}"
    )
    return db.columns(sql, (*ids.parameters, *rest.parameters), names, limit)
