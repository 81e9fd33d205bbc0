"""Which way text goes, line by line and as a whole. PURE."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache

_ENOUGH = 10_000
"""Characters that say which way a text goes."""


class Way(Enum):
    """Of a line. In which order its characters are painted is the screen's affair."""

    ONWARD = "from left to right"
    BACKWARD = "from right to left, its bullets and bars at the right"
    OPPOSITE = "from left to right, but at the right edge of a text that goes backward"


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


def has_backward(text: str) -> bool:
    """Arabic, Hebrew and what is written like them."""
    return not text.isascii() and _letters().search(text) is not None


def begins_backward(text: str) -> bool:
    """The first character with a direction says (Unicode TR 9, rule P2)."""
    ways = map(unicodedata.bidirectional, "" if text.isascii() else text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def goes_backward(texts: Iterable[str]) -> bool:
    """The whole of them, by their beginning: Latin words and figures may be as many."""
    letters = others = 0
    for text in texts:
        if others + letters > _ENOUGH:
            break
        found = 0 if text.isascii() else len(_letters().findall(text))
        letters += found
        others += len(text) - found
    return 2 * letters > others


def way_of(text: str, *, whole_backward: bool) -> Way:
    if not whole_backward:
        return Way.BACKWARD if begins_backward(text) else Way.ONWARD
    return Way.BACKWARD if has_backward(text) else Way.OPPOSITE
