"""How lists are ordered and grouped, in SQL over `status s`."""

from array import array
from bisect import bisect_left
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.scopes import (
    Arrangement,
    Grouping,
    OwnSmart,
    Scope,
    SearchScope,
    Show,
    Smart,
    Snapshot,
    Sort,
)
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.finding import ordering
from newsreader.store.lists import within
from newsreader.store.news import gathering
from newsreader.store.showing import SHOW

_MANY = 30_000
"""Where there are fewer, it is quick to sort them all."""
_NAME = {Grouping.DAY: ordering.DAY, Grouping.FEED: "s.feed_id"}


def arranged(
    db: Database,
    scope: Scope,
    show: Show,
    now: datetime,
    arrangement: Arrangement,
    limit: int | None,
    also: int | None = None,
) -> Snapshot:
    """`also` is in it though it is read by now, unless it is hidden or would be all there is.

    Raises QueryError for what is no search.
    """
    if isinstance(scope, SearchScope | OwnSmart):
        from newsreader.store.finding import searching

        arrangement = searching.arrangement_of(scope, arrangement)
    if arrangement.grouping is Grouping.STORY:
        flat = replace(arrangement, grouping=Grouping.NONE)
        return gathering.by_story(db, arranged(db, scope, show, now, flat, None, also).ids)
    found = _arranged(db, scope, show, now, arrangement, limit)
    if also is None or not (found.ids and arrangement.by_time and _is_shown(db, also)):
        return found
    return _with(db, found, also, arrangement, limit)


def _is_shown(db: Database, article_id: int) -> bool:
    return bool(db.value("SELECT shown FROM status WHERE id = ?", (article_id,)))


def _with(
    db: Database, found: Snapshot, article_id: int, arrangement: Arrangement, limit: int | None
) -> Snapshot:
    """Where it stands by time. It is looked for there only: a million ids take 22 ms."""
    sign = 1 if arrangement.sort is Sort.OLDEST else -1

    def order(one: int) -> tuple[int, int]:
        return sign * (db.value("SELECT placed FROM status WHERE id = ?", (one,)) or 0), sign * one

    place = bisect_left(found.ids, order(article_id), key=order)
    if place == limit or found.ids[place : place + 1] == array("q", [article_id]):
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
    is_sorted = limit is not None and not arrangement.by_time
    if isinstance(scope, SearchScope | OwnSmart) or (
        is_sorted and isinstance(scope, Smart) and _are_many(db, scope, show)
    ):
        from newsreader.store.finding import searching

        return Snapshot(*searching.listed(db, scope, show, now, arrangement, limit))
    query = arranged_sql(scope, show, now, arrangement)
    names = ordering.names(arrangement.grouping)
    return Snapshot(*db.columns(query.sql, query.parameters, names, limit))


def _are_many(db: Database, scope: Scope, show: Show) -> bool:
    """Of those that feeds count."""
    if scope not in (Smart.EVERYTHING, Smart.UNREAD) or show is Show.BOOKMARKS:
        return False
    number = "unread" if scope == Smart.UNREAD or show is Show.UNREAD else "total"
    return bool(db.value(f"SELECT total({number}) >= ? FROM feed", (_MANY,)))


def arranged_sql(scope: Scope, show: Show, now: datetime, arrangement: Arrangement) -> Where:
    order, where = ordering.order(arrangement), within(scope, now)
    sql = (
        f"SELECT {ordering.columns(arrangement.grouping)} FROM status s{ordering.joins(order)}"
        f" WHERE {where.sql}{SHOW[show]} ORDER BY {order}"
    )
    return Where(sql, where.parameters)


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
        f"SELECT max(s.{ordering.KEY[grouping]}), count(*) FROM status s"
        f" WHERE {where.sql}{SHOW[show]} AND NOT s.read AND +s.id <= ?"
        f" GROUP BY {_NAME[grouping]}"
    )
    return Where(sql, where.parameters)
