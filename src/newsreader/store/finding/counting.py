"""How many articles a search finds, without looking at each of them where that can be."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.scopes import Show
from newsreader.query.sql import either, one_set, to_sql, unwanted
from newsreader.query.tree import EVERYTHING, All, Flag, Is, Node, Not, Query, leaves_of, parts_of
from newsreader.store.database import Database
from newsreader.store.finding import leading
from newsreader.store.finding.asking import MANY_UNREAD, Asked, Search, begun, understood
from newsreader.store.finding.knowing import is_of_feeds


def count(db: Database, scope: Search, show: Show, now: datetime) -> int:
    """Raises QueryError."""
    search = understood(db, scope, show, now)
    counting = _Counting(db, search)
    if not search.besides:
        return counting.shown(search.query.root)
    if search.sifted.words:
        return leading.number(db, counting.exactly(search.query.root), all_are_listed=False)
    others = begun(db, search).found()[1]
    sql = f"SELECT count(*) FROM status s WHERE {others.sql}"
    return counting.shown(search.query.root) + int(db.value(sql, others.parameters))


class _Counting(Struct, frozen=True):
    db: Database
    search: Asked

    def shown(self, node: Node) -> int:
        """Among the articles that lists show."""
        for known in (of_feeds(self.db, node, self.search.now), self._by_index(node)):
            if known is not None:
                return known
        if isinstance(node, Not):
            return self.shown(EVERYTHING) - self.shown(node.part)
        if one_of := either(node):
            one, other = one_of
            return self.shown(one) + self.shown(other) - self.shown(_both(one, other))
        if without := unwanted(node):
            wanted, others = without
            return self.shown(wanted) - self.shown(_both(wanted, others))
        return self._looked_at(node)

    def exactly(self, root: Node) -> Asked:
        return begun(self.db, self.search.of(root), MANY_UNREAD).in_all()

    def _looked_at(self, node: Node) -> int:
        search = replace(self.exactly(node), besides="")
        if search.sifted.words:
            return leading.number(self.db, search, all_are_listed=not self.search.besides)
        found = search.found()[0]
        return int(
            self.db.value(f"SELECT count(*) FROM status s WHERE {found.sql}", found.parameters)
        )

    def _by_index(self, node: Node) -> int | None:
        """An index counts what it lists."""
        all_of_it = one_set(Query(node))
        if all_of_it is None or self.search.besides:
            return None
        return int(self.db.value(f"SELECT count(*) FROM ({all_of_it.sql})", all_of_it.parameters))


def of_feeds(db: Database, node: Node, now: datetime) -> int | None:
    """What feeds know how many they have of; `None` where more is asked than which feeds."""
    unread = Is(Flag.UNREAD)
    asked = tuple(part for part in parts_of(node) if part != unread)
    if not all(is_of_feeds(leaf) for part in asked for leaf in leaves_of(part)):
        return None
    number = "unread" if unread in parts_of(node) else "total"
    where = to_sql(Query(All(asked)), now)
    feeds = "(SELECT id AS feed_id, unread, total FROM feed) s"
    sql = f"SELECT coalesce(sum({number}), 0) FROM {feeds} WHERE {where.sql}"
    return int(db.value(sql, where.parameters))


def _both(one: Node, other: Node) -> Node:
    return All((*parts_of(one), *parts_of(other)))
