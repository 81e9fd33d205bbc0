"""From a tree to a condition over `status s`, for a library with the store's schema."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from newsreader.query.tree import (
    All,
    Any,
    Attribute,
    Before,
    Flag,
    Has,
    Is,
    Node,
    Not,
    Query,
    Since,
    Words,
)
from newsreader.query.where import Where
from newsreader.query.words import phrase

_FLAGS = {
    Flag.UNREAD: Where("NOT s.read"),
    Flag.READ: Where("s.read"),
    Flag.BOOKMARKED: Where("s.bookmarked"),
    Flag.TAGGED: Where("s.id IN (SELECT article_id FROM tag)"),
}
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
            return _joined(" OR ", [_where(part, now) for part in parts])
    return _fact(node, now)


def _fact(node: Words | Is | Has | Since | Before, now: datetime) -> Where:
    match node:
        case Is(flag):
            return _FLAGS[flag]
        case Has():
            return _attribute(node)
        case Since(when):
            return Where("s.placed >= ?", (_seconds(when, now),))
        case Before(when):
            return Where("s.placed < ?", (_seconds(when, now),))
    return Where("0")


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
    return _joined(" AND ", conditions) if conditions else Where("1")


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


def _attribute(wanted: Has) -> Where:
    value = wanted.value
    match wanted.attribute:
        case Attribute.FEED:
            return Where(
                "s.feed_id IN (SELECT id FROM feed WHERE name LIKE ? ESCAPE '\\'"
                " OR url LIKE ? ESCAPE '\\' OR id = ?)",
                (_like(value), _like(value), _number(value)),
            )
        case Attribute.FOLDER:
            path = _escaped(value.strip("/"))
            return Where(
                "s.feed_id IN (SELECT feed_id FROM folder"
                " WHERE path LIKE ? ESCAPE '\\' OR path LIKE ? ESCAPE '\\')",
                (path, f"{path}/%"),
            )
        case Attribute.AUTHOR:
            return _of_article("a.author", _like(value))
        case Attribute.TOPIC:
            return _of_article("a.topics", _topic(wanted))
        case Attribute.TAG:
            name = _escaped(value.removeprefix("#")) + ("%" if wanted.prefix else "")
            return Where(
                "s.id IN (SELECT article_id FROM tag WHERE name LIKE ? ESCAPE '\\')", (name,)
            )


def _of_article(column: str, pattern: str) -> Where:
    return Where(
        f"EXISTS (SELECT 1 FROM article a WHERE a.id = s.id AND {column} LIKE ? ESCAPE '\\')",
        (pattern,),
    )


def _topic(wanted: Has) -> str:
    """Topics are kept as a JSON array: the whole word between its quotation marks."""
    start = json.dumps(wanted.value.removeprefix("#"), ensure_ascii=False)[:-1]
    return f"%{_escaped(start)}%" if wanted.prefix else f'%{_escaped(start)}"%'


def _like(value: str) -> str:
    return f"%{_escaped(value)}%"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 18 else -1


def _seconds(when: date | timedelta, now: datetime) -> int:
    if isinstance(when, timedelta):
        span = min(when, now - datetime(1, 1, 2, tzinfo=UTC))
        return int((now - span).timestamp())
    return int(datetime.combine(when, time(), now.tzinfo).timestamp())


def _joined(joint: str, conditions: Sequence[Where]) -> Where:
    sql = joint.join(f"({condition.sql})" for condition in conditions)
    return Where(sql, tuple(value for where in conditions for value in where.parameters))
