"""What an article is looked for by, and how much of that is in others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import chain

from msgspec import Struct

from newsreader.stories.likeness import Usage
from newsreader.stories.words import meant, numbered

_LEAD = 3_000
"""Characters of the text that are looked at."""
_HEADLINE = 2.5
"""So much more a word of the headline says."""
_COMMON = 0.05
"""A word that more of the articles have finds too much."""
_FEW = 3
_MOST_WORDS = 24
_HITS = 1_500
"""Articles that the words are in, all added up."""
_RARE = 60
"""Articles that may have a word which is looked for in all of them."""
_CANDIDATES = 30


class Clue(Struct, frozen=True):
    """A word to look for."""

    word: str
    worth: float
    anywhere: bool
    """It is rare enough to be looked for in articles of all times."""


class Trail(Struct, frozen=True):
    """How much of what an article is looked for by is in another."""

    share: float
    """Of what the words are worth."""
    words: int


def words_in(title: str, text: str) -> Mapping[str, float]:
    """How much each word stands out by its place alone."""
    weights = {word: often**0.5 for word, often in Counter(meant(text[:_LEAD])).items()}
    for word in meant(title):
        weights[word] = weights.get(word, 0.0) + _HEADLINE
    return weights


def telling(weights: Mapping[str, float], usage: Usage, near: int, here: int) -> Sequence[Clue]:
    """The words to look for; no more than are looked up in no time.

    `near` and `here`: so many articles are about as old, and in all.
    """
    numbers = dict(zip(weights, numbered(weights), strict=True))
    worth = {word: weights[word] * usage.rarity(numbers[word]) for word in weights}
    clues, hits = list[Clue](), 0.0
    for word in sorted(worth, key=lambda word: (-worth[word], word)):
        often = usage.of.get(numbers[word], 0)
        share = often / max(usage.articles, 1)
        anywhere = share * here <= _RARE
        more = share * (here if anywhere else near)
        if 1 < often <= max(_FEW, _COMMON * usage.articles) and hits + more <= _HITS:
            clues.append(Clue(word, worth[word], anywhere))
            hits += more
        if len(clues) == _MOST_WORDS:
            break
    return clues


def trails(clues: Sequence[Clue], places: Mapping[str, Sequence[int]]) -> Mapping[int, Trail]:
    """Of the articles that most of it is in. `places`: where each of the words is."""
    share: dict[int, float] = {}
    for clue in clues:
        for id_ in places.get(clue.word, ()):
            share[id_] = share.get(id_, 0.0) + clue.worth
    words = Counter(chain.from_iterable(places.values()))
    whole = sum(clue.worth for clue in clues) or 1.0
    best = nlargest(_CANDIDATES, zip(share.values(), share, strict=True))
    return {id_: Trail(worth / whole, words[id_]) for worth, id_ in best}
