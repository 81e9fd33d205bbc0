"""What a feed document said, before anybody decides what is new about it."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.articles import Enclosure, Location, Picture, Transcript
from newsreader.models.hints import NO_HINTS, Hints


class ParsedEntry(Struct, frozen=True):
    """One entry, every field cleaned except `html`, which stays as received."""

    guid: str | None
    """RSS `guid`, Atom `id`, JSON Feed `id`, `rdf:about`."""
    link: str | None
    title: str
    """Plain text; empty when the publisher gave none."""
    author: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    html: str = ""
    base: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    comments_url: str | None = None
    comments_count: int | None = None
    source_name: str | None = None
    source_url: str | None = None
    comments_feed: str | None = None
    chapters_url: str | None = None
    transcripts: tuple[Transcript, ...] = ()
    location: Location | None = None

    def without_html(self) -> "ParsedEntry":
        return replace(self, html="")


class ParsedFeed(Struct, frozen=True):
    """A feed document."""

    title: str
    site_url: str | None
    entries: tuple[ParsedEntry, ...]
    language: str | None = None
    note: str | None = None
    """What was wrong with the document, where it could still be read."""
    hints: Hints = NO_HINTS


class NotAFeed(Exception):
    """The bytes are no feed. `str()` is one clear sentence for the person."""


class FeedLink(Struct, frozen=True):
    """A feed that a web page offers (`<link rel="alternate">`)."""

    url: str
    title: str | None = None
    kind: str | None = None
    """rss, atom or json."""
