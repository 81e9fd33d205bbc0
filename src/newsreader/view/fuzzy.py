"""Which of many words fit what was typed, the likeliest first. PURE."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar
from unicodedata import combining, normalize

T = TypeVar("T")

_STARTS = re.compile(r"(?<![^\W_])[^\W_]")
"""The first letters of words."""
_GAPS = 100
"""Letters that merely come in order count only where nothing else fits."""


def folded(text: str) -> str:
    """As it is compared: without case and accents."""
    if text.isascii():
        return text.lower()
    parts = normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not combining(letter))


def fitting(typed: str, choices: Sequence[T], words_of: Callable[[T], str]) -> list[T]:
    """Those that every word typed fits; equally good ones stay in their order."""
    words = folded(typed).split()
    if not words:
        return list(choices)
    scored = [(_score(words, folded(words_of(choice))), choice) for choice in choices]
    found = [(score, choice) for score, choice in scored if score is not None]
    good = [(score, choice) for score, choice in found if score < _GAPS]
    return [choice for _, choice in sorted(good or found, key=lambda pair: pair[0])]


def _score(words: Sequence[str], text: str) -> int | None:
    """The lower, the better; `None` when a word does not fit."""
    scores = [_fit(word, text) for word in words]
    return None if None in scores else sum(score for score in scores if score is not None)


def _fit(word: str, text: str) -> int | None:
    """It begins the text, or a word of it; it is initials, within a word, or letters in order."""
    at = text.find(word)
    if at == 0:
        return 0
    if at > 0 and re.search(rf"(?<![^\W_]){re.escape(word)}", text):
        return 1
    if "".join(_STARTS.findall(text)).startswith(word):
        return 2
    if at > 0:
        return 3
    gaps = _gaps(word, text)
    return None if gaps is None else _GAPS + gaps


def _gaps(word: str, text: str) -> int | None:
    """Letters passed over between the first and the last; `None` when one is missing."""
    first = end = text.find(word[0])
    for letter in word[1:]:
        end = text.find(letter, end + 1) if end >= 0 else -1
    return end - first + 1 - len(word) if end >= 0 else None
