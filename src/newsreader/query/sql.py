"""From a tree to a condition over `status s`, for a library with the store's schema."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.query.facts import ARTICLES_WITH, fact
from newsreader.query.match import TABLES, expression
from newsreader.query.times import seconds
from newsreader.query.tree import All, Any, During, Is, Long, Node, Not, Query
from newsreader.query.where import Where, joined

_MOST_WORDS = 2**63 - 1


def to_sql(query: Query, now: datetime, above: int = 0) -> Where:
    """Days begin at midnight in the time zone of `now`.

    Among articles with ids greater than `above` only, indexes are read no further than needed.
    """
    return _Writer(now, above).where(query.root)


def one_set(query: Query) -> Where | None:
    """All it finds, listed or not, as a SELECT that a single index answers; else `None`."""
    return _set(query.root)


def since(query: Query, now: datetime) -> int | None:
    """Nothing that it finds arrived before, in seconds; `None` where it does not say."""
    parts = query.root.parts if isinstance(query.root, All) else (query.root,)
    starts = [part.start for part in parts if isinstance(part, During)]
    return max((seconds(start, now) for start in starts if start is not None), default=None)


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


def _matching(table: str, words: str) -> Where:
    return Where(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (words,))


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
            wanted = [part for part in rest if expression(part, table)]
            if not wanted:
                continue
            unwanted = [
                part for part in rest if isinstance(part, Not) and expression(part.part, table)
            ]
            yield self._among(_matching(table, _without(wanted, unwanted, table)))
            rest = [part for part in rest if part not in wanted and part not in unwanted]
        for part in rest:
            yield self.where(part)


def _without(wanted: Sequence[Node], unwanted: Sequence[Not], table: str) -> str:
    words = expression(All(tuple(wanted)), table)
    if not unwanted:
        return words
    return f"({words}) NOT ({expression(Any(tuple(part.part for part in unwanted)), table)})"
