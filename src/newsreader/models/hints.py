"""When and where a publisher wants to be asked."""

from datetime import datetime

from msgspec import Struct


class Hints(Struct, frozen=True):
    """What a feed document says of itself; nothing here is decided or clamped."""

    wait: int | None = None
    """Minutes between two visits: the longest of RSS `ttl` and sy:updatePeriod by its frequency."""
    wait_from: datetime | None = None
    """sy:updateBase: the moment that such periods are counted from."""
    skip_hours: tuple[int, ...] = ()
    """0 to 23, in UTC, sorted; never all of them."""
    skip_days: tuple[int, ...] = ()
    """0 is Monday, in UTC, sorted; never all of them."""
    ended: bool = False
    """Nothing new will come (JSON Feed `expired`, itunes:complete)."""
    self_url: str | None = None
    """The address that it gives itself (`link rel=self`, JSON Feed `feed_url`)."""
    moved_to: str | None = None
    """Where it says it has moved to (itunes:new-feed-url)."""
    hubs: tuple[str, ...] = ()
    """WebSub hubs that would tell of news."""


NO_HINTS = Hints()
