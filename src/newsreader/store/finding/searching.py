"""What searches find, listed fast among very many articles."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    Grouping,
    Show,
    Smart,
    Sort,
)
from newsreader.query.match import TABLES, expression
from newsreader.query.simplifying import NOTHING
from newsreader.query.tree import Any, Flag, Is, Node, any_of
from newsreader.query.where import Where
from newsreader.store.database import Columns, Database
from newsreader.store.finding import heads, leading, ordering, ranking
from newsreader.store.finding.asking import Asked, Search, asked, begun, query_of
from newsreader.store.packing import id_list

_ALTERNATIVES = 8
"""So many are listed one by one."""


def listed(
    db: Database,
    scope: Search | Smart,
    show: Show,
    now: datetime,
    wanted: Arrangement,
    limit: int | None,
) -> Columns:
    """Ids, and keys where there are groups. Raises QueryError."""
    return _listed(db, asked(db, scope, show, now), wanted, limit)


def _listed(db: Database, search: Asked, wanted: Arrangement, limit: int | None) -> Columns:
    if search.query.root == NOTHING:
        return [array("q") for _ in ordering.names(wanted.grouping)]
    if wanted.sort is Sort.RELEVANCE:
        return by_relevance(db, search, wanted, limit)
    found = _first(db, search, wanted, limit) if limit else None
    return _sorted(db, search, wanted, limit) if found is None else found


def by_relevance(
    db: Database,
    search: Asked,
    wanted: Arrangement,
    limit: int | None,
    best_of: int = ranking.BEST_OF,
) -> Columns:
    """What is compared, then the newest of the rest."""
    by_time, sifted = replace(wanted, sort=Sort.NEWEST), search.sifted
    ranked = ranking.ranked(db, search, sifted, best_of)
    if ranked is None:
        return _listed(db, search, by_time, limit)
    best = ranking.best(db, search, sifted, ranked, wanted, limit)
    lacking = limit and limit - len(best[0])
    if lacking == 0:
        return best
    rest = _listed(db, search.but_for(ranked.ids), by_time, lacking)
    return [compared + newest for compared, newest in zip(best, rest, strict=True)]


def arrangement_of(search: Search, wanted: Arrangement) -> Arrangement:
    """The query's own order, unless the person has asked for another."""
    sort = query_of(search).sort
    return replace(wanted, sort=sort) if sort and wanted.sort is Sort.NEWEST else wanted


def _first(db: Database, search: Asked, wanted: Arrangement, limit: int) -> Columns | None:
    """`None` where all that is found must be looked at to know them."""
    if wanted.grouping is not Grouping.NONE and not wanted.by_time:
        return None
    alternatives = list(_alternatives(search.query.root))
    if len(alternatives) > 1:
        return _of_any(db, search, alternatives, wanted, limit)
    if wanted.sort is Sort.PRIORITY:
        return _most_wanted(db, search, limit)
    if not wanted.by_time:
        return heads.along(db, search, wanted, limit)
    return _in_order_of_time(db, search, wanted, limit)


def _in_order_of_time(
    db: Database, search: Asked, wanted: Arrangement, limit: int
) -> Columns | None:
    if wanted.sort is Sort.NEWEST and _is_led(search):
        newest = leading.newest(db, search, limit)
        if newest is not None:
            return newest[: len(ordering.names(wanted.grouping))]
    return heads.first(db, search, wanted, limit)


def _most_wanted(db: Database, search: Asked, limit: int) -> Columns | None:
    """Then the newest of what nothing is known about."""
    few = heads.of_few(db, search, Arrangement(Sort.PRIORITY), limit)
    if few is not None:
        return few
    [ids] = heads.wanted(db, search, limit)
    if len(ids) < limit:
        others = _in_order_of_time(db, heads.neutral(search), NEWEST_FIRST, limit)
        ids = ids + others[0][: limit - len(ids)] if others else ids
    return [ids] if len(ids) == limit else None


def _is_led(search: Asked) -> bool:
    """What indexes of words find last is what is wanted first."""
    sifted = search.sifted
    return bool(sifted.words) and sifted.light and not any(map(heads.ends_before, search.parts))


def _of_any(
    db: Database, search: Asked, alternatives: Sequence[Node], wanted: Arrangement, limit: int
) -> Columns | None:
    """Of all alternatives the first are among the first of each."""
    if len(alternatives) > _ALTERNATIVES:
        return None
    ids = set[int]()
    for one in alternatives:
        part = begun(db, search.of(one))
        ids.update(_listed(db, part, wanted, limit)[0])
    order, names = ordering.order(wanted), ordering.names(wanted.grouping)
    sql = (
        f"SELECT {ordering.columns(wanted.grouping)} FROM json_each(?) r"
        f" CROSS JOIN status s ON s.id = r.value{ordering.joins(order)} ORDER BY {order}"
    )
    return db.columns(sql, (id_list(ids),), names, limit)


def _alternatives(root: Node) -> Iterator[Node]:
    """What an index knows at once is one."""
    if not isinstance(root, Any):
        yield root
        return
    parts: Sequence[Node] = root.parts
    for table in TABLES:
        known = [part for part in parts if expression(part, table)]
        if known:
            yield any_of(known)
        parts = [part for part in parts if part not in known]
    yield from parts


def _sorted(db: Database, search: Asked, wanted: Arrangement, limit: int | None) -> Columns:
    """All that is found, or what comes first of it."""
    rows = sorted_sql(search, wanted)
    return db.columns(rows.sql, rows.parameters, ordering.names(wanted.grouping), limit)


def sorted_sql(search: Asked, wanted: Arrangement) -> Where:
    """Ids, and keys where there are groups."""
    search = search.in_all()
    if wanted.by_time and not search.sifted.leads:
        return _in_time(search, wanted)
    order = ordering.order(wanted)
    columns = ordering.columns(wanted.grouping)
    rows = leading.rows_sql(search, columns, joins=ordering.joins(order))
    return Where(f"{rows.sql} ORDER BY {order}", rows.parameters)


def _in_time(search: Asked, wanted: Arrangement) -> Where:
    """Along the index of times, which has what is in lists; few are in none."""
    direction = "" if wanted.sort is Sort.OLDEST else " DESC"
    index = "status_unread" if Is(Flag.UNREAD) in search.parts else "status_shown"
    found = search.found()
    rows = " UNION ALL ".join(
        f"SELECT s.id, s.placed FROM status s{by} WHERE {one.sql}"
        for by, one in zip([f" INDEXED BY {index}", ""], found, strict=False)
    )
    sql = f"{rows} ORDER BY 2{direction}, 1{direction}"
    return Where(sql, tuple(value for one in found for value in one.parameters))
