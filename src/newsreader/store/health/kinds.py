"""What a check is."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from newsreader.paths import Paths
from newsreader.store.database import Database


class Patient(Struct, frozen=True):
    """The library and the files around it."""

    opened: Database | None
    """`None`: it cannot be opened."""
    paths: Paths
    now: datetime

    @property
    def library(self) -> Database:
        assert self.opened is not None, "what cannot be opened is not looked into"
        return self.opened


class Look(Struct, frozen=True):
    """What one look found."""

    words: str
    wrong: bool = False
    mendable: bool = False


class Check(Struct, frozen=True):
    """Looking changes nothing. Both may raise LibraryError and OSError."""

    name: str
    look: Callable[[Patient], Look]
    mend: Callable[[Patient], None] | None = None


def well(words: str) -> Look:
    return Look(words)


def wrong(words: str, *, mendable: bool = False) -> Look:
    return Look(words, wrong=True, mendable=mendable)
