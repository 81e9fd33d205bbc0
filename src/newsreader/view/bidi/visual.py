"""A line in the order in which it is painted, from left to right. PURE."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from newsreader.typeset.ways import begins_backward
from newsreader.view.bidi.isolates import AS_BEGUN, END, ISOLATES, OPENINGS, TO_LEFT
from newsreader.view.bidi.levels import levels

_MARKS = frozenset(ISOLATES + "\u200c\u200d\u200e\u200f")
_MIRRORED = dict(zip("()[]{}<>«»‹›≤≥⟨⟩", ")(][}{><»«›‹≥≤⟩⟨", strict=True))


Place = tuple[int, bool]
"""Where a character that is painted stands in the line, and whether it goes from right to left:
brackets are mirrored then."""


def visual(text: str) -> Iterator[Place]:
    """Every character but the marks of direction; combining marks behind their letter."""
    return _arranged(text, 0, len(text), "L")


def mirrored(character: str) -> str:
    return _MIRRORED.get(character, character)


def _arranged(text: str, start: int, end: int, base: str) -> Iterator[Place]:
    units = list(_units(text, start, end))
    found = levels("".join(text[first] for first, _ in units), base)
    for place in _reordered(found):
        first, last = units[place]
        if text[first] in OPENINGS and last - first > 1:
            inside = last - (text[last - 1] == END)
            yield from _arranged(text, first + 1, inside, _base(text, first, inside))
        else:
            turned = found[place] % 2 == 1
            yield from ((at, turned) for at in range(first, last) if text[at] not in _MARKS)


def _base(text: str, opening: int, end: int) -> str:
    begun = text[opening] == AS_BEGUN and begins_backward(text[opening + 1 : end])
    return "R" if begun or text[opening] == TO_LEFT else "L"


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is never torn apart: a letter with its combining marks, an isolate as a whole."""
    at = start
    while at < end:
        after = _closing(text, at, end) if text[at] in OPENINGS else at + 1
        while after < end and unicodedata.category(text[after]) == "Mn":
            after += 1
        yield at, after
        at = after


def _closing(text: str, opening: int, end: int) -> int:
    """The offset after its end, or that of the text."""
    depth = 0
    for at in range(opening, end):
        depth += (text[at] in OPENINGS) - (text[at] == END)
        if not depth:
            return at + 1
    return end


def _reordered(found: Sequence[int]) -> list[int]:
    """Rule L2."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        order = list(chain.from_iterable(_turned(order, found, level)))
    return order


def _turned(order: Sequence[int], found: Sequence[int], level: int) -> Iterator[list[int]]:
    for high, run in groupby(order, key=lambda one: found[one] >= level):
        some = list(run)
        yield some[::-1] if high else some
