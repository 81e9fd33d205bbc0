"""How much and how long we put up with."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Seconds and bytes for one request, and how many run at once."""

    total: float = 45.0
    """All of it, redirects included; waiting for a turn is not."""
    connect: float = 10.0
    read: float = 20.0
    """Between two pieces of an answer."""
    max_bytes: int = 20_000_000
    """Of a body, after decoding."""
    max_header_bytes: int = 64_000
    redirects: int = 5
    at_once: int = 50
    per_host: int = 2
    pause: float = 0.5
    """Between the starts of two requests to one host; none to this machine."""
