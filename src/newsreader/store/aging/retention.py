"""Retention as a whole: what it may do, what it would do, and that the person knows."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from newsreader.config import Retention
from newsreader.models.retention import Going, Keep
from newsreader.store import memo
from newsreader.store.aging import retaining
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist.feedsfile import understood

_AGREED, _LAST = "retention agreed", "retention ran"
NOTHING = Going.none()


class Word(Enum):
    """What the person said to it."""

    OFF = auto()
    """Nothing is to be forgotten."""
    AWAITED = auto()
    """It was never said what these settings remove."""
    GIVEN = auto()


class Retaining:
    """One library's. Anything here may raise LibraryError."""

    def __init__(self, db: Database, feeds_toml: Path, wanted: Retention, now: datetime) -> None:
        self._db = db
        self._feeds_toml = feeds_toml
        self._wanted = wanted
        self._now = now

    def word(self) -> Word:
        own = self._own()
        if retaining.asks_for_nothing(self._wanted, own):
            return Word.OFF
        agreed = memo.remembered(self._db, _AGREED)
        return Word.GIVEN if agreed == self._settings(own) else Word.AWAITED

    def agree(self) -> None:
        """The person knows what these settings remove."""
        memo.remember(self._db, _AGREED, self._settings(self._own()))

    def going(self) -> Going:
        own = self._own()
        if retaining.asks_for_nothing(self._wanted, own):
            return NOTHING
        return retaining.going(self._db, self._wanted, own, self._now)

    def due(self) -> bool:
        """Once a day, by itself, when the person knows."""
        return self.word() is Word.GIVEN and memo.remembered(self._db, _LAST) != self._today

    def ran(self) -> None:
        memo.remember(self._db, _LAST, self._today)

    @property
    def _today(self) -> str:
        return f"{self._now.astimezone():%Y-%m-%d}"

    def _settings(self, own: Mapping[str, Keep]) -> str:
        return retaining.fingerprint(self._wanted, own)

    def _own(self) -> Mapping[str, Keep]:
        try:
            return understood(self._feeds_toml, lambda: retaining.keeps(self._feeds_toml))
        except (OSError, UnicodeDecodeError) as error:
            raise LibraryError(f"{self._feeds_toml} cannot be read: {error}.") from error
