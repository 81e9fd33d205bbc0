"""Links that wait for the network."""

from datetime import datetime

from msgspec import Struct


class QueuedLink(Struct, frozen=True):
    """A link that was followed without a network."""

    url: str
    words: str
    """What it was called where it stood."""
    at: datetime
    """When it was queued."""
    article_id: int | None = None
    """The article it stood in."""
