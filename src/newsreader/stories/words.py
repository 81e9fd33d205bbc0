"""What an article is about: how often which words stand in its headline and its lead."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from newsreader.query.words import indexed

LEAD = 400
"""Characters."""
_HEADLINE = 2
"""As often as in the lead counts a word of the headline."""
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile("[^\\W_][\\w\u0900-\u0dff]+")

Words = Mapping[int, int]
"""How often each is there; the words themselves are known by a number."""


def words_of(title: str, text: str) -> Words:
    """The same texts give the same for ever."""
    found = Counter(numbered(spelled(text[:LEAD])))
    for word in numbered(spelled(title)):
        found[word] += _HEADLINE
    return found


def spelled(text: str) -> Iterator[str]:
    """Its words, of two letters at least; pairs of letters in scripts without spaces."""
    text = indexed(text.lower())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return (found[0] for found in _WORD.finditer(text))


def numbered(words: Iterable[str]) -> Iterator[int]:
    return (crc32(word.encode()) for word in words)
