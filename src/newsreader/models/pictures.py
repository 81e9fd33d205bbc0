"""Pictures of articles, kept beside the library."""

from pathlib import Path

from msgspec import Struct

Box = tuple[float, float, float, float]
"""A part of a picture: left, top, right and bottom of it, from 0 to 1."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class NotAPicture(Exception):
    """It cannot be shown. `str()` is one clear sentence."""


class Shrunk(Struct, frozen=True):
    """A picture made small enough for a screen, and nothing else: no EXIF, no place, no profile."""

    content: bytes
    """WebP."""
    width: int
    """Pixels, as the height."""
    height: int


class KeptPicture(Struct, frozen=True):
    """A picture that is here."""

    url: str
    """Where it came from."""
    path: Path
    width: int
    height: int


class WantedPicture(Struct, frozen=True):
    """One that an article shows and that is not here yet."""

    id: int
    url: str
    feed_url: str
    failures: int = 0
