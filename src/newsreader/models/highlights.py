"""What the person marked in articles."""

from datetime import datetime

from msgspec import Struct

from newsreader.models.places import Place


class Passage(Struct, frozen=True):
    """Words of an article: where they began when they were marked, and how they go."""

    place: Place
    quote: str
    """Blank lines between its blocks."""


class Highlight(Struct, frozen=True):
    """A passage that is kept, with a note or without."""

    id: int
    article_id: int
    passage: Passage
    note: str
    at: datetime
    title: str = ""
    """The article's."""
    feed_title: str = ""
    link: str | None = None
