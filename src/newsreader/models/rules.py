"""Rules: what is to be done with articles when they arrive."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class EffectKind(StrEnum):
    """What `then` may say."""

    READ = "read"
    BOOKMARK = "bookmark"
    TAG = "tag"
    HIDE = "hide"
    NOTIFY = "notify"
    SCORE = "score"


class Effect(Struct, frozen=True):
    """`hide`, `tag:later`, `score:+5`."""

    kind: EffectKind
    value: str = ""
    """The tag's name, or the number that is added to the score."""

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else str(self.kind)


class Rule(Struct, frozen=True):
    """A `[[rule]]` of config.toml."""

    name: str
    when: str
    """In the query language."""
    then: tuple[Effect, ...]


class Rulebook(Struct, frozen=True):
    """The rules in the order of the file; those that cannot be understood are faults only."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[str, ...] = ()
    """A sentence each, with file and line."""
    path: str = "config.toml"
    """Where they are written."""


class Hits(Struct, frozen=True):
    """How often a rule fitted an article that arrived."""

    count: int
    last: datetime


class Trial(Struct, frozen=True):
    """What a rule would have done."""

    fits: Sequence[int]
    """Ids of articles, the newest first."""
    among: int
    """How many articles there are in that time."""
