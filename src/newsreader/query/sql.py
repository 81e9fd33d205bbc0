"""From a tree to a condition over `status s`, for a library with the store's schema."""

from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.query.facts import fact, long_enough
from newsreader.query.marking import positive_words
from newsreader.query.match import TABLES, expression
from newsreader.query.streams import Ids, Merged, indexed, matching, sorted_out
from newsreader.query.times import seconds
from newsreader.query.tree import (
    All,
    Any,
    During,
    Flag,
    Is,
    Long,
    Node,
    Not,
    Query,
    all_of,
    any_of,
    leaves_of,
    parts_of,
)
from newsreader.query.where import Where, joined

_FEW = 4
"""Alternatives; each doubles the work of counting them one by one."""


def to_sql(query: Query, now: datetime, above: int = 0) -> Where:
    """Days begin at midnight in the time zone of `now`.

    Among articles with ids greater than `above` only, indexes are read no further than needed.
    """
    return _Writer(now, above).where(query.root)


def one_set(query: Query) -> Where | None:
    """All it finds, listed or not, as a SELECT that a single index answers; else `None`."""
    found = indexed(query.root)
    return found.within(0) if found else None


class Sifted(Struct, frozen=True):
    """The parts of a query that must all hold, by how they are looked for."""

    words: dict[str, Ids]
    """By the full-text index that knows them."""
    inside: Sequence[Ids]
    outside: Sequence[Ids]
    rest: Sequence[Node]
    """What has to be asked of each article."""

    def among(self, *window: Ids) -> Merged:
        """What of the window may be found."""
        return Merged([*window, *self.words.values(), *self.inside], self.outside)

    def asked_of_each(self, now: datetime, above: int, table: str = "r") -> Where:
        """Over `status s`; sets are asked for the id in `table`. Empty where nothing is asked."""
        wheres = [_Writer(now, above, each=True).where(part) for part in self.rest]
        return joined(" AND ", wheres).asking(table) if wheres else Where("")

    @property
    def leads(self) -> bool:
        """Indexes know ids among which all are that it finds."""
        return bool(self.words or self.inside)

    @property
    def said(self) -> Ids | None:
        """What the index of words finds, where it knows all words that articles are found by."""
        unknown = any(positive_words(All(tuple(self.rest))))
        return None if unknown else self.words.get("search")

    @property
    def light(self) -> bool:
        """No other index of articles is read for each article."""
        return not any(map(_reads_index, self.rest))


def sifted(query: Query, now: datetime, few: Container[Node] = ()) -> Sifted:
    """Of the `few` parts it is known that not many articles fit them."""
    rest, found = list(parts_of(query.root)), dict[str, Ids]()
    for table in TABLES:
        words, rest = _matched(rest, table)
        if words:
            found[table] = matching(table, words)
    return Sifted(found, *sorted_out(rest, now, few))


def unwanted(root: Node) -> tuple[Node, Node] | None:
    """What must hold, and what must not and is counted sooner than the others would be."""
    parts = parts_of(root)
    words = [part for part in parts if isinstance(part, Not) and _is_matched(part.part)]
    read = [part for part in parts if part == Is(Flag.READ)]
    if any(map(_is_matched, parts)) or not (words or read):
        return None
    without = any_of([part.part for part in words]) if words else Is(Flag.UNREAD)
    return all_of([part for part in parts if part not in (words or read)]), without


def either(node: Node) -> tuple[Node, Node] | None:
    """Two that are counted sooner, with what both find, than all alternatives at once."""
    if not isinstance(node, Any) or len(node.parts) > _FEW:
        return None
    first = [part for part in node.parts if expression(part, "search")] or node.parts[:1]
    rest = [part for part in node.parts if part not in first]
    return (any_of(first), any_of(rest)) if rest else None


def since(query: Query, now: datetime) -> int | None:
    """Nothing that it finds arrived before, in seconds; `None` where it does not say."""
    starts = [part.start for part in parts_of(query.root) if isinstance(part, During)]
    return max((seconds(start, now) for start in starts if start is not None), default=None)


def _is_matched(node: Node) -> bool:
    return any(expression(node, table) for table in TABLES)


def _reads_index(node: Node) -> bool:
    return any(leaf == Is(Flag.FULL) or indexed(leaf) for leaf in leaves_of(node))


def _matched(parts: Sequence[Node], table: str) -> tuple[str, list[Node]]:
    """What an index is asked, and the parts that it does not answer."""
    wanted = [part for part in parts if expression(part, table)]
    if not wanted:
        return "", list(parts)
    unwanted = [part for part in parts if isinstance(part, Not) and expression(part.part, table)]
    rest = [part for part in parts if part not in wanted and part not in unwanted]
    return _without(wanted, unwanted, table), rest


class _Writer(Struct, frozen=True):
    now: datetime
    above: int
    each: bool = False
    """Few articles are asked: an index would list all others first."""

    def where(self, node: Node) -> Where:
        if self.each and isinstance(node, Long):
            return long_enough(node)
        if (found := indexed(node)) is not None:
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

    def _among(self, ids: Ids) -> Where:
        found = ids.within(self.above)
        return Where(f"s.id IN ({found.sql})", found.parameters)

    def _all(self, parts: Sequence[Node]) -> Iterable[Where]:
        """An index answers for all its words at once; SQL for the rest."""
        rest = list(parts)
        for table in TABLES:
            words, rest = _matched(rest, table)
            if words:
                yield self._among(matching(table, words))
        for part in rest:
            yield self.where(part)


def _without(wanted: Sequence[Node], unwanted: Sequence[Not], table: str) -> str:
    words = expression(All(tuple(wanted)), table)
    if not unwanted:
        return words
    return f"({words}) NOT ({expression(Any(tuple(part.part for part in unwanted)), table)})"
