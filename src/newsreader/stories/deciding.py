"""Which story an article tells, of those that are told already.

A story is known by all its articles together: what each of them says its own way adds up, so
that a headline which has little in common with any of them may be much like them all. Two stories
that turn out to be one are joined. `benchmarks/stories.py` says how often that is right.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import timedelta
from typing import Generic, TypeVar

from msgspec import Struct

from newsreader.stories.likeness import Outline, Weighed, likeness, outline_of, together

WINDOW = timedelta(hours=72)
"""News is told again within this time, or it is other news."""
BRIEF = 12
"""Words: with so few there is little more than a headline."""
_SHARED = 2
"""Words, rare ones, that an article has in common with its story at least."""

Story = TypeVar("Story", bound=Hashable)


class Bar(Struct, frozen=True):
    """How alike they must be."""

    joins: float
    """An article and a story."""
    merges: float
    """Two stories that an article would both join."""


_OF_HEADLINES, _OF_LEADS = Bar(0.22, 0.32), Bar(0.25, 0.48)
"""Longer texts agree more by chance: floods in one land with floods in another."""


class Verdict(Struct, Generic[Story], frozen=True):
    """Where an article belongs."""

    story: Story | None = None
    """`None`: nobody else has told its news yet."""
    merged: Sequence[Story] = ()
    """Other stories that are the same one."""


def decide(new: Weighed, stories: Mapping[Story, Outline]) -> Verdict[Story]:
    """`stories` in an order that does not depend on chance: of equals the first is taken."""
    bar = _OF_HEADLINES if len(new.words) <= BRIEF else _OF_LEADS
    own = outline_of([new])
    alike = {
        story: likeness(own, outline)
        for story, outline in stories.items()
        if sum(word in outline.words for word in new.specific) >= _SHARED
    }
    fitting = [story for story in alike if alike[story] > bar.joins]
    fitting.sort(key=lambda story: -alike[story])
    if not fitting:
        return Verdict()
    first, *others = fitting
    whole, merged = together(stories[first], own), []
    for story in others:
        if likeness(whole, stories[story]) > bar.merges:
            whole = together(whole, stories[story])
            merged.append(story)
    return Verdict(first, merged)
