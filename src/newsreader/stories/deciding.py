"""Which story an article tells, of those that are told already.

A story is known by all its articles together: what each of them says its own way adds up, so
that a headline which has little in common with any of them may be much like them all. Two stories
that turn out to be one are joined. `benchmarks/stories.py` says how often that is right.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import timedelta
from math import log
from typing import Generic, TypeVar

from msgspec import Struct

from newsreader.stories.likeness import Outline, Weighed, likeness, outline_of, together

WINDOW = timedelta(hours=72)
"""News is told again within this time, or it is other news."""
_SHARED = 2
"""Words, rare ones, that an article has in common with its story at least."""

Story = TypeVar("Story", bound=Hashable)


class Bar(Struct, frozen=True):
    """How alike they must be."""

    joins: float
    """An article and a story."""
    follows: float
    """A story that an article joins and another one that is alone."""
    merges: float
    """It and another story."""

    def times(self, much: float) -> "Bar":
        return Bar(self.joins * much, self.follows * much, self.merges * much)


_OF_HEADLINES, _OF_LEADS = Bar(0.215, 0.28, 0.32), Bar(0.27, 0.35, 0.51)
"""Longer texts agree more by chance: floods in one land with floods in another."""
_FEWEST, _MANY, _GROWS = 150, 20_000, 0.7
"""Articles from which and up to which the bar rises, as their logarithm does to this power: among
more of them more are alike by chance. No more than the most are told within the time."""
_PART = 0.3
"""A text is taken to say at least so much with words of its own."""


class Verdict(Struct, Generic[Story], frozen=True):
    """Where an article belongs."""

    story: Story | None = None
    """`None`: nobody else has told its news yet."""
    merged: Sequence[Story] = ()
    """Other stories that are the same one."""


def decide(new: Weighed, stories: Mapping[Story, Outline]) -> Verdict[Story]:
    """`stories` in an order that does not depend on chance: of equals the first is taken."""
    bar, own = bar_for(new), outline_of([new])
    alike = {
        story: likeness(own, outline)
        for story, outline in stories.items()
        if len(new.words.keys() & outline.words.keys()) >= _SHARED
    }
    fitting = [story for story in alike if alike[story] > bar.joins]
    fitting.sort(key=lambda story: -alike[story])
    if not fitting:
        return Verdict()
    first, *others = fitting
    whole, merged = together(stories[first], own), []
    for story in others:
        other = stories[story]
        if likeness(whole, other) > (bar.merges if other.articles > 1 else bar.follows):
            whole = together(whole, other)
            merged.append(story)
    return Verdict(first, merged)


def bar_for(new: Weighed) -> Bar:
    """The less of it tells its own news, the more alike that must be."""
    grown = min(log(max(new.among, _FEWEST) + 1) / log(_MANY + 1), 1.0) ** _GROWS
    return (_OF_HEADLINES if new.is_headline else _OF_LEADS).times(grown / max(new.share, _PART))
