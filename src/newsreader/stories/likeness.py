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
_LEAST = 0.05
"""What a word weighs that everybody writes."""


class Usage:
    """In how many of the articles each word stands, as far as it was asked for."""

    def __init__(self, articles: int, of: Mapping[int, int]) -> None:
        self.articles = articles
        self._common = max(_FEW, _SPECIFIC * articles)
        self.rarest = log(articles + 1)
        """Of a word that none of them has."""
        self.of: dict[int, int] = {}
        self._rarity = {0: self.rarest}
        """By how many articles have it."""
        self.usual: set[int] = set()
        """Of these, what is not specific."""
        self.know(of)

    def know(self, of: Mapping[int, int]) -> None:
        """More words."""
        self.of.update(of)
        for often in set(of.values()) - self._rarity.keys():
            self._rarity[often] = max(log((self.articles + 1) / (often + 1)), _LEAST)
        self.usual.update([word for word, often in of.items() if often > self._common])

    def rarity(self, word: int) -> float:
        return self._rarity[self.of.get(word, 0)]

    def is_specific(self, word: int) -> bool:
        return word not in self.usual

    def weights(self, words: Words) -> dict[int, float]:
        """How much each of them says."""
        rarity, of = self._rarity, self.of
        return {
            word: rarity[of.get(word, 0)] * (1.0 if often == 1 else 1 + log(often))
            for word, often in words.items()
        }


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
    weights = usage.weights(words)
    length = _length(weights.values()) or 1.0
    return Weighed(
        {word: weight / length for word, weight in weights.items()},
        frozenset(words.keys() - usage.usual),
    )


def telling_words(article: Weighed, most: int) -> Sequence[int]:
    """Those by which articles like it are looked for."""
    weights = article.words
    return nlargest(most, article.specific, key=lambda word: (weights[word], word))


def outline(words: Words, usage: Usage) -> Outline:
    """Of one article, without what stands everywhere, as the grammar of its language does."""
    usual = usage.usual
    weights = usage.weights({word: often for word, often in words.items() if word not in usual})
    length = _length(weights.values()) or 1.0
    return Outline({word: weight / length for word, weight in weights.items()}, 1.0)


def outline_of(articles: Sequence[Weighed]) -> Outline:
    if len(articles) == 1:
        return Outline(articles[0].words, 1.0)
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
    common = sum([weight * many[word] for word, weight in few.items() if word in many])
    return common / (one.length * other.length or 1.0)


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum([weight * weight for weight in weights]))
