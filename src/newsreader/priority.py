"""PURE: which articles this person is likely to want, learned from what they did with others.

Naive Bayes over the words of a title, its feed, author and topics, each counted once an article:
how often it stood on what was opened or kept, and how often on what was passed over. Paul Graham's
"A Plan for Spam" in its modern form, with the odds of the few features that say most.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log
from unicodedata import category, normalize

from msgspec import Struct, field

from newsreader.query.words import indexed

_RARE = 3
"""What stood on fewer articles says nothing yet."""
_DOUBT = 1.0
"""Articles of either kind that every feature is thought to have been seen on."""
_FEW = 15
"""As many features of an article are weighed, those that say most."""
_MOST = 3.0
"""What one feature can say at most, in nats: no word decides alone."""
_PLAIN = frozenset(
    "a about after all an and are as at be been but by can for from has have how in into is it its"
    " more new no not of on one or our out over s so t than that the their these they this to up us"
    " was we were what when who why will with you your"
    " als am an auf aus bei das dem den der des die ein eine einem einen einer es fur hat ich im in"
    " ist mit nach nicht noch sich sie sind so und vom von war was wie wird zu zum zur"
    " au aux avec ce ces dans de des du elle en est et il la le les leur ne ou par pas plus pour"
    " que qui sa se ses son sont sur un une"
    " al como con da del do dos e el ella em entre es esta la las lo los mas na no nos o os para"
    " pelo por que se sem seu sin sobre su sua um uma una uno y"
    " alla che chi come dal della delle di gli i nel nella non per piu sono tra"
    " aan dat de een en er het hij ik in is je maar met naar niet nog om ook op te tot uit van voor"
    " wat wij ze zijn att av de den det en ett for fran har i inte med och om pa sig"
    " till ar".split()
)
"""Folded; words that stand in every title, and say nothing of what it is about."""


class Traits(Struct, frozen=True):
    """What is known of an article before it is read."""

    title: str
    feed_id: int
    feed_title: str = ""
    author: str = ""
    topics: Sequence[str] = ()


class Reason(Struct, frozen=True):
    """A feature that speaks for the article, or against it."""

    words: str
    weight: float
    """Nats; positive is for it."""


class Seen(Struct, frozen=True):
    """How many articles a feature stood on."""

    wanted: int = 0
    passed: int = 0


class Taste(Struct):
    """What was learned. An empty one has no opinion."""

    wanted: int = 0
    """Articles that were opened or kept."""
    passed: int = 0
    seen: dict[str, Seen] = field(default_factory=dict)

    def worth(self, traits: Traits) -> float:
        """0 without an opinion, more for what is likely to be wanted."""
        return sum(weight for _, weight in self._weighed(traits))

    def reasons(self, traits: Traits, most: int = 4) -> list[Reason]:
        """What says most about the article, the strongest first."""
        names = dict(_named(traits))
        said: dict[str, Reason] = {}
        for one, weight in self._weighed(traits):
            said.setdefault(names[one].casefold(), Reason(names[one], weight))
        return list(said.values())[:most]

    def strongest(self, feeds: Mapping[int, str], most: int = 10) -> tuple[list[Reason], ...]:
        """(what speaks most for articles, what speaks most against them), strongest first.

        `feeds` are titles by id.
        """
        every = [Reason(_said(one, feeds), self._weight(one)) for one in self.seen]
        every.sort(key=lambda reason: (-reason.weight, reason.words))
        wanted = [reason for reason in every if reason.weight > 0]
        passed = [reason for reason in reversed(every) if reason.weight < 0]
        return wanted[:most], passed[:most]

    def _weighed(self, traits: Traits) -> list[tuple[str, float]]:
        if not (self.wanted and self.passed):
            return []
        weights = [(one, self._weight(one)) for one in features(traits)]
        weights = [(one, weight) for one, weight in weights if weight]
        weights.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
        return weights[:_FEW]

    def _weight(self, feature: str) -> float:
        seen = self.seen.get(feature)
        if seen is None or seen.wanted + seen.passed < _RARE:
            return 0.0
        wanted = (seen.wanted + _DOUBT) / (self.wanted + 2 * _DOUBT)
        passed = (seen.passed + _DOUBT) / (self.passed + 2 * _DOUBT)
        return max(-_MOST, min(_MOST, log(wanted / passed)))


def learned(articles: Iterable[tuple[Traits, bool]]) -> Taste:
    """From articles and whether each was wanted."""
    counted: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    totals = {True: 0, False: 0}
    for traits, wanted in articles:
        counted[wanted].update(features(traits))
        totals[wanted] += 1
    every = counted[True].keys() | counted[False].keys()
    seen = {one: Seen(counted[True][one], counted[False][one]) for one in every}
    often = {one: how for one, how in seen.items() if how.wanted + how.passed >= _RARE}
    return Taste(totals[True], totals[False], often)


def features(traits: Traits) -> set[str]:
    """What is counted of an article."""
    return {one for one, _ in _named(traits)}


def because(reasons: Sequence[Reason]) -> str:
    """`because: central bank +, football −`."""
    if not reasons:
        return "Nothing is known about articles like this one yet."
    parts = (f"{reason.words} {'+' if reason.weight > 0 else '−'}" for reason in reasons)
    return f"because: {', '.join(parts)}"


def words_in(title: str) -> list[str]:
    """Folded: without case and accents. Two words in a row count as one more."""
    folded = normalize("NFKD", indexed(title)).casefold()
    bare = "".join(letter for letter in folded if category(letter) != "Mn")
    return _word().findall(normalize("NFC", bare))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]{2,}|[\u3400-\u9fff\uac00-\ud7af]{2}")


def _named(traits: Traits) -> Iterator[tuple[str, str]]:
    """(feature, as people say it)."""
    words = words_in(traits.title)
    for word in words:
        if word not in _PLAIN:
            yield f"w:{word}", word
    for pair in pairwise(words):
        if _PLAIN.isdisjoint(pair):
            yield f"w:{' '.join(pair)}", " ".join(pair)
    yield f"f:{traits.feed_id}", traits.feed_title or "this feed"
    if traits.author:
        yield f"a:{traits.author.casefold()}", traits.author
    for topic in traits.topics:
        yield f"t:{topic.casefold()}", f"#{topic}"


def _said(feature: str, feeds: Mapping[int, str]) -> str:
    kind, _, name = feature.partition(":")
    match kind:
        case "f":
            return feeds.get(int(name), "a feed that is gone")
        case "t":
            return f"#{name}"
    return name
