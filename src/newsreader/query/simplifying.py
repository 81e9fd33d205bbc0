"""A query without what need not be asked, where something is known about its parts."""

from collections.abc import Callable, Iterable

from newsreader.query.tree import (
    EVERYTHING,
    All,
    Any,
    During,
    Flag,
    Is,
    Long,
    Node,
    Not,
    all_of,
    any_of,
    parts_of,
)

NOTHING = Not(EVERYTHING)
Knowing = Callable[[Node], bool | None]
"""Whether a part holds for every article, or for none; `None`: that is not known."""
_OPPOSITE = {Flag.READ: Flag.UNREAD, Flag.UNREAD: Flag.READ}


def simplified(node: Node, knowing: Knowing) -> Node:
    """It finds the same."""
    match node:
        case Not(part):
            return _negated(simplified(part, knowing))
        case All(parts):
            return _all(simplified(part, knowing) for part in parts)
        case Any(parts):
            return _any(simplified(part, knowing) for part in parts)
        case Is(Flag.FULL):
            return _negated(simplified(Long(most=0), knowing))
    known = knowing(node)
    return node if known is None else EVERYTHING if known else NOTHING


def _negated(node: Node) -> Node:
    match node:
        case Not(part):
            return part
        case Is(flag) if flag in _OPPOSITE:
            return Is(_OPPOSITE[flag])
        case Any(parts):
            return _all(_negated(part) for part in parts)
        case During(clock, None, end) if end is not None:
            return During(clock, end)
        case During(clock, start, None) if start is not None:
            return During(clock, None, start)
    return Not(node)


def _all(parts: Iterable[Node]) -> Node:
    flat = [one for part in parts for one in parts_of(part)]
    return NOTHING if NOTHING in flat else all_of(flat)


def _any(parts: Iterable[Node]) -> Node:
    flat = [one for part in parts for one in (part.parts if isinstance(part, Any) else (part,))]
    possible = [part for part in flat if part != NOTHING]
    if EVERYTHING in possible:
        return EVERYTHING
    return any_of(possible) if possible else NOTHING
