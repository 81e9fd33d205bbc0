"""Where in a text the words of a query stand: what a search shows of what it found."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import category, normalize

from newsreader.query.tree import All, Any, Column, Node, Query, Words

Span = tuple[int, int]
"""Start and end, in characters."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"
_BEFORE, _AFTER, _ON = r"(?<![^\W_])", r"(?![^\W_])", r"[^\W_]*"
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af]")
"""Letters of scripts that put no spaces between words."""


class Marks:
    """Finds a query's words, without case and accents."""

    def __init__(self, words: Sequence[Words]) -> None:
        patterns = sorted({_pattern(one) for one in words} - {""}, key=len, reverse=True)
        self._any = re.compile("|".join(patterns)) if patterns else None

    def __bool__(self) -> bool:
        return self._any is not None

    def spans(self, text: str) -> list[Span]:
        """In the order of the text; none overlap."""
        if self._any is None:
            return []
        folded, places = _folded(text)
        found = (match.span() for match in self._any.finditer(folded))
        if places is None:
            return list(found)
        places.append(len(text))
        return [(places[start], places[end]) for start, end in found]


def marks_of(query: Query, column: Column) -> Marks:
    """What to mark in titles, or in texts; what must not be there is not marked."""
    return Marks([one for one in positive_words(query.root) if one.column in (None, column)])


def plain_marks(text: str) -> Marks:
    """What was typed, as it stands; the last word may go on."""
    return Marks([Words(text, prefix=True)] if text.strip() else [])


def positive_words(node: Node) -> Iterator[Words]:
    """What must be there, or may be: nothing behind a minus."""
    match node:
        case Words():
            yield node
        case All(parts) | Any(parts):
            for part in parts:
                yield from positive_words(part)


def _pattern(words: Words) -> str:
    parts = _WORD.findall(_folded(words.text)[0])
    if not parts:
        return ""
    before = "" if _UNPARTED.match(parts[0][0]) else _BEFORE
    after = _ON if words.prefix else _AFTER
    if _UNPARTED.match(parts[-1][-1]):
        after = ""
    return before + _BETWEEN.join(map(re.escape, parts)) + after


def _folded(text: str) -> tuple[str, list[int] | None]:
    """And where each of its characters stood; `None` where they are as many as before."""
    if text.isascii():
        return text.lower(), None
    folded = text.translate(_LETTERS)
    if _LETTERS.uneven.isdisjoint(text):
        return folded, None
    return folded, [place for place, one in enumerate(text) for _ in _LETTERS[ord(one)]]


class _Letters(dict[int, str]):
    """Each letter small, and without its accents; found when it is met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """Those that are no letter then, or several."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _letter(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


_LETTERS = _Letters()


def _letter(one: str) -> str:
    """An accent by itself is nothing."""
    parts = normalize("NFD", one)
    if any(category(part) == "Mn" for part in parts) and not _UNPARTED.match(one):
        parts = "".join(part for part in parts if category(part) != "Mn")
        return parts.lower()
    return one.lower()
