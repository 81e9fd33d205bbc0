"""How alike two texts are: the cosine of their words, each weighed by how rare it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
BRIEF = 12
"""Words: with so few there is hardly more than a headline, and maybe none that everybody writes."""
_ITS_LANGUAGE = 8
"""So many times more articles are in a text's language than have its commonest word, at most."""
_SOME, _EACH = 5, 15
"""Articles in one language that may have a word before that counts: those of a story do. Of a
library's first articles one in so many."""
_ONLY_HERE, _FIRST = 0.5, 30
"""What a word of a longer text weighs, of so much, that no other article has: none can be like it
by that. Among the first articles most words are in one only, and there is nothing in it."""


class Usage:
    """In how many of the articles each word stands, as far as it was asked for."""

    def __init__(self, articles: int, of: Mapping[int, int]) -> None:
        self.articles = articles
        self._common = max(_FEW, _SPECIFIC * articles)
        self.rarest = log(articles + 1)
        """Of a word that none of them has."""
        self.of: dict[int, int] = {}
        self._rarity: dict[int, float] = {}
        self.usual: set[int] = set()
        """Of these, what is not specific."""
        self.know(of)

    def know(self, of: Mapping[int, int]) -> None:
        """More words."""
        self.of.update(of)
        rarity = {often: self._rarity_of(often) for often in set(of.values())}
        self._rarity.update({word: rarity[often] for word, often in of.items()})
        self.usual.update([word for word, often in of.items() if often > self._common])

    def _rarity_of(self, articles: int) -> float:
        """Of a word that so many have."""
        return max(log((self.articles + 1) / (articles + 1)), _LEAST) if articles else self.rarest

    def rarity(self, word: int) -> float:
        return self._rarity.get(word, self.rarest)

    def is_specific(self, word: int) -> bool:
        return word not in self.usual

    def weights(self, words: Words, elsewhere: float = 0.0) -> dict[int, float]:
        """How much each of them says; less where that is because most speak another language."""
        rarity, rarest = self._rarity, self.rarest
        if elsewhere:
            rarity = {word: max(self.rarity(word) - elsewhere, _LEAST) for word in words}
        times = {often: 1 + log(often) for often in set(words.values())}
        return {word: rarity.get(word, rarest) * times[often] for word, often in words.items()}


UsageOf = Callable[[Iterable[int]], Usage]
"""Of such words, in the articles of a library."""


class Weighed(Struct, frozen=True):
    """The words of an article that few others in its language have."""

    words: Mapping[int, float]
    """The squares of their weights add up to 1."""
    only_here: Mapping[int, float]
    """Those of a longer text that no other has, as if others had."""
    share: float
    """Of what all its words weigh, those together."""
    is_headline: bool
    """It has hardly more than that."""
    among: float
    """Articles in its language, as far as one can tell."""


class Outline(Struct, frozen=True):
    """What the articles of a story have together."""

    words: Mapping[int, float]
    """The sum of their weights."""
    length: float
    """Of that as a vector."""
    articles: int = 1


def weighed(words: Words, usage: Usage) -> Weighed:
    """As rare as they are in its own language: a library may have little of it."""
    often = {word: usage.of.get(word, 0) for word in words}
    is_headline, among = len(words) <= BRIEF, float(usage.articles)
    if not is_headline:
        among = min(among, _ITS_LANGUAGE * max(often.values()))
    weights = usage.weights(words, log((usage.articles + 1) / (among + 1)))
    only_here = {} if is_headline else {word: weights[word] for word in words if often[word] <= 1}
    part = _part_only_here(among)
    weights |= {word: weight * part for word, weight in only_here.items()}
    whole, usual = _length(weights.values()) or 1.0, _usual(among)
    telling = {word: weight for word, weight in weights.items() if often[word] <= usual}
    length = _length(telling.values()) or 1.0
    share = (length / whole) ** 2
    return Weighed(
        _shortened(telling, length), _shortened(only_here, length), share, is_headline, among
    )


def _usual(among: float) -> float:
    """As many of a language's articles have what says little about which news it is."""
    return max(_FEW, min(_SOME, among / _EACH), _SPECIFIC * among)


def _part_only_here(among: float) -> float:
    return _ONLY_HERE + (1 - _ONLY_HERE) * min(_FIRST / max(among, 1), 1.0)


def _shortened(words: Mapping[int, float], length: float) -> Mapping[int, float]:
    return {word: weight / length for word, weight in words.items()}


def sought_words(article: Weighed, most: int) -> Sequence[int]:
    """Those by which articles like it are looked for."""
    weights = article.words
    known = weights.keys() - article.only_here.keys()
    return nlargest(most, known, key=lambda word: (weights[word], word))


def known_words(article: Weighed, most: int) -> Sequence[int]:
    """Those by which it is found: also some that only a later article may have."""
    weights = {**article.words, **article.only_here}
    return nlargest(most, weights, key=lambda word: (weights[word], word))


def outline(words: Words, usage: Usage) -> Outline:
    """Of one article, without what stands everywhere, as the grammar of its language does."""
    weights = usage.weights(words)
    for word in weights.keys() & usage.usual:
        del weights[word]
    length = _length(weights.values()) or 1.0
    return Outline(_shortened(weights, length), 1.0)


def outline_of(articles: Sequence[Weighed]) -> Outline:
    if len(articles) == 1:
        return Outline(articles[0].words, 1.0)
    words: dict[int, float] = {}
    for article in articles:
        for word, weight in article.words.items():
            words[word] = words.get(word, 0.0) + weight
    return Outline(words, _length(words.values()), len(articles))


def together(one: Outline, other: Outline) -> Outline:
    few, many = sorted((one.words, other.words), key=len)
    words = dict(many)
    for word, weight in few.items():
        words[word] = words.get(word, 0.0) + weight
    return Outline(words, _length(words.values()), one.articles + other.articles)


def likeness(one: Outline, other: Outline) -> float:
    """From 0, nothing in common, to 1."""
    few, many = sorted((one.words, other.words), key=len)
    common = sum([weight * many[word] for word, weight in few.items() if word in many])
    return common / (one.length * other.length or 1.0)


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum([weight * weight for weight in weights]))
