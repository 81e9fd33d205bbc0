"""Related articles: what an article is looked for by, and which of the found are worth a place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.stories.deciding import BRIEF
from newsreader.stories.likeness import Usage, likeness, outline_of, weighed
from newsreader.stories.words import Words, numbered, spelled

_LEAD = 3_000
"""Characters of the text that are looked at."""
_HEADLINE = 2.5
"""So much more a word of the headline says."""
_COMMON = 0.05
"""A word that more of the articles have finds too much."""
_FEW = 3
_MOST_WORDS = 32
_HITS = 2_000
"""Articles that the words are in, all added up: each has to be weighed."""
_BY_LEAD = 0.4
"""What headline and lead as a whole say, against the rare words alone."""
_MOST = 5
_ALIKE = 0.2
"""Less is like it by chance only."""
_OWN_FEED = 0.8
"""News from elsewhere is worth more."""
_FADES = 40
"""Days after which an article is worth half."""
_PER_FEED = 2


class Candidate(Struct, frozen=True):
    """An article that was found by its words."""

    article_id: int
    feed_id: int
    title: str
    words: Words
    """Of its headline and its lead."""
    placed: datetime
    score: float
    """As BM25 says: more is better."""


def words_in(title: str, text: str) -> Mapping[str, float]:
    """How much each word stands out by its place alone."""
    found: Counter[str] = Counter()
    for word in spelled(text[:_LEAD]):
        found[word] += 1
    weights = {word: often**0.5 for word, often in found.items()}
    for word in spelled(title):
        weights[word] = weights.get(word, 0.0) + _HEADLINE
    return weights


def telling(weights: Mapping[str, float], usage: Usage, among: int) -> list[str]:
    """The words to look for, the most telling first; no more than are looked up in no time.

    `among`: so many articles are looked through.
    """
    numbers = dict(zip(weights, numbered(weights), strict=True))
    worth = {word: weights[word] * usage.rarity(numbers[word]) for word in weights}
    words, hits = list[str](), 0.0
    scale = among / max(usage.articles, 1)
    for word in sorted(worth, key=lambda word: (-worth[word], word)):
        often = usage.of.get(numbers[word], 0)
        if often <= max(_FEW, _COMMON * usage.articles) and hits + scale * often <= _HITS:
            words.append(word)
            hits += scale * often
        if len(words) == _MOST_WORDS:
            break
    return words


def chosen(
    own: Candidate, found: Sequence[Candidate], usage: Usage, copies: Iterable[int] = ()
) -> Sequence[int]:
    """Five at most, the most related first; few or none where few or none are."""
    worth = _worth(own, found, usage)
    known, per_feed = {own.title.casefold()}, Counter[int]()
    wanted: list[int] = []
    without = {own.article_id, *copies}
    for one in sorted(found, key=lambda one: (-worth[one.article_id], -one.article_id)):
        title = one.title.casefold()
        alike = worth[one.article_id] >= _ALIKE and one.article_id not in without
        if alike and title not in known and per_feed[one.feed_id] < _PER_FEED:
            known.add(title)
            per_feed[one.feed_id] += 1
            wanted.append(one.article_id)
    return wanted[:_MOST]


def _worth(own: Candidate, found: Sequence[Candidate], usage: Usage) -> Mapping[int, float]:
    """Of the article itself 1."""
    whole = outline_of([weighed(own.words, usage)])
    worth = {}
    for one in found:
        worth[one.article_id] = one.score / (own.score or 1.0)
        if len(own.words) > BRIEF:
            alike = likeness(whole, outline_of([weighed(one.words, usage)]))
            worth[one.article_id] += _BY_LEAD * (alike - worth[one.article_id])
        worth[one.article_id] *= _nearness(own, one)
    return worth


def _nearness(own: Candidate, one: Candidate) -> float:
    days = abs((own.placed - one.placed).total_seconds()) / 86_400
    return _FADES / (_FADES + days) * (_OWN_FEED if one.feed_id == own.feed_id else 1.0)
