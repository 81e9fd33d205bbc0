"""The first articles that a search finds, looked for among the first of all in the same order."""

from array import array
from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Sort
from newsreader.query.sql import Sifted
from newsreader.query.streams import Ids, lesser
from newsreader.query.tree import During, Flag, Is, Node
from newsreader.store.database import Columns, Database
from newsreader.store.finding import ordering
from newsreader.store.finding.asking import Asked
from newsreader.store.finding.windows import ALONG, FOLLOWING, Window, given

_TIMES, _TIMES_LED, _TIMES_PLACED = 3, 10, 20
"""How many times as many articles as are wanted are looked at to begin with: where nothing leads to
them; where an index of words is read to its end for that; where it is read in part, for times."""
_MOST = 60_000
"""Articles in a window; where more would be needed, few are found, and those are sorted sooner."""
_WINDOWS = 4
_SORTED = 10_000
"""Articles that it takes some 20 ms to sort."""
_SAMPLE, _SPARE = 600, 2
_AMPLE = 1.5
"""How many times as many as should be enough, then."""
_WORTH = """
    SELECT article_id AS id, value FROM worth
    UNION ALL SELECT id, score FROM status INDEXED BY status_score WHERE score <> 0
"""


def first(
    db: Database,
    search: Asked,
    wanted: Arrangement,
    limit: int,
    size: int = 0,
) -> Columns | None:
    """So many ids, or all there are, and keys; `None` where few of what comes first is found."""
    sifted, size, end = search.sifted, size or _TIMES_PLACED * limit, None
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


def along(
    db: Database,
    search: Asked,
    wanted: Arrangement,
    limit: int,
    few: int = _SORTED,
) -> Columns | None:
    """The same in another order than that of time."""
    sifted = search.sifted
    if not sifted.leads:
        every = not (sifted.rest or sifted.outside)
        return first(db, search, wanted, limit, limit if every else _TIMES * limit)
    some = _some(db, search, sifted, few)
    if len(some) <= few:
        return _found(db, search, _asked_yet(sifted), _given(some), wanted, limit)
    size = _enough(db, search, sifted, wanted, limit, some)
    return first(db, search, wanted, limit, size) if size < _MOST else None


def of_few(db: Database, search: Asked, wanted: Arrangement, limit: int) -> Columns | None:
    """The same, where indexes lead to few."""
    sifted = search.sifted
    some = _some(db, search, sifted, _SORTED) if sifted.leads else None
    if some is None or len(some) > _SORTED:
        return None
    return _found(db, search, _asked_yet(sifted), _given(some), wanted, limit)


def _some(db: Database, search: Asked, sifted: Sifted, few: int) -> "array[int]":
    """The newest that indexes lead to, or else the oldest; one more than few."""
    direction = "" if any(map(_is_old, search.parts)) else " DESC"
    every = sifted.among().select(search.above, search.up_to)
    sql = f"{every.sql} ORDER BY 1{direction} LIMIT {few + 1}"
    return db.columns(sql, every.parameters)[0]


def ends_before(part: Node) -> bool:
    """The newest articles do not fit it."""
    return isinstance(part, During) and part.end is not None


def _is_old(part: Node) -> bool:
    """As a rule the newest articles do not fit it."""
    return part == Is(Flag.READ) or ends_before(part)


def _given(ids: Sequence[int]) -> Window:
    return Window(given(ids), len(ids))


def _enough(
    db: Database,
    search: Asked,
    sifted: Sifted,
    wanted: Arrangement,
    limit: int,
    some: Sequence[int],
) -> int:
    """Among how many of the first articles as many as are wanted should be found.

    Some of what indexes lead to are put into the order; one of them is where that many should be.
    """
    sample = some[:: max(1, len(some) // _SAMPLE)]
    fitting = _found(db, search, _asked_yet(sifted), _given(sample), wanted, len(sample))[0]
    if 20 * len(fitting) < len(sample):
        return _TIMES_LED * limit
    newest = db.value("SELECT max(id) FROM status")
    led_to = len(some) * (newest - search.above) / (abs(some[-1] - some[0]) + 1)
    rank = int(_AMPLE * limit * len(sample) / led_to) + _SPARE
    if rank >= len(fitting):
        return _MOST
    return ALONG[wanted.sort].place(db, fitting[rank], _MOST)


def _asked_yet(sifted: Sifted) -> Sifted:
    """What indexes do not know."""
    return replace(sifted, words={}, inside=(), outside=())


def wanted(db: Database, search: Asked, limit: int) -> Columns:
    """Ids of what is wanted rather than not, the most wanted first."""
    by_worth = Arrangement(Sort.PRIORITY)
    return _found(db, search, search.sifted, Window(Ids(_worth(">")), 0), by_worth, limit)


def neutral(search: Asked) -> Asked:
    """But for what is wanted, or rather not."""
    return search.but_for(Ids(_worth("<>")))


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
    ids = sifted.among(window.ids).select(above, lesser(search.up_to, window.highest))
    rest = sifted.asked_of_each(search.now, above)
    order, names = ordering.order(wanted), ordering.names(wanted.grouping)
    sql = (
        f"SELECT {ordering.columns(wanted.grouping)} FROM ({ids.sql} ORDER BY 1 LIMIT -1) r"
        f" CROSS JOIN status s ON s.id = r.id{ordering.joins(order)}"
        f" WHERE {search.here}{window.edges}{rest.following} ORDER BY {order}"
    )
    return db.columns(sql, (*ids.parameters, *rest.parameters), names, limit)
