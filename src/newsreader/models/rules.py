"""Rules: what is to be done with articles when they arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EffectKind(StrEnum):
    """What `then` may say."""

    READ = "read"
    BOOKMARK = "bookmark"
    TAG = "tag"
    HIDE = "hide"
    NOTIFY = "notify"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Effect:
    """`hide`, `tag:later`, `score:+5`."""

    kind: EffectKind
    value: str = ""
    """The tag's name, or the number that is added to the score."""

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else str(self.kind)


@dataclass(frozen=True, slots=True)
class Rule:
    """A `[[rule]]` of config.toml."""

    name: str
    when: str
    """In the query language."""
    then: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in the order of the file; those that cannot be understood are faults only."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[str, ...] = ()
    """A sentence each, with file and line."""


@dataclass(frozen=True, slots=True)
class Hits:
    """How often a rule fitted an article that arrived."""

    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would have done."""

    fits: Sequence[int]
    """Ids of articles, the newest first."""
    among: int
    """How many articles there are in that time."""
