"""Hashtags that a text ends with: they are topics, and no part of what it says. PURE."""

import re
from collections.abc import Sequence
from unicodedata import category

from newsreader.cleaning import clean_line

_APART = re.compile(r"[\s,;·|/]+")
_SIGN = re.compile("[#＃]")
_JOINERS = frozenset("_-'’・\u200c\u200d")
_COLOUR = re.compile(r"[0-9a-f]{3}(?:[0-9a-f]{3})?", re.IGNORECASE)
_NAMES = re.compile(
    r"(hash ?tags?|tags?|topics?|keywords?|schlagwörter|schlagworte|themen|mots[- ]clés|sujets"
    r"|etiquetas|temas|trefwoorden|tagi|теги|метки|теґи|タグ|ハッシュタグ|标签|標籤|话题|태그|해시태그|แท็ก)"
    r"\s*[:：]?",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters of a tag."""
_MOST = 30
"""Tags in a line: more of them are a list of something."""


def hashtags_in(line: str) -> tuple[str, ...]:
    """Those of a line that has nothing else, `Tags:` at most, without their sign."""
    name = _NAMES.match(line.strip())
    line = line.strip()[name.end() :] if name and name[0].endswith((":", "：")) else line
    pieces = [piece for piece in _APART.split(line) if piece]
    if not pieces or not all(_SIGN.match(piece) for piece in pieces):
        return ()
    tags = [tag for piece in pieces for tag in _SIGN.split(piece)[1:]]
    return tuple(tags) if len(tags) <= _MOST and all(map(_is_tag, tags)) else ()


def names_hashtags(line: str) -> bool:
    """Whether it is a heading over hashtags: `Tags:`."""
    return bool(_NAMES.fullmatch(line.strip()))


def topics_at_end(lines: Sequence[str]) -> tuple[str, ...]:
    """In their order; none where a text is nothing but hashtags."""
    found: list[tuple[str, ...]] = []
    for line in reversed(lines):
        if not (tags := hashtags_in(line)):
            return with_topics((), [tag for some in reversed(found) for tag in some])
        found.append(tags)
    return ()


def with_topics(topics: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """What differs only in capitals, or in how words are joined, is one topic."""
    every: dict[str, str] = {}
    for topic in (*topics, *more):
        every.setdefault(_folded(topic), topic)
    return tuple(every.values())


def _is_tag(word: str) -> bool:
    """Some letter, and no sign: not `#1`, `#!`, `#fff`."""
    return (
        0 < len(word) <= _LONGEST
        and word == clean_line(word)
        and any(character.isalpha() for character in word)
        and all(c in _JOINERS or category(c)[0] in "LMN" for c in word)
        and not _is_colour(word)
    )


def _is_colour(word: str) -> bool:
    """`fff`, `a1b2c3`; but `bee` and `facade` are words."""
    telling = any(letter.isdecimal() for letter in word) or len(set(word.lower())) == 1
    return telling and bool(_COLOUR.fullmatch(word))


def _folded(topic: str) -> str:
    return re.sub(r"[\W_]+", "", topic.casefold()) or topic
