"""How alike two texts are: the cosine of their words, each weighed by how rare it is."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log, sqrt

from msgspec import Struct

from newsreader.stories.words import Words

_SPECIFIC = 0.05
"""A word that more of the articles have says little about which news it is."""
_FEW = 3
"""Articles that may have a word before that counts."""


class Usage(Struct, frozen=True):
    """In how many of the articles each word stands."""

    articles: int
    of: Mapping[int, int]

    def rarity(self, word: int) -> float:
        return max(log((self.articles + 1) / (self.of.get(word, 0) + 1)), 0.05)

    def is_specific(self, word: int) -> bool:
        return self.of.get(word, 0) <= max(_FEW, _SPECIFIC * self.articles)


class Weighed(Struct, frozen=True):
    """The words of an article; the squares of their weights add up to 1."""

    words: Mapping[int, float]
    specific: frozenset[int]


class Outline(Struct, frozen=True):
    """What the articles of a story have together."""

    words: Mapping[int, float]
    """The sum of their weights."""
    length: float
    """Of that as a vector."""


def weighed(words: Words, usage: Usage) -> Weighed:
    weights = {word: (1 + log(often)) * usage.rarity(word) for word, often in words.items()}
    length = _length(weights.values()) or 1.0
    return Weighed(
        {word: weight / length for word, weight in weights.items()},
        frozenset(filter(usage.is_specific, weights)),
    )


def telling_words(article: Weighed, most: int) -> Sequence[int]:
    """Those by which articles like it are looked for."""
    weights = article.words
    return nlargest(most, article.specific, key=lambda word: (weights[word], word))


def outline_of(articles: Iterable[Weighed]) -> Outline:
    words: dict[int, float] = {}
    for article in articles:
        for word, weight in article.words.items():
            words[word] = words.get(word, 0.0) + weight
    return Outline(words, _length(words.values()))


def together(one: Outline, other: Outline) -> Outline:
    few, many = sorted((one.words, other.words), key=len)
    words = dict(many)
    for word, weight in few.items():
        words[word] = words.get(word, 0.0) + weight
    return Outline(words, _length(words.values()))


def likeness(one: Outline, other: Outline) -> float:
    """From 0, nothing in common, to 1."""
    few, many = sorted((one.words, other.words), key=len)
    common = sum(weight * many.get(word, 0.0) for word, weight in few.items())
    return common / (one.length * other.length or 1.0)


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum(weight * weight for weight in weights))
