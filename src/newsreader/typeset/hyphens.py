"""Where a word may be divided, in languages that have rules for it. The one door to pyphen."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

Points = Callable[[str], Sequence[int]]
"""A word → the offsets at which it may be divided, in order."""

_SHORTEST = 5
_REMEMBERED = 5_000
"""Words of a language."""
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@cache
def points_of(language: str | None) -> Points | None:
    """`language` is a code as feeds and pages give it; `None` where no rules are known for it."""
    if not language or not _CODE.fullmatch(language):
        return None
    import pyphen  # it reads the names of its dictionaries

    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return None
    return lru_cache(_REMEMBERED)(pyphen.Pyphen(lang=known, left=2, right=3).positions)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[\"'“‘„«(\[]*([^\W\d_]+)[.,;:!?…)\]\"'”’»]*(?:\[\d+\])?")


def last_point(token: str, room: int, points: Points) -> int:
    """How much of what stands between two spaces fits into `room` cells, its hyphen with it; or 0.

    Whole only: addresses, names with capitals inside, figures, what has a hyphen of its own.
    """
    if room < 3 or len(token) < _SHORTEST:
        return 0
    before, word = (0, token) if token.isalpha() else _word_in(token)
    if len(word) < _SHORTEST or not word[1:].islower():
        return 0
    fitting = [at for at in points(word) if before + at < room]
    return before + fitting[-1] if fitting else 0


def _word_in(token: str) -> tuple[int, str]:
    """Where it begins, without the punctuation around it."""
    found = _token().fullmatch(token)
    return (found.start(1), found[1]) if found else (0, "")
