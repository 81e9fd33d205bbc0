"""Letters that are one to who searches, where the index's own tokenizer keeps them apart.

It folds case, and accents on Latin letters; here go the accents of Greek, ё, ß, æ, đ, ø and ł, the
vowel signs of Hebrew and Arabic, and the wide letters of Chinese and Japanese.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_LATIN = dict(zip("ßẞæÆœŒøØđĐłŁðÐı", "ss ss ae ae oe oe o o d d l l d d i".split(), strict=True))
_OTHERS = {"ё": "е", "Ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": ""}
_SIGNS = (
    *range(0x591, 0x5C8),  # Hebrew points
    *range(0x610, 0x61B),  # Arabic vowels
    *range(0x64B, 0x660),
    0x670,
    *range(0x6D6, 0x6EE),
    *range(0xFE00, 0xFE10),  # how an emoji looks
)
_GREEK = (*range(0x370, 0x400), *range(0x1F00, 0x2000))
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))

_BORING = bytes(
    {*range(0xCE), *range(0xD2, 0xD6), 0xE2, *range(0xE4, 0xEA), 0xEE, *range(0xF0, 0x100)}
)
"""What UTF-8 begins none of the letters below with, but for those of Latin, or goes on with."""


def folded(text: str) -> str:
    """The same text gives the same for ever."""
    if text.isascii():
        return text
    for letter, plain in _LATIN.items():
        if letter in text:
            text = text.replace(letter, plain)
    if not text.encode("utf-8", "replace").translate(None, _BORING):
        return text
    return unicodedata.normalize("NFC", _foldable().sub(_plain, text))


def _letters() -> Iterator[tuple[str, str]]:
    yield from _OTHERS.items()
    yield from ((chr(sign), "") for sign in _SIGNS if unicodedata.category(chr(sign)) == "Mn")
    for letter in map(chr, (*_GREEK, *_WIDE)):
        plain = unicodedata.normalize("NFKD", letter)[0]
        if plain != letter and plain.isalnum():
            yield letter, plain


@cache
def _plain_letters() -> dict[str, str]:
    return dict(_letters())


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_plain_letters())}]")


def _plain(found: re.Match[str]) -> str:
    return _plain_letters()[found[0]]
