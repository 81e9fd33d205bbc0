"""How lists are ordered and grouped, in SQL over `status s`."""

from array import array
from bisect import bisect
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.scopes import (
    Arrangement,
    Grouping,
    OwnSmart,
    Scope,
    SearchScope,
    Show,
    Snapshot,
    Sort,
)
from newsreader.query.where import Where
from newsreader.store import gathering, heads
from newsreader.store.database import Database
from newsreader.store.lists import within
from newsreader.store.showing import SHOW

_NEWEST = "s.placed DESC, s.id DESC"
_OLDEST = "s.placed, s.id"
_ORDER = {
    Sort.NEWEST: _NEWEST,
    Sort.OLDEST: _OLDEST,
    Sort.FEED: f"f.rank, {_NEWEST}",
    Sort.TITLE: f"{heads.TITLE}, {_NEWEST}",
    Sort.LONGEST: f"a.words DESC, {_NEWEST}",
    Sort.SHORTEST: f"a.words, {_NEWEST}",
    Sort.RELEVANCE: _NEWEST,
    Sort.PRIORITY: f"coalesce(w.value, 0) + s.score DESC, {_NEWEST}",
}
_DAY = "date(s.placed, 'unixepoch', 'localtime')"
_GROUP = {Grouping.NONE: "", Grouping.DAY: f"{_DAY} DESC, ", Grouping.FEED: "f.rank, "}
_NAME = {Grouping.DAY: _DAY, Grouping.FEED: "s.feed_id"}
_KEY = {Grouping.NONE: "", Grouping.DAY: ", s.placed", Grouping.FEED: ", s.feed_id"}
_RANKED = (
    " JOIN (SELECT id, row_number() OVER (ORDER BY name COLLATE NOCASE, id) AS rank FROM feed) f"
    " ON f.id = s.feed_id"
)
_WORTH = " LEFT JOIN worth w ON w.article_id = s.id"
_ARTICLE = " JOIN article a ON a.id = s.id"


def arranged(
    db: Database,
    scope: Scope,
    show: Show,
    now: datetime,
    arrangement: Arrangement,
    limit: int | None,
    also: int | None = None,
) -> Snapshot:
    """`also` is in it though it is read by now, unless it is hidden.

    Raises QueryError for what is no search.
    """
    if arrangement.grouping is Grouping.STORY:
        flat = replace(arrangement, grouping=Grouping.NONE)
        return gathering.by_story(db, arranged(db, scope, show, now, flat, None, also).ids)
    found = _arranged(db, scope, show, now, arrangement, limit)
    if also is None or not arrangement.by_time or also in found.ids or not _is_shown(db, also):
        return found
    return _with(db, found, also, arrangement, limit)


def _is_shown(db: Database, article_id: int) -> bool:
    return bool(db.value("SELECT shown FROM status WHERE id = ?", (article_id,)))


def _with(
    db: Database, found: Snapshot, article_id: int, arrangement: Arrangement, limit: int | None
) -> Snapshot:
    """Where it stands by time."""
    sign = 1 if arrangement.sort is Sort.OLDEST else -1

    def order(one: int) -> tuple[int, int]:
        return sign * (db.value("SELECT placed FROM status WHERE id = ?", (one,)) or 0), sign * one

    place = bisect(found.ids, order(article_id), key=order)
    if place == limit:
        return found
    keys = found.keys[:]
    if keys:
        keys.insert(place, sign * order(article_id)[0])
    return Snapshot(found.ids[:place] + array("q", [article_id]) + found.ids[place:], keys)


def _arranged(
    db: Database,
    scope: Scope,
    show: Show,
    now: datetime,
    arrangement: Arrangement,
    limit: int | None,
) -> Snapshot:
    first = None
    if isinstance(scope, SearchScope | OwnSmart):
        from newsreader.store import searching

        arrangement = searching.arrangement_of(scope, arrangement)
        if arrangement.by_time:
            return Snapshot(*searching.by_time(db, scope, show, now, arrangement, limit))
        first = searching.first(db, scope, show, now, arrangement, limit)
    elif limit and _is_along(arrangement) and heads.are_many(db, scope, show):
        first = heads.first(db, scope, show, now, arrangement.sort, limit)
    if first is not None:
        return Snapshot(*first)
    query = arranged_sql(scope, show, now, arrangement)
    key = _KEY[arrangement.grouping].removeprefix(", s.")
    names = ("id", key) if key else ("id",)
    return Snapshot(*db.columns(query.sql, query.parameters, names, limit))


def _is_along(arrangement: Arrangement) -> bool:
    return arrangement.sort in heads.ALONG and arrangement.grouping is Grouping.NONE


def arranged_sql(scope: Scope, show: Show, now: datetime, arrangement: Arrangement) -> Where:
    """In the order of time the index has the rows of a day together already."""
    if isinstance(scope, SearchScope | OwnSmart) and arrangement.by_time:
        from newsreader.store import searching

        return searching.by_time_sql(scope, show, now, arrangement)
    sort, grouping = arrangement.sort, arrangement.grouping
    tables, where, order = Where("status s"), Where(""), _ORDER[sort]
    if isinstance(scope, SearchScope | OwnSmart):
        from newsreader.store import searching

        tables, where, most = searching.sorted_among(scope, now, sort)
        order = most + order
    else:
        where = within(scope, now)
    order = ("" if arrangement.by_time else _GROUP[grouping]) + order
    joins = (_RANKED if "f." in order else "") + (_ARTICLE if "a." in order else "")
    joins += _WORTH if sort is Sort.PRIORITY else ""
    sql = (
        f"SELECT s.id{_KEY[grouping]} FROM {tables.sql}{joins} WHERE {where.sql}{SHOW[show]}"
        f" ORDER BY {order}"
    )
    return Where(sql, (*tables.parameters, *where.parameters))


def unread_by_group(
    db: Database, scope: Scope, show: Show, now: datetime, grouping: Grouping, up_to: int
) -> list[tuple[int, int]]:
    """(the key of an article, how many are unread in its group) of what came up to that article."""
    if grouping is Grouping.STORY:
        where = within(scope, now)
        return gathering.unread_by_story(
            db, Where(f"{where.sql}{SHOW[show]}", where.parameters), up_to
        )
    query = unread_by_group_sql(scope, show, now, grouping)
    return [(key, count) for key, count in db.rows(query.sql, (*query.parameters, up_to))]


def unread_by_group_sql(scope: Scope, show: Show, now: datetime, grouping: Grouping) -> Where:
    """One parameter more, the last: the greatest id that counts.

    The plus keeps SQLite from walking along all ids instead of the index of the unread.
    """
    where = within(scope, now)
    sql = (
        f"SELECT max({_KEY[grouping].removeprefix(', ')}), count(*) FROM status s"
        f" WHERE {where.sql}{SHOW[show]} AND NOT s.read AND +s.id <= ?"
        f" GROUP BY {_NAME[grouping]}"
    )
    return Where(sql, where.parameters)
