"""A tree as text: parsed again, it is the same tree."""

import re

from newsreader.query.times import rendered, rendered_start
from newsreader.query.tree import (
    EVERYTHING,
    All,
    Any,
    Clock,
    During,
    Is,
    Leaf,
    Long,
    Midnight,
    Node,
    Not,
    Query,
    Scored,
    With,
    Words,
)

_BARE = re.compile(r"[^\W_][\w.,/'&+-]*")
_TOMORROW = Midnight(-1)


def render(query: Query) -> str:
    sort = f"sort:{query.sort}" if query.sort else ""
    if query.root == EVERYTHING:
        return sort
    text = _text(query.root)
    if sort and isinstance(query.root, Any):
        text = f"({text})"
    return f"{text} {sort}".rstrip()


def _text(node: Node) -> str:
    match node:
        case Not(part):
            return f"-{_within(part)}"
        case All(parts):
            return " ".join(map(_within, parts))
        case Any(parts):
            return " or ".join(
                _within(part) if isinstance(part, Any) else _text(part) for part in parts
            )
    return _leaf(node)


def _within(node: Node) -> str:
    return f"({_text(node)})" if isinstance(node, All | Any | Not) else _leaf(node)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Words(text, prefix, column):
            return f"{column}:{_value(text, prefix)}" if column else _value(text, prefix)
        case With(attribute, value, prefix):
            return f"{attribute}:{_value(value, prefix)}"
        case Is(flag):
            return str(flag)
        case Long(least, most):
            return _long(least, most)
        case Scored(least, most):
            return f"score:{'' if least is None else least}..{'' if most is None else most}"
    return _during(leaf)


def _value(text: str, prefix: bool) -> str:
    star = "*" if prefix else ""
    plain = _BARE.fullmatch(text) and text.lower() != "or"
    return f"{text}{star}" if plain else f'"{text}"{star}'


def _long(least: int, most: int | None) -> str:
    if most is None:
        return f"words:>{least - 1}" if least else "words:0.."
    return f"words:{least or ''}..{most}"


def _during(during: During) -> str:
    start, end = during.start, during.end
    if during.clock is Clock.PUBLISHED and start is not None and end is None:
        return f"since:{rendered_start(start)}"
    if during.clock is Clock.PUBLISHED and start is None and end not in (None, _TOMORROW):
        return f"before:{rendered_start(end)}"
    return f"{during.clock}:{rendered(start, end)}"
