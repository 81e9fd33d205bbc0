"""How many articles a search finds, without looking at each of them where that can be."""

from datetime import datetime

from msgspec import Struct

from newsreader.models.scopes import Show
from newsreader.query.sql import either, led, one_set, to_sql, unwanted
from newsreader.query.tree import (
    EVERYTHING,
    All,
    Any,
    Attribute,
    Flag,
    Is,
    Long,
    Node,
    Not,
    Query,
    With,
)
from newsreader.store.asking import Search, all_are_listed, below, here, parts, query_of
from newsreader.store.database import Database
from newsreader.store.leading import led_sql
from newsreader.store.showing import SHOW

_OF_FEEDS = (Attribute.FEED, Attribute.FOLDER)


def count(db: Database, search: Search, show: Show, now: datetime) -> int:
    """Raises QueryError."""
    query = query_of(search)
    listed = all_are_listed(db)
    counting = _Counting(db, show, now.astimezone(), listed)
    if listed:
        return counting.shown(query.root)
    if led(query, counting.now):
        return counting.led(query, here(db, query))
    besides = parts(search, show, now)[1]
    sql = f"SELECT count(*) FROM status s WHERE {besides.sql}"
    return counting.shown(query.root) + int(db.value(sql, besides.parameters))


class _Counting(Struct, frozen=True):
    db: Database
    show: Show
    now: datetime
    all_are_listed: bool

    def shown(self, node: Node) -> int:
        """Among the articles that lists show."""
        for known in (of_feeds(self.db, node, self.show, self.now), self._by_index(node)):
            if known is not None:
                return known
        match node:
            case Is(Flag.FULL):
                return self.shown(Not(Long(most=0)))
            case Not(part):
                return self.shown(EVERYTHING) - self.shown(part)
        if one_of := either(node):
            one, other = one_of
            return self.shown(one) + self.shown(other) - self.shown(_both(one, other))
        if without := unwanted(node):
            wanted, others = without
            return self.shown(wanted) - self.shown(_both(wanted, others))
        return self._looked_at(Query(node))

    def led(self, query: Query, here: str) -> int:
        leading = led(query, self.now, below(self.db, query, self.now))
        if leading is None:
            return 0
        rows = led_sql(leading, here, self.show)
        return int(self.db.value(f"SELECT count(*) FROM ({rows.sql})", rows.parameters))

    def _looked_at(self, query: Query) -> int:
        above = below(self.db, query, self.now)
        if led(query, self.now):
            return self.led(query, "s.shown")
        found = to_sql(query, self.now, above)
        sql = f"SELECT count(*) FROM status s WHERE s.shown AND ({found.sql}){SHOW[self.show]}"
        return int(self.db.value(sql, found.parameters))

    def _by_index(self, node: Node) -> int | None:
        """An index counts what it lists."""
        all_of_it = one_set(Query(node))
        if all_of_it is None or not self.all_are_listed or self.show is not Show.ALL:
            return None
        return int(self.db.value(f"SELECT count(*) FROM ({all_of_it.sql})", all_of_it.parameters))


def of_feeds(db: Database, node: Node, show: Show, now: datetime) -> int | None:
    """What feeds know how many they have of; `None` where more is asked than which feeds."""
    unread = Is(Flag.UNREAD)
    asked = tuple(part for part in _parts(node) if part != unread)
    if show is Show.BOOKMARKS or not all(map(_is_of_feeds, asked)):
        return None
    number = "unread" if show is Show.UNREAD or unread in _parts(node) else "total"
    where = to_sql(Query(All(asked)), now)
    feeds = "(SELECT id AS feed_id, unread, total FROM feed) s"
    sql = f"SELECT coalesce(sum({number}), 0) FROM {feeds} WHERE {where.sql}"
    return int(db.value(sql, where.parameters))


def _both(one: Node, other: Node) -> Node:
    return All((*_parts(one), *_parts(other)))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)


def _is_of_feeds(node: Node) -> bool:
    match node:
        case Not(part):
            return _is_of_feeds(part)
        case All(parts) | Any(parts):
            return all(map(_is_of_feeds, parts))
        case With(attribute):
            return attribute in _OF_FEEDS
    return False
