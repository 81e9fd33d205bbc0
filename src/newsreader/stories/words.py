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
_KANA = re.compile("[\u3041-\u30ff]")
_IN_PARTS = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3]+"
)
"""Thai, Lao, Burmese, Khmer."""
_CYRILLIC = ("\u0400", "\u052f")
_STEM = 7
"""Letters."""
_VIETNAMESE = re.compile("[\u01a1\u01b0\u1ea0-\u1ef9]")
_OFTEN = 16
"""Of so many letters more than one is such a letter."""
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


def in_chinese(text: str) -> bool:
    return in_ideographs(text) and not _KANA.search(text)


def spelled(text: str) -> Sequence[str]:
    """Its words, of two letters at least; pairs of letters in scripts without spaces."""
    text = indexed(text.lower())
    if not (text.isascii() or _is_vietnamese(text)):
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return _WORD.findall(text)


def meant(text: str) -> Sequence[str]:
    """What of its words says something.

    Pairs that begin with hiragana are grammar, as a rule. In scripts whose letters are less than a
    syllable it is three in a row.
    """
    if text.isascii():
        return spelled(text)
    (first, last), runs = _GRAMMAR, _IN_PARTS.findall(text)
    words = spelled(_IN_PARTS.sub(" ", text) if runs else text)
    said = [_stem(word) for word in words if not first <= word[0] <= last]
    return said + [letters for run in runs for letters in _in_a_row(run)]


def _is_vietnamese(text: str) -> bool:
    """Its accents tell syllables apart, those of other languages what is spelled in two ways."""
    return len(_VIETNAMESE.findall(text)) * _OFTEN > len(text)


def _stem(word: str) -> str:
    """Of a Russian word the beginning: as many articles have it in another case as in the same."""
    inflected = len(word) >= _STEM and _CYRILLIC[0] <= word[0] <= _CYRILLIC[1]
    return f"{word[:_STEM]}*" if inflected else word


def _in_a_row(run: str) -> Sequence[str]:
    """As the index has them: a phrase of pairs."""
    return [f"{run[at : at + 2]} {run[at + 1 : at + 3]}" for at in range(len(run) - 2)]


def numbered(words: Iterable[str]) -> Iterator[int]:
    return map(crc32, map(str.encode, words))
