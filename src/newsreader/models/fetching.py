"""One request and the three ways it can end."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime, timedelta

from msgspec import Struct

from newsreader.models.access import PLAIN, Access


class Request(Struct, frozen=True):
    """Ask for `url`, politely."""

    url: str
    etag: str | None = None
    """Sent as If-None-Match exactly as received (RFC 9110 §13.1.2)."""
    last_modified: str | None = None
    """Sent as If-Modified-Since with the header's own text."""
    access: Access = PLAIN
    named_by_others: bool = False
    """Neither the person nor what they follow named it: it may not lead into a private network."""


class Fetched(Struct, frozen=True):
    """A body came."""

    url: str
    """Where the body came from, after redirects."""
    body: bytes
    """Decoded from its Content-Encoding."""
    content_type: str | None = None
    """The whole header, charset parameter included."""
    etag: str | None = None
    last_modified: str | None = None
    wire_bytes: int = 0
    moved_to: str | None = None
    """Set when every hop on the way was permanent (301, 308)."""
    link: str | None = None
    """The Link header (RFC 8288): a page may name its feeds there."""
    fresh_for: timedelta | None = None
    """How long it stays good, by Cache-Control or Expires."""


class NotModified(Struct, frozen=True):
    """304: what we have is what there is."""

    etag: str | None = None
    last_modified: str | None = None
    wire_bytes: int = 0
    moved_to: str | None = None
    fresh_for: timedelta | None = None


class Failed(Struct, frozen=True):
    """Nothing usable came."""

    reason: str
    """One clear sentence for the person, already cleaned."""
    status: int | None = None
    """The HTTP status, where there was one."""
    retry_after: datetime | None = None
    unreachable: bool = False
    """No server answered at all: perhaps there is no network."""
    said: bytes = b""
    """The beginning of what a refusal said, where that was asked for."""


Outcome = Fetched | NotModified | Failed
Fetch = Callable[[Request], Awaitable[Outcome]]
"""The network, as everybody else sees it: handed over in cli/, canned in demo/ and tests."""


class Post(Struct, frozen=True):
    """Send JSON to `url`, and hear the answer as it comes."""

    url: str
    body: bytes
    access: Access = PLAIN


Converse = Callable[[Post], AsyncGenerator[bytes | Failed, None]]
"""The pieces of an answer; Failed is the last one. Closing the generator closes the connection."""
