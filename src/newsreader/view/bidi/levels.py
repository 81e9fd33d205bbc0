"""Which way each character of a line goes: Unicode's bidirectional algorithm (UAX #9). PURE.

Without embeddings and overrides, which pass no door. python-bidi returns the reordered text only;
styles and links need to know where each character went.
"""

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "AN": "N",
    "ES": "-",
    "CS": ",",
    "ET": "#",
    "NSM": "M",
    "BN": "M",
    "WS": "w",
    "S": "s",
    "B": "s",
}
"""A letter for each class of characters; all others are neutral: `o`."""
_OPEN, _CLOSED = "([{⟨⟦⟪〈《「『【〔", ")]}⟩⟧⟫〉》」』】〕"
_MARKED = "(.)M+"
_AFTER_ARABIC = "A[^LRA]*"
_AFTER_LATIN = "L[^LR]*"
_INSIDE_NUMBERS = "(?<=E)[-,](?=E)|(?<=N),(?=N)"
_BESIDE_NUMBERS = "#+(?=E)|(?<=E)#+"
_NEUTRAL = "[wos]+"
_COLUMNS = "ww+"
_AT_END = "[ws]+$|w*s"


def levels(text: str, base: str) -> list[int]:
    """Odd: from right to left. `base`, L or R, is the direction of the whole.

    Two blanks and more stand between columns, whose order is that of the whole.
    """
    classes = "".join(map(_class_of, text))
    classes = re.sub(_COLUMNS, lambda found: "s" * len(found[0]), classes)
    resolved = _resolved(text, classes, base)
    own = base == "R"
    found = [_level(kind, own) for kind in resolved]
    for end in re.finditer(_AT_END, classes):
        found[end.start() : end.end()] = [int(own)] * len(end[0])
    return found


def _class_of(character: str) -> str:
    return _LETTERS.get(unicodedata.bidirectional(character), "o")


def _level(kind: str, own: bool) -> int:
    if kind == "R":
        return 1
    return 2 if own or kind != "L" else 0


def _resolved(text: str, classes: str, base: str) -> str:
    """Rules W1 to N2: L, R, E or N for each character."""
    s = base + classes + base
    s = re.sub(_MARKED, lambda found: found[1] * len(found[0]), s)
    s = re.sub(_AFTER_ARABIC, lambda found: found[0].replace("E", "N"), s).replace("A", "R")
    s = re.sub(_INSIDE_NUMBERS, lambda found: s[found.start() - 1], s)
    s = re.sub(_BESIDE_NUMBERS, lambda found: "E" * len(found[0]), s)
    s = s.translate({ord(mark): "o" for mark in "-,#"})
    s = re.sub(_AFTER_LATIN, lambda found: found[0].replace("E", "L"), s)
    s = _with_brackets(f"{base}{text}{base}", s, base)
    return re.sub(_NEUTRAL, lambda found: _between(s, found, base), s)[1:-1]


def _between(s: str, found: re.Match[str], base: str) -> str:
    before, after = (_side(s[at]) for at in (found.start() - 1, found.end()))
    return (before if before == after else base) * len(found[0])


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _with_brackets(text: str, s: str, base: str) -> str:
    """Rule N0: both of a pair go as what is in it, or before it."""
    pairs = sorted(_pairs(text, s)) if any(map(text.__contains__, _OPEN)) else ()
    kinds = list(s)
    for first, last in pairs:
        inside = {_side(kind) for kind in kinds[first + 1 : last] if kind in "LREN"}
        if not inside:
            continue
        before = next(_side(kind) for kind in reversed(kinds[:first]) if kind in "LREN")
        kinds[first] = kinds[last] = base if base in inside else before
    return "".join(kinds)


def _pairs(text: str, s: str) -> Iterator[tuple[int, int]]:
    open_: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if s[at] != "o":
            continue
        if character in _OPEN:
            open_.append((_CLOSED[_OPEN.index(character)], at))
        elif any(closing == character for closing, _ in open_):
            while open_[-1][0] != character:
                open_.pop()
            yield open_.pop()[1], at
