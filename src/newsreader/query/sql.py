"""From a tree to a condition over `status s`, for a library with the store's schema."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.query.facts import ARTICLES_WITH, KEPT, fact
from newsreader.query.marking import positive_words
from newsreader.query.match import TABLES, expression
from newsreader.query.times import seconds
from newsreader.query.tree import All, Any, During, Flag, Is, Long, Node, Not, Query
from newsreader.query.where import Where, joined

_MOST_WORDS = 2**63 - 1
_FEW = 4
"""Alternatives; each doubles the work of counting them one by one."""


def to_sql(query: Query, now: datetime, above: int = 0) -> Where:
    """Days begin at midnight in the time zone of `now`.

    Among articles with ids greater than `above` only, indexes are read no further than needed.
    """
    return _Writer(now, above).where(query.root)


def one_set(query: Query) -> Where | None:
    """All it finds, listed or not, as a SELECT that a single index answers; else `None`."""
    return _set(query.root)


class Led(Struct, frozen=True):
    """A query whose articles one full-text index leads to, in the order of ids."""

    ids: Where
    """A SELECT of `id`, to which an order may be added."""
    rest: Where
    """What must hold besides, over `status s`; sets are asked for `r.id`."""
    light: bool
    """No other index of articles is read for that."""
    ranks: bool
    """The index knows all words that articles are found by."""


def led(query: Query, now: datetime, above: int = 0) -> Led | None:
    """`None` where no full-text index knows something that must hold."""
    parts = _parts(query.root)
    for table in TABLES:
        words, rest = _matched(parts, table)
        if words:
            kept = [KEPT[one.flag] for one in rest if isinstance(one, Is) and one.flag in KEPT]
            wheres = [*kept, *(_Writer(now, above).where(part) for part in rest)]
            besides = joined(" AND ", wheres).asking("r")
            return Led(
                _matching(table, words, above, "rowid AS id"),
                besides,
                light=not any(map(_reads_index, rest)),
                ranks=table == "search" and not list(positive_words(All(tuple(rest)))),
            )
    return None


def unwanted(root: Node) -> tuple[Node, Node] | None:
    """What must hold, and what must not and is counted sooner than the others would be."""
    parts = _parts(root)
    words = [part for part in parts if isinstance(part, Not) and _is_matched(part.part)]
    read = [part for part in parts if part == Is(Flag.READ)]
    if any(map(_is_matched, parts)) or not (words or read):
        return None
    without = _any([part.part for part in words]) if words else Is(Flag.UNREAD)
    return All(tuple(part for part in parts if part not in (words or read))), without


def either(node: Node) -> tuple[Node, Node] | None:
    """Two that are counted sooner, with what both find, than all alternatives at once."""
    if not isinstance(node, Any) or len(node.parts) > _FEW:
        return None
    first = [part for part in node.parts if expression(part, "search")] or node.parts[:1]
    rest = [part for part in node.parts if part not in first]
    return (_any(first), _any(rest)) if rest else None


def _any(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def since(query: Query, now: datetime) -> int | None:
    """Nothing that it finds arrived before, in seconds; `None` where it does not say."""
    starts = [part.start for part in _parts(query.root) if isinstance(part, During)]
    return max((seconds(start, now) for start in starts if start is not None), default=None)


def _parts(root: Node) -> tuple[Node, ...]:
    """All of them must hold."""
    return root.parts if isinstance(root, All) else (root,)


def _is_matched(node: Node) -> bool:
    return any(expression(node, table) for table in TABLES)


def _reads_index(node: Node) -> bool:
    match node:
        case Not(part):
            return _reads_index(part)
        case All(parts) | Any(parts):
            return any(map(_reads_index, parts))
        case Is(Flag.FULL):
            return True
    return _set(node) is not None


def _matched(parts: Sequence[Node], table: str) -> tuple[str, list[Node]]:
    """What an index is asked, and the parts that it does not answer."""
    wanted = [part for part in parts if expression(part, table)]
    if not wanted:
        return "", list(parts)
    unwanted = [part for part in parts if isinstance(part, Not) and expression(part.part, table)]
    rest = [part for part in parts if part not in wanted and part not in unwanted]
    return _without(wanted, unwanted, table), rest


def _set(node: Node) -> Where | None:
    for table in TABLES:
        if words := expression(node, table):
            return _matching(table, words)
    match node:
        case Is(flag) if flag in ARTICLES_WITH:
            return Where(f"SELECT rowid FROM article WHERE {ARTICLES_WITH[flag]}")
        case Long(least, most):
            top = _MOST_WORDS if most is None else most
            return Where("SELECT rowid FROM article WHERE words BETWEEN ? AND ?", (least, top))
    return None


def _matching(table: str, words: str, above: int = 0, id_: str = "rowid") -> Where:
    beyond = f" AND rowid > {above}" if above else ""
    return Where(f"SELECT {id_} FROM {table} WHERE {table} MATCH ?{beyond}", (words,))


class _Writer(Struct, frozen=True):
    now: datetime
    above: int

    def where(self, node: Node) -> Where:
        if (found := _set(node)) is not None:
            return self._among(found)
        match node:
            case Not(part):
                inner = self.where(part)
                return Where(f"NOT ({inner.sql})", inner.parameters)
            case All(parts):
                return joined(" AND ", list(self._all(parts)))
            case Any(parts):
                return joined(" OR ", [self.where(part) for part in parts])
        return fact(node, self.now)

    def _among(self, ids: Where) -> Where:
        beyond = f" AND rowid > {self.above}" if self.above else ""
        return Where(f"s.id IN ({ids.sql}{beyond})", ids.parameters)

    def _all(self, parts: Sequence[Node]) -> Iterable[Where]:
        """An index answers for all its words at once; SQL for the rest."""
        rest = list(parts)
        for table in TABLES:
            words, rest = _matched(rest, table)
            if words:
                yield self._among(_matching(table, words))
        for part in rest:
            yield self.where(part)


def _without(wanted: Sequence[Node], unwanted: Sequence[Not], table: str) -> str:
    words = expression(All(tuple(wanted)), table)
    if not unwanted:
        return words
    return f"({words}) NOT ({expression(Any(tuple(part.part for part in unwanted)), table)})"
