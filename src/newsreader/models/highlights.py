"""What the person marked in articles."""

from datetime import datetime

from msgspec import Struct

from newsreader.models.places import Place


class Passage(Struct, frozen=True):
    """Words of an article: where they began when they were marked, and how they go."""

    place: Place
    quote: str
    """Blank lines between its blocks."""


ON_ARTICLE = Passage(Place(0, 0), "")
"""Stands for the whole of it, where a note is on no passage."""


class Highlight(Struct, frozen=True):
    """A passage that is kept, with a note or without; or a note on the article itself."""

    id: int
    article_id: int
    passage: Passage
    note: str
    at: datetime
    title: str = ""
    """The article's."""
    feed_title: str = ""
    link: str | None = None

    @property
    def is_on_article(self) -> bool:
        """No passage is meant."""
        return not self.passage.quote
