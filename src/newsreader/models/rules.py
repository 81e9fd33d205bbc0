"""Rules: what is to be done with articles when they arrive."""

from collections.abc import Iterable, Sequence
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


_DID = {
    EffectKind.READ: "marked {} read",
    EffectKind.BOOKMARK: "bookmarked {}",
    EffectKind.TAG: "tagged {} {value}",
    EffectKind.HIDE: "hid {}",
    EffectKind.NOTIFY: "told of {}",
    EffectKind.SCORE: "scored {} {value}",
}
_WOULD_HAVE = {
    EffectKind.READ: "marked read",
    EffectKind.BOOKMARK: "bookmarked",
    EffectKind.TAG: "tagged {value}",
    EffectKind.HIDE: "hidden",
    EffectKind.NOTIFY: "told of",
    EffectKind.SCORE: "scored {value}",
}


def did(effects: Sequence[Effect], what: str, *, several: bool) -> str:
    """`marked 12 articles read, tagged them later and hid them`."""
    them = "them" if several else "it"
    return _joined(
        _DID[effect.kind].format(them if place else what, value=effect.value)
        for place, effect in enumerate(effects)
    )


def would_have(effects: Sequence[Effect]) -> str:
    """`hidden`, or `marked read and tagged later`."""
    return _joined(_WOULD_HAVE[effect.kind].format(value=effect.value) for effect in effects)


def _joined(parts: Iterable[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
