"""When a feed has news."""

from datetime import datetime

from msgspec import Struct


class Rhythm(Struct, frozen=True):
    """What is kept of a feed's own word and of its past, so that a 304 can use it too."""

    wait: int | None = None
    """Minutes that its publisher wants between two visits."""
    skip_hours: tuple[int, ...] = ()
    """0 to 23, in UTC."""
    skip_days: tuple[int, ...] = ()
    """0 is Monday, in UTC."""
    ended: bool = False
    """Nothing new will come."""
    gap: int | None = None
    """Seconds between two of its articles: the median."""
    newest: datetime | None = None
    """When its newest article was published."""
    came: datetime | None = None
    """When its document was last had whole."""
    moved_to: str | None = None
    """Where it says that it has moved to."""


NO_RHYTHM = Rhythm()
