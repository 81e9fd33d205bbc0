"""A rule tried on what is here, before it is trusted."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

from newsreader.models.articles import Headline
from newsreader.models.rules import Rule, Trial

TRIED_DAYS = 30


class Tried(Struct, frozen=True):
    """The dry run of one rule."""

    trial: Trial
    headlines: list[Headline]
    """The newest of those that fit."""


NOTHING_TRIED = Tried(Trial((), 0), [])
Attempt = Callable[[Rule], Awaitable[Tried]]


def brief_fault(fault: str) -> str:
    """Without the folder that config.toml is in: a narrow screen has no room for it."""
    _, name, words = fault.partition("config.toml")
    return name + words
