"""One piece of news: light as a headline, whole as an article."""

from datetime import datetime
from enum import IntEnum

from msgspec import Struct


class Enclosure(Struct, frozen=True):
    """A file that comes with an article (RSS `enclosure`, Atom `link rel=enclosure`)."""

    url: str
    mime_type: str | None = None
    length: int | None = None
    """Bytes, as the publisher says."""
    duration: int | None = None
    """Seconds."""


class Picture(Struct, frozen=True):
    """A picture named beside the text (Media RSS, JSON Feed `image`, itunes:image)."""

    url: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


class Transcript(Struct, frozen=True):
    """What is said in a recording, written down (podcast:transcript, media:subTitle)."""

    url: str
    mime_type: str | None = None
    language: str | None = None
    captions: bool = False
    """Timed, to be shown while it plays."""


class Location(Struct, frozen=True):
    """A place on Earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


class Here(IntEnum):
    """How much of an article can be read without a network."""

    HEADLINE = 0
    TEXT = 1
    """Not, or not yet, all of its pictures."""
    ALL = 2


class Headline(Struct, frozen=True):
    """An article without its text: one row of the headline list."""

    id: int
    feed_id: int
    feed_title: str
    title: str
    link: str | None
    placed: datetime
    """What orders lists: published at first sight, never later than arrived."""
    read: bool
    bookmarked: bool
    words: int
    """0 when only the headline is here."""
    here: Here = Here.TEXT
    comments: int | None = None
    """`None` is unknown."""
    noted: bool = False
    """The person wrote about it, or about a passage of it."""
    archived: bool = False
    """A bookmark that is done with; without a bookmark it says nothing."""
    edited: bool = False
    """Its publisher changed its words since it arrived."""


class Beside(Struct, frozen=True):
    """What changes around an article's text while it is read."""

    notes: tuple[str, ...]
    comments_count: int | None
    revisions: int


class Article(Struct, frozen=True):
    """An article with everything its publisher said and what the person did with it."""

    id: int
    feed_id: int
    feed_title: str
    feed_url: str
    title: str
    link: str | None
    author: str | None
    published: datetime | None
    updated: datetime | None
    arrived: datetime
    placed: datetime
    read: bool
    bookmarked: bool
    topics: tuple[str, ...]
    excerpt: str
    """The first 300 characters or so of its text."""
    words: int
    html: str
    """As received; page/ cleans it when it is shown."""
    text: str
    """Plain, as indexed."""
    base: str | None
    """The address that relative links in `html` start from."""
    pictures: tuple[Picture, ...]
    enclosures: tuple[Enclosure, ...]
    comments_url: str | None
    comments_count: int | None
    """`None` is unknown; 0 is a discussion that nobody has joined."""
    source_name: str | None
    """Where an aggregator took it from (RSS/Atom `source`)."""
    source_url: str | None
    language: str | None
    """BCP 47, as the feed says."""
    tags: tuple[str, ...] = ()
    """The person's own labels; the publisher's are topics."""
    comments_feed: str | None = None
    """The discussion as a feed of its own (wfw:commentRss)."""
    chapters_url: str | None = None
    """The chapters of a recording, as JSON (podcast:chapters)."""
    transcripts: tuple[Transcript, ...] = ()
    location: Location | None = None
    """What it is about or where it was written (GeoRSS)."""
    revisions: int = 0
    """How often its publisher changed its words since it arrived."""
    edited: datetime | None = None
    """When we saw the last of these."""
    full: bool = False
    """Its text is the page's; the feed has another."""
    notes: tuple[str, ...] = ()
    """What the person wrote about it; what they wrote about passages is with those."""
    no_page: str = ""
    """Why there is no full text, as a sentence, where its page was asked for."""
    archived: bool = False
    """Bookmarked, and done with."""
