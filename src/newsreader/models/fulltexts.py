"""The text of an article's own page, where its feed has only a part of it."""

from datetime import datetime

from msgspec import Struct

from newsreader.models.access import PLAIN, Access
from newsreader.models.packed import Packed


class Wanted(Struct, frozen=True):
    """An article whose page is to be asked for."""

    article_id: int
    url: str
    feed_url: str
    access: Access = PLAIN
    """How its feed is asked for; the same holds for pages of the same server."""
    own_words: int = 0
    """How many the feed itself brings."""
    whatever: bool = False
    """The person wants the page's text, also where it is hardly longer."""
    saved: bool = False
    """The person named the page; no feed did."""
    had: int = 0
    """Words that its page had the last time."""


class FullText(Struct, frozen=True):
    """An article as it stands on its page."""

    body: Packed
    text: str
    """Plain, for the index."""
    words: int
    base: str
    """Where the page came from: relative links start there."""
    excerpt: str = ""


class Facts(Struct, frozen=True):
    """What a page says of its article to machines: clean; empty or `None` where it says nothing."""

    title: str = ""
    author: str = ""
    site: str = ""
    description: str = ""
    picture: str | None = None
    published: datetime | None = None
    language: str = ""
    topics: tuple[str, ...] = ()
    canonical: str | None = None


NO_FACTS = Facts()


class PageRead(Struct, frozen=True):
    """What came of a web page."""

    facts: Facts
    text: FullText | None = None
    reason: str = ""
    """Why there is no text, as a sentence."""
