"""Hashtags that a text ends with: they are topics, and no part of what it says. PURE."""

import re
from collections import deque
from collections.abc import Sequence
from unicodedata import category

from newsreader.cleaning import clean_line

_APART = re.compile(r"[\s,;·|/]+")
_SIGN = re.compile("[#＃]")
_JOINERS = frozenset("_-'’・\u200c\u200d")
_AFTER = re.compile(
    r"(?:(?<=[.!?…»”\"')\]])\s+|(?<=[。！？」])\s*)"
    r"([#＃][^\s,;·|/]+(?:[\s,;·|/]+[#＃][^\s,;·|/]+)*[\s,;·|/]*)$"
)
_TAIL = 1_000
"""Characters of a line in which they are looked for behind a sentence."""
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


def without_end(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the hashtags that it ends with, and these in their order.

    They stand on lines of their own, or behind a sentence.
    """
    lines, tags = text.split("\n"), deque[str]()
    while lines:
        lines[-1], found = _without_end(lines[-1])
        tags.extendleft(reversed(found))
        if lines[-1].strip() and not (tags and names_hashtags(lines[-1])):
            break
        lines.pop()
    return ("\n".join(lines), tuple(tags)) if tags else (text, ())


def _without_end(line: str) -> tuple[str, tuple[str, ...]]:
    if tags := hashtags_in(line):
        return "", tags
    behind = _AFTER.search(line, max(0, len(line) - _TAIL))
    tags = hashtags_in(behind[1]) if behind else ()
    return (line[: behind.start()], tags) if behind and tags else (line, ())


def with_topics(topics: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """What differs only in capitals, or in how words are joined, is one topic."""
    every: dict[str, str] = {}
    for topic in (*topics, *more):
        every.setdefault(_folded(topic), topic)
    return tuple(every.values())


def _is_tag(word: str) -> bool:
    """Some letter, and no sign but emoji: not `#1`, `#!`, `#fff`."""
    return (
        0 < len(word) <= _LONGEST
        and word == clean_line(word)
        and any(character.isalpha() for character in word)
        and all(c in _JOINERS or category(c)[0] in "LMN" or category(c) == "So" for c in word)
        and not _is_colour(word)
    )


def _is_colour(word: str) -> bool:
    """`fff`, `a1b2c3`; but `bee` and `facade` are words."""
    telling = any(letter.isdecimal() for letter in word) or len(set(word.lower())) == 1
    return telling and bool(_COLOUR.fullmatch(word))


def _folded(topic: str) -> str:
    return re.sub(r"[^\w+#]|_", "", topic.casefold()) or topic
