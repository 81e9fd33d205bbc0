"""Related articles: which of the found are worth a place.

Both what is found of its telling words and how alike headlines and leads are as a whole count.
Where articles are like it beyond chance, the nearest two are its company, and what is like all of
them together is related too. Below a headline without a text one that nearly is may stand by
itself; else there is none. `benchmarks/stories.py` says how often that is right, and how much is
shown where an article is alone with its news.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from functools import reduce
from math import sqrt

from msgspec import Struct

from newsreader.stories.likeness import BRIEF, Usage, likeness, outline, together
from newsreader.stories.trails import Trail
from newsreader.stories.words import Words, in_chinese, in_ideographs

_AS_A_WHOLE = 0.8
"""What headline and lead as a whole say, against the telling words alone."""
_MUCH_TEXT = 3
"""So much more of the words than of the whole may be there: a long text has words of everything."""
_ONE_WORD = 0.6
"""What a likeness is worth where it is one word's."""
_BAR, _LONGER = 0.1245, 0.2
"""Less is like it by chance only: more is among more articles, less among more words."""
_IN_JAPANESE, _IN_CHINESE = 1.5, 2.0
"""Pairs of ideographs are no words: two texts that say the same share fewer of them, and in Chinese
nothing tells where a word ends."""
_BY_ITSELF = 0.8
"""Of the bar: enough for a headline to be the only one that is shown below another."""
_COMPANY = 2
_FOLLOWS = 0.76
"""Of the bar: enough for what is like the article and its company."""
_TOGETHER = 0.65
"""What their texts together say, against the article's alone."""
_MOST = 5
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
    trail: Trail
    same_story: bool = False
    """Its news is the article's: however it is told it is related."""


def chosen(
    own: Candidate, found: Sequence[Candidate], usage: Usage, copies: Iterable[int] = ()
) -> Sequence[int]:
    """Five at most, the most related first; few or none where few or none are."""
    without, title = {own.article_id, *copies}, own.title.casefold()
    others = {
        one.article_id: one
        for one in found
        if one.article_id not in without and one.title.casefold() != title
    }
    company, followers = _ranked(own, others, usage, _bar(own, usage))
    return _varied([others[id_] for id_ in (*company, *followers)])


def _bar(own: Candidate, usage: Usage) -> float:
    bar: float = _BAR * sqrt(usage.rarest) * max(len(own.words), 1) ** -_LONGER
    if in_chinese(own.title):
        return bar / _IN_CHINESE
    return bar / _IN_JAPANESE if in_ideographs(own.title) else bar


def _ranked(
    own: Candidate, others: Mapping[int, Candidate], usage: Usage, bar: float
) -> tuple[Sequence[int], Sequence[int]]:
    """The company of the article, and who else is like all of them."""
    near = {id_: _nearness(own, one) for id_, one in others.items()}
    text = outline(own.words, usage)
    texts = {id_: outline(one.words, usage) for id_, one in others.items()}
    worth = {
        id_: near[id_] * _alone(one, likeness(text, texts[id_])) for id_, one in others.items()
    }
    same = {id_ for id_, one in others.items() if one.same_story}
    company = _above(bar, worth, same)[:_COMPANY]
    if not company:
        return _by_itself(own, others, worth, bar), ()
    whole = reduce(together, (texts[id_] for id_ in company), text)
    both = {
        id_: worth[id_] + _TOGETHER * (near[id_] * likeness(whole, texts[id_]) - worth[id_])
        for id_ in others.keys() - company
    }
    return company, _above(bar * _FOLLOWS, both, same)


def _by_itself(
    own: Candidate, others: Mapping[int, Candidate], worth: Mapping[int, float], bar: float
) -> Sequence[int]:
    """A headline says little that could be alike: more of it is so by right than of a text."""
    if len(own.words) > BRIEF:
        return ()
    alike = {id_: worth[id_] for id_, one in others.items() if one.trail.words > 1}
    return _above(bar * _BY_ITSELF, alike)[:1]


def _above(bar: float, worth: Mapping[int, float], besides: Set[int] = frozenset()) -> list[int]:
    """The best first, of equals the newest."""
    enough = (id_ for id_ in worth if worth[id_] >= bar or id_ in besides)
    return sorted(enough, key=lambda id_: (-worth[id_], -id_))


def _alone(one: Candidate, alike: float) -> float:
    """What the two texts say, without any other."""
    pairs = in_ideographs(one.title)
    share = one.trail.share if pairs else min(one.trail.share, _MUCH_TEXT * alike)
    value = share + _AS_A_WHOLE * (alike - share)
    return value if one.trail.words > 1 else value * _ONE_WORD


def _varied(ranked: Sequence[Candidate]) -> Sequence[int]:
    """No title twice, and not too many of one feed."""
    known, per_feed = set[str](), Counter[int]()
    wanted: list[int] = []
    for one in ranked:
        title = one.title.casefold()
        if title not in known and per_feed[one.feed_id] < _PER_FEED:
            known.add(title)
            per_feed[one.feed_id] += 1
            wanted.append(one.article_id)
    return wanted[:_MOST]


def _nearness(own: Candidate, one: Candidate) -> float:
    days = abs((own.placed - one.placed).total_seconds()) / 86_400
    return _FADES / (_FADES + days) * (_OWN_FEED if one.feed_id == own.feed_id else 1.0)
