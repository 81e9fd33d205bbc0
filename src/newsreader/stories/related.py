"""Related articles: what an article is looked for by, and which of the found are worth a place.

Both what is found of its telling words and how alike headlines and leads are as a whole count.
`benchmarks/stories.py` says how often that is right.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import nlargest

from msgspec import Struct

from newsreader.stories.likeness import Usage, likeness, outline_of, weighed
from newsreader.stories.words import Words, meant, numbered

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
_CANDIDATES = 25
_BY_LEAD = 0.6
"""What headline and lead as a whole say, against the telling words alone."""
_ONE_WORD = 0.6
"""What a likeness is worth where it is one word's."""
_BAR, _LONGER = 0.4, 0.31
"""Less is like it by chance only; of many words each says less."""
_MOST = 5
_OWN_FEED = 0.8
"""News from elsewhere is worth more."""
_FADES = 40
"""Days after which an article is worth half."""
_PER_FEED = 2


class Trail(Struct, frozen=True):
    """How much of what an article is looked for by is in another."""

    share: float
    """Of what the words are worth."""
    words: int


class Candidate(Struct, frozen=True):
    """An article that was found by its words."""

    article_id: int
    feed_id: int
    title: str
    words: Words
    """Of its headline and its lead."""
    placed: datetime
    trail: Trail


def words_in(title: str, text: str) -> Mapping[str, float]:
    """How much each word stands out by its place alone."""
    weights = {word: often**0.5 for word, often in Counter(meant(text[:_LEAD])).items()}
    for word in meant(title):
        weights[word] = weights.get(word, 0.0) + _HEADLINE
    return weights


def telling(weights: Mapping[str, float], usage: Usage, among: int) -> Mapping[str, float]:
    """The words to look for and what each is worth; no more than are looked up in no time.

    `among`: so many articles are looked through.
    """
    numbers = dict(zip(weights, numbered(weights), strict=True))
    worth = {word: weights[word] * usage.rarity(numbers[word]) for word in weights}
    words, hits = list[str](), 0.0
    scale = among / max(usage.articles, 1)
    for word in sorted(worth, key=lambda word: (-worth[word], word)):
        often = usage.of.get(numbers[word], 0)
        if 1 < often <= max(_FEW, _COMMON * usage.articles) and hits + scale * often <= _HITS:
            words.append(word)
            hits += scale * often
        if len(words) == _MOST_WORDS:
            break
    return {word: worth[word] for word in words}


def trails(worth: Mapping[str, float], places: Iterable[Sequence[int]]) -> Mapping[int, Trail]:
    """Of the articles that most of it is in. `places`: where each of the words is."""
    share: dict[int, float] = {}
    words: Counter[int] = Counter()
    for weight, ids in zip(worth.values(), places, strict=True):
        words.update(ids)
        for id_ in ids:
            share[id_] = share.get(id_, 0.0) + weight
    whole = sum(worth.values()) or 1.0
    best = nlargest(_CANDIDATES, share, key=lambda id_: (share[id_], id_))
    return {id_: Trail(share[id_] / whole, words[id_]) for id_ in best}


def chosen(
    own: Candidate, found: Sequence[Candidate], usage: Usage, copies: Iterable[int] = ()
) -> Sequence[int]:
    """Five at most, the most related first; few or none where few or none are."""
    worth = _worth(own, found, usage)
    known, per_feed = {own.title.casefold()}, Counter[int]()
    wanted: list[int] = []
    without = {own.article_id, *copies}
    bar = _BAR * max(len(own.words), 1) ** -_LONGER
    for one in sorted(found, key=lambda one: (-worth[one.article_id], -one.article_id)):
        title = one.title.casefold()
        alike = worth[one.article_id] >= bar and one.article_id not in without
        if alike and title not in known and per_feed[one.feed_id] < _PER_FEED:
            known.add(title)
            per_feed[one.feed_id] += 1
            wanted.append(one.article_id)
    return wanted[:_MOST]


def _worth(own: Candidate, found: Sequence[Candidate], usage: Usage) -> Mapping[int, float]:
    whole = outline_of([weighed(own.words, usage)])
    worth = {}
    for one in found:
        alike = likeness(whole, outline_of([weighed(one.words, usage)]))
        value = one.trail.share + _BY_LEAD * (alike - one.trail.share)
        value *= 1.0 if one.trail.words > 1 else _ONE_WORD
        worth[one.article_id] = value * _nearness(own, one)
    return worth


def _nearness(own: Candidate, one: Candidate) -> float:
    days = abs((own.placed - one.placed).total_seconds()) / 86_400
    return _FADES / (_FADES + days) * (_OWN_FEED if one.feed_id == own.feed_id else 1.0)
