"""What indexes list in the order of ids: SQLite merges such lists, where a set would be built."""

from collections.abc import Container, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.query.facts import ARTICLES_WITH, KEPT, MOST_WORDS, OF_FEEDS, fact, ids_with
from newsreader.query.match import TABLES, expression
from newsreader.query.tree import Clock, During, Is, Long, Node, Not, With
from newsreader.query.where import Where

_STATUS = {
    name: f"SELECT s.id FROM status s INDEXED BY status_{name}"
    for name in ("of_feed", "shown", "arrived")
}
"""Else SQLite looks at all articles, because that is in the order of ids."""


class Ids(Struct, frozen=True):
    """Those of all articles for which a part of a query holds, as a SELECT of `id`."""

    sql: str
    parameters: tuple[object, ...] = ()
    bounded: str = ""
    """The column to say between which ids; empty where there are few."""

    def within(self, above: int, up_to: int = 0) -> Where:
        """Those greater than `above`, and no greater than `up_to` unless that is 0."""
        limits = [(">", above), ("<=", up_to)] if self.bounded else []
        beyond = "".join(f" AND {self.bounded} {sign} {limit}" for sign, limit in limits if limit)
        return Where(self.sql + beyond, self.parameters)


class Merged(Struct, frozen=True):
    """What is in each of some lists and in none of others. The first list leads."""

    inside: Sequence[Ids]
    outside: Sequence[Ids] = ()

    def select(self, above: int = 0, up_to: int = 0) -> Where:
        """Of `id`. With an order by that, up or down, it is read as it comes, without a set."""
        inside = [one.within(above, up_to) for one in self.inside]
        outside = [one.within(above, up_to) for one in self.outside]
        sql = " INTERSECT ".join(one.sql for one in inside)
        sql = " EXCEPT ".join([sql, *(one.sql for one in outside)])
        return Where(sql, tuple(value for one in (*inside, *outside) for value in one.parameters))


def lesser(one: int, other: int) -> int:
    """Of two greatest ids, of which 0 says nothing."""
    return min(one, other) if one and other else one or other


def matching(table: str, words: str) -> Ids:
    """What a full-text index finds."""
    sql = f"SELECT rowid AS id FROM {table} WHERE {table} MATCH ?"
    return Ids(sql, (words,), "rowid")


def indexed(node: Node) -> Ids | None:
    """What a single index knows."""
    for table in TABLES:
        if words := expression(node, table):
            return matching(table, words)
    match node:
        case Is(flag) if flag in ARTICLES_WITH:
            return Ids(f"SELECT id FROM article WHERE {ARTICLES_WITH[flag]}", (), "id")
        case Long():
            return lengths(node)
    return None


def lengths(wanted: Long) -> Ids:
    top = MOST_WORDS if wanted.most is None else wanted.most
    sql = "SELECT id FROM article INDEXED BY article_words WHERE words BETWEEN ? AND ?"
    return Ids(sql, (wanted.least, top), "id")


def ids_of(node: Node, now: datetime, few: Container[Node] = ()) -> Ids | None:
    """`None` where no index has them in the order of ids, and they are not known to be few."""
    is_few = node in few
    match node:
        case Long() if not is_few:
            return None
        case Is(flag) if flag in KEPT:
            return Ids(KEPT[flag].sql)
        case With(attribute) if is_few and attribute in OF_FEEDS:
            where = fact(node, now)
            return Ids(f"{_STATUS['of_feed']} WHERE {where.sql}", where.parameters)
        case During(Clock.PUBLISHED) if is_few:
            where = fact(node, now)
            return Ids(f"{_STATUS['shown']} WHERE s.shown AND {where.sql}", where.parameters)
        case During(Clock.ARRIVED) if is_few:
            where = fact(node, now)
            return Ids(f"{_STATUS['arrived']} WHERE {where.sql}", where.parameters)
    listed = ids_with(node)
    return Ids(listed.sql, listed.parameters) if listed else indexed(node)


def sorted_out(
    parts: Sequence[Node], now: datetime, few: Container[Node] = ()
) -> tuple[list[Ids], list[Ids], list[Node]]:
    """Lists to be in, lists to be out of, and the parts that have none."""
    inside, outside, rest = list[Ids](), list[Ids](), list[Node]()
    for part in parts:
        if (ids := ids_of(part, now, few)) is not None:
            inside.append(ids)
        elif isinstance(part, Not) and (ids := ids_of(part.part, now, few)) is not None:
            outside.append(ids)
        else:
            rest.append(part)
    return inside, outside, rest
