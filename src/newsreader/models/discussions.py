"""What people say about an article."""

from datetime import datetime

from msgspec import Struct

from newsreader.models.access import PLAIN, Access


class Comment(Struct, frozen=True, omit_defaults=True):
    """What one of them says, in its place in the thread."""

    author: str
    """Clean; empty where nobody says who it was."""
    html: str
    """As received; empty where it was taken back, but answers stand below it."""
    at: datetime | None = None
    depth: int = 0
    """0 speaks of the article, 1 answers that, and so on."""
    score: int | None = None
    """Points, likes; `None` where there is no such thing."""
    link: str | None = None
    more: int = 0
    """Nobody's words: so many answers stand there that were not sent along; -1: some."""


class Comments(Struct, frozen=True):
    """Comments in the order of reading."""

    comments: tuple[Comment, ...]
    count: int | None = None
    """How many there are where they came from; `None`: perhaps more than these."""


class Discussion(Struct, frozen=True):
    """The discussion of an article as the library has it."""

    comments: tuple[Comment, ...] = ()
    count: int | None = None
    """As many as its publisher or its forum said last."""
    came: datetime | None = None
    """When the comments came last; `None`: none ever did."""
    asked: datetime | None = None
    reason: str = ""
    """Why nothing came when they were asked for last, as a sentence."""


NO_DISCUSSION = Discussion()


class WantedDiscussion(Struct, frozen=True):
    """An article whose discussion is to be asked for; the addresses are the feed's words."""

    article_id: int
    comments_url: str | None
    link: str | None
    comments_feed: str | None
    feed_url: str
    access: Access = PLAIN
    """How its feed is asked for; the same holds for comments of the same server."""


class NoDiscussion(Exception):
    """The bytes are no discussion. `str()` is one clear sentence for the person."""
