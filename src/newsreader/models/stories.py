"""Several articles that tell the same news."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.models.articles import Headline


class Told(Struct, frozen=True):
    """That an article is one of several of a story."""

    story_id: int
    others: int
    """How many other articles of it lists show."""
    unread: int
    """How many of its articles are, this one too."""


class Story(Struct, frozen=True):
    """What several feeds report."""

    story_id: int
    title: str
    """Of the first report."""
    sources: int
    unread: int


class Account(Struct, frozen=True):
    """How one source tells a story."""

    article_id: int
    feed_title: str
    title: str
    placed: datetime
    read: bool
    copy_of: int | None = None
    """The article whose text it repeats, where it is a copy: an agency's, as a rule."""
    same: bool = False
    """It is the very article that `copy_of` is, from another feed."""


class Related(Struct, frozen=True):
    """An article about the same, or nearly so."""

    headline: Headline
    excerpt: str


class Source(Struct, frozen=True):
    """Another feed that brought the same article."""

    article_id: int
    feed_title: str


class Company(Struct, frozen=True):
    """What else the library has about an article's news."""

    related: Sequence[Related] = ()
    sources: Sequence[Source] = ()
    """Other feeds that brought the very same article."""
    told: Told | None = None
    """That it is one of several which tell the same news."""
    phrases: Sequence[str] = ()
    """Its key phrases, where its publisher names no topics."""


ALONE = Company()
"""Nobody looked for any."""
