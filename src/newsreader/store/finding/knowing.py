"""What the library knows about the parts of a query, before it looks at any article."""

from datetime import datetime
from typing import TypeGuard

from msgspec.structs import replace

from newsreader.query.facts import OF_FEEDS, fact
from newsreader.query.simplifying import simplified
from newsreader.query.streams import Ids, ids_of, lengths
from newsreader.query.tree import Clock, During, Long, Node, Query, With, leaves_of
from newsreader.store.database import Database

_FEW = 60_000
"""Articles that are put into the order of ids in some 15 ms."""


def settled(db: Database, query: Query, now: datetime) -> Query:
    """It finds the same: what all feeds are, or none is, need not be asked of each article."""

    def knowing(node: Node) -> bool | None:
        return _known(db, node, now)

    return replace(query, root=simplified(query.root, knowing))


def few(db: Database, root: Node, now: datetime, *, all_are_listed: bool) -> list[Node]:
    """Parts that not many articles fit."""

    def are_few(node: Node) -> bool:
        if isinstance(node, During):
            return _is_short(db, node, now, all_are_listed=all_are_listed)
        return _are_few(db, node, now)

    return [node for node in leaves_of(root) if are_few(node)]


def _is_short(db: Database, node: During, now: datetime, *, all_are_listed: bool) -> bool:
    """Not many articles are of that time. When those in no list were placed no index knows."""
    ids = ids_of(node, now, (node,))
    if ids is None or (node.clock is Clock.PUBLISHED and not all_are_listed):
        return False
    return _some(db, ids) < _FEW


def _known(db: Database, node: Node, now: datetime) -> bool | None:
    if isinstance(node, Long) and not _some(db, lengths(node), 1):
        return False
    if not is_of_feeds(node):
        return None
    where = fact(node, now)
    feeds = "(SELECT id AS feed_id FROM feed) s"
    sql = f"SELECT count(*), total({where.sql}) FROM {feeds}"
    every, fitting = db.row(sql, where.parameters) or (0, 0)
    return None if 0 < fitting < every else bool(fitting)


def _are_few(db: Database, node: Node, now: datetime) -> bool:
    if isinstance(node, Long):
        return _some(db, lengths(node)) < _FEW
    if not is_of_feeds(node):
        return False
    where = fact(node, now)
    feeds = "(SELECT id AS feed_id, total FROM feed) s"
    sql = f"SELECT total(total) FROM {feeds} WHERE {where.sql}"
    return bool(db.value(sql, where.parameters) < _FEW)


def _some(db: Database, ids: Ids, most: int = _FEW) -> int:
    """How many, up to the most."""
    return int(db.value(f"SELECT count(*) FROM ({ids.sql} LIMIT {most})", ids.parameters))


def is_of_feeds(node: Node) -> TypeGuard[With]:
    return isinstance(node, With) and node.attribute in OF_FEEDS
