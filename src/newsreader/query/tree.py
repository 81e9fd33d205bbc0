"""A query as a tree."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from newsreader.models.scopes import Sort


class Column(StrEnum):
    """Where words are looked for; the names are the search table's."""

    TITLE = "title"
    TEXT = "text"


class Flag(StrEnum):
    """Facts about an article, as they are asked for."""

    UNREAD = "is:unread"
    READ = "is:read"
    BOOKMARKED = "is:bookmarked"
    TAGGED = "is:tagged"
    FULL = "is:full"
    EDITED = "is:edited"
    HIDDEN = "is:hidden"
    IMAGE = "has:image"
    ENCLOSURE = "has:enclosure"
    COMMENTS = "has:comments"


class Attribute(StrEnum):
    """What an article has besides its words."""

    FEED = "feed"
    FOLDER = "folder"
    AUTHOR = "author"
    TOPIC = "topic"
    TAG = "tag"
    LINK = "link"
    LANG = "lang"


class Clock(StrEnum):
    """Whose time is asked for."""

    PUBLISHED = "published"
    """As lists show it: the publisher's, at the latest when the article arrived."""
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Midnight:
    """The one that today began with, or one so many days before it."""

    days_ago: int = 0


Moment = date | timedelta | Midnight
"""The midnight a day begins with; a span before now; a midnight near today."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words in a row; with `prefix` the last may go on."""

    text: str
    prefix: bool = False
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """`is:unread`, `has:image`."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class With:
    """`feed:asahi`, `folder:Tech`, `author:knuth`, `topic:chips`, `tag:later`."""

    attribute: Attribute
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class During:
    """From `start` on, before `end`; `None` has no limit."""

    clock: Clock
    start: Moment | None = None
    end: Moment | None = None


@dataclass(frozen=True, slots=True)
class Long:
    """As many words as this at least, and at most."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """As many points from rules as this at least, and at most."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Each of the parts holds; without parts, everything does."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the parts holds."""

    parts: tuple["Node", ...]


Leaf = Words | Is | With | During | Long | Scored
Node = Leaf | Not | All | Any

EVERYTHING = All(())


@dataclass(frozen=True, slots=True)
class Query:
    """What the person asked for."""

    root: Node
    sort: Sort | None = None
    """In which order, where the query says so."""


def asks_for(node: Node, flag: Flag) -> bool:
    """Whether the flag is named anywhere in it, be it to leave out what has it."""
    match node:
        case Is(named):
            return named is flag
        case Not(part):
            return asks_for(part, flag)
        case All(parts) | Any(parts):
            return any(asks_for(part, flag) for part in parts)
    return False
