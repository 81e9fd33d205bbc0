"""Moving in from another newsreader."""

from pathlib import Path

from msgspec import Struct


class Neighbour(Struct, frozen=True):
    """Another newsreader on this machine, and what it could bring along."""

    program: str
    """Its name, as its users write it: `newsboat`."""
    path: Path
    """What `newsreader import` is given to bring it along."""
    feeds: int
    articles: int = 0
    """Zero also where it keeps none."""


class Home(Struct, frozen=True):
    """Where a program of newsboat's family keeps its files; they may be missing."""

    program: str
    urls: Path
    cache: Path


class KeptFeed(Struct, frozen=True):
    """A feed as another newsreader kept it."""

    url: str
    """As it is there, clean or not: its articles are found by it."""
    title: str
    site_url: str
    articles: int
    flagged: int
    deleted: int


class KeptArticle(Struct, frozen=True):
    """An article as another newsreader kept it, text and all, and what the person did with it."""

    guid: str
    title: str
    author: str
    link: str
    published: int
    """Seconds since 1970; 0 is unknown."""
    content: str
    mime_type: str
    """Empty where nobody noted it: HTML then."""
    base: str
    enclosure_url: str
    enclosure_type: str
    read: bool
    flags: str
    """newsboat's letters."""
    deleted: bool


class Deeds(Struct, frozen=True):
    """What the person did elsewhere with an article."""

    read: bool = False
    tags: tuple[str, ...] = ()
    bookmarked: bool = False
    hidden: bool = False
    """Deleted there: known, so that no sync brings it back, but in no list."""


class Tally(Struct, frozen=True):
    """How many articles came along, and what was done with them."""

    articles: int = 0
    read: int = 0
    bookmarked: int = 0
    hidden: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.articles + other.articles,
            self.read + other.read,
            self.bookmarked + other.bookmarked,
            self.hidden + other.hidden,
        )
