"""What an article is about: how often which words stand in its headline and its lead."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from newsreader.query.words import indexed

LEAD = 400
"""Characters."""
_HEADLINE = 2
"""As often as in the lead counts a word of the headline."""
_ACCENT = re.compile("[\u0300-\u036f]")
_GRAMMAR = ("\u3041", "\u309f")
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile("[^\\W_][\\w\u0900-\u0dff]+")

Words = Mapping[int, int]
"""How often each is there; the words themselves are known by a number."""


def words_of(title: str, text: str) -> Words:
    """The same texts give the same for ever."""
    found = Counter(numbered(meant(text[:LEAD])))
    for word in numbered(meant(title)):
        found[word] += _HEADLINE
    return found


def in_ideographs(text: str) -> bool:
    """Chinese and Japanese: what is taken for words are pairs of these."""
    return bool(_IDEOGRAPH.search(text))


def spelled(text: str) -> Sequence[str]:
    """Its words, of two letters at least; pairs of letters in scripts without spaces."""
    text = indexed(text.lower())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return _WORD.findall(text)


def meant(text: str) -> Sequence[str]:
    """Its words but for the pairs that begin with hiragana: they are grammar, as a rule."""
    words, (first, last) = spelled(text), _GRAMMAR
    return words if text.isascii() else [word for word in words if not first <= word[0] <= last]


def numbered(words: Iterable[str]) -> Iterator[int]:
    return map(crc32, map(str.encode, words))
