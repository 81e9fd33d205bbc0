"""From a tree to a condition over `status s`, for a library with the store's schema."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.query.facts import fact
from newsreader.query.tree import All, Any, Node, Not, Query, Words
from newsreader.query.where import Where, joined
from newsreader.query.words import phrase

_MATCH = "s.id IN (SELECT rowid FROM search WHERE search MATCH ?)"


def to_sql(query: Query, now: datetime, above: int = 0) -> Where:
    """Days begin at midnight in the time zone of `now`.

    Among articles with ids greater than `above` only, the index is read no further than needed.
    """
    where = _where(query.root, now)
    return Where(where.sql.replace(_MATCH, _match_above(above)), where.parameters)


def _match_above(id_: int) -> str:
    return f"{_MATCH[:-1]} AND rowid > {id_})" if id_ else _MATCH


def _where(node: Node, now: datetime) -> Where:
    if expression := _expression(node):
        return Where(_MATCH, (expression,))
    match node:
        case Not(part):
            inner = _where(part, now)
            return Where(f"NOT ({inner.sql})", inner.parameters)
        case All(parts):
            return _all(parts, now)
        case Any(parts):
            return joined(" OR ", [_where(part, now) for part in parts])
    return fact(node, now)


def _all(parts: Sequence[Node], now: datetime) -> Where:
    """The index answers for all the words at once; SQL for the rest."""
    found = [part for part in parts if _expression(part)]
    without = [part for part in parts if isinstance(part, Not) and _expression(part.part)]
    if not found:
        without = []
    rest = [part for part in parts if part not in found and part not in without]
    conditions = [_where(part, now) for part in rest]
    if found:
        conditions.insert(0, Where(_MATCH, (_found_without(found, without),)))
    return joined(" AND ", conditions)


def _found_without(found: Sequence[Node], without: Sequence[Node]) -> str:
    expression = _expression(All(tuple(found)))
    unwanted = [part.part for part in without if isinstance(part, Not)]
    return f"({expression}) NOT ({_expression(Any(tuple(unwanted)))})" if unwanted else expression


def _expression(node: Node) -> str:
    """As one FTS5 expression; empty when the index cannot answer it alone."""
    match node:
        case Words(text, prefix, column):
            where = f"{column} : " if column else ""
            return where + phrase(text, prefix=prefix)
        case All(parts) | Any(parts):
            expressions = [_expression(part) for part in parts]
            if not all(expressions):
                return ""
            joint = " AND " if isinstance(node, All) else " OR "
            return joint.join(f"({expression})" for expression in expressions)
    return ""
