"""Pictures of articles, kept beside the library."""

from dataclasses import dataclass
from pathlib import Path


class NotAPicture(Exception):
    """It cannot be shown. `str()` is one clear sentence."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A picture made small enough for a screen, and nothing else: no EXIF, no place, no profile."""

    content: bytes
    """WebP."""
    width: int
    """Pixels, as the height."""
    height: int


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that is here."""

    url: str
    """Where it came from."""
    path: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """One that an article shows and that is not here yet."""

    id: int
    url: str
    feed_url: str
    failures: int = 0
