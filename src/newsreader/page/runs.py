"""Key phrases in scripts without spaces: what comes again in different surroundings. PURE.

A run of letters that is followed and preceded by several others is a word, without a dictionary
(accessor variety: Feng et al. 2004, Computational Linguistics 30/1).
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

from newsreader.query.words import indexed
from newsreader.stories.likeness import Usage, UsageOf
from newsreader.stories.words import numbered

_READ = 3_000
"""Characters."""
_SIZES = range(2, 9)
"""Of a run, in letters with their marks."""
_SIZES_OF_SOUNDS = range(4, 16)
"""In scripts that write every sound: Thai, Lao, Khmer, Burmese."""
_AROUND = 2
"""So many different letters stand before it, and after it."""
_WORTH = 0.3
FEW = 10
"""Articles: among fewer nobody can tell which words everybody writes."""
_IN_TITLE = 2.0
_SOUNDS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_PARTS = re.compile(r"[A-Za-z][A-Za-z0-9]*|.", re.DOTALL)
"""A word of Latin letters among them is one."""
_KANA = re.compile("[\u3040-\u309f]")
_BEFORE = frozenset("เแโใไເແໂໃໄ")
"""Vowels that are written before the consonant they follow."""
_BOUND = frozenset("ะาำๅະາຳー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")
"""Signs that no word begins with."""

_PARTICLE = re.compile("(?<=[가-힣A-Za-z0-9]{2})[을를는와에]$")
"""What Korean writes at the end of a word, and no noun ends with."""


def repeated(title: str, text: str, usage_of: UsageOf) -> Sequence[str]:
    """The most telling first."""
    whole = f"{title}\n{text[:_READ]}"
    sizes = _SIZES_OF_SOUNDS if _SOUNDS.search(whole) else _SIZES
    found = _words_of(_letters(whole), sizes)
    usage = usage_of(number for word in found for number in _numbers(word))
    if usage.articles < FEW:
        return []
    worth = {
        word: _worth(word, count, usage) * (_IN_TITLE if word in title else 1.0)
        for word, count in found.items()
    }
    least = _WORTH * max(worth.values(), default=0.0)
    best = [word for word in worth if worth[word] > least]
    chosen = list[str]()
    for found_word in sorted(best, key=lambda word: (-worth[word], word)):
        word = _PARTICLE.sub("", found_word)
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return chosen


def _letters(text: str) -> list[str]:
    """Each with the marks that belong to it."""
    letters = list[str]()
    for sign in _PARTS.findall(text):
        if letters and (letters[-1] in _BEFORE or _is_mark(sign)):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _is_mark(sign: str) -> bool:
    return sign in _BOUND or unicodedata.category(sign[0])[0] == "M"


def _words_of(letters: Sequence[str], sizes: Iterable[int]) -> Counter[str]:
    found: Counter[str] = Counter()
    ends = _ends(letters)
    for size in sizes:
        places = defaultdict[str, list[int]](list)
        for start in range(len(letters) - size + 1):
            if ends[start] >= start + size:
                places["".join(letters[start : start + size])].append(start)
        for word, starts in places.items():
            if len(starts) > 1 and _stands_alone(letters, starts, size):
                found[word] = len(starts)
    return found


def _ends(letters: Sequence[str]) -> list[int]:
    """Of the run of letters that each place is in: no word goes on behind it."""
    ends = list(range(len(letters)))
    for place in reversed(range(len(letters))):
        if letters[place][0].isalpha():
            ends[place] = ends[place + 1] if place + 1 < len(letters) else len(letters)
    return ends


def _stands_alone(letters: Sequence[str], starts: Sequence[int], size: int) -> bool:
    """A sign that is no letter counts as often as it is there."""
    before = [letters[start - 1] if start else "\n" for start in starts]
    behind = [*letters, "\n"]
    after = [behind[start + size] for start in starts]
    return all(
        len({one for one in around if one[0].isalpha()})
        + sum(not one[0].isalpha() for one in around)
        >= _AROUND
        for around in (before, after)
    )


def _numbers(word: str) -> list[int]:
    return list(numbered(pair for pair in indexed(word).split() if len(pair) > 1))


def _worth(word: str, count: int, usage: Usage) -> float:
    numbers = _numbers(word)
    if not numbers or _KANA.search(word) or not any(map(usage.is_specific, numbers)):
        return 0.0
    rarity = sum(map(usage.rarity, numbers)) / len(numbers)
    return rarity * sqrt(len(word)) * (1 + log(count))
