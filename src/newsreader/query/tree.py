"""A query as a tree."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

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
    ARCHIVED = "is:archived"
    TAGGED = "is:tagged"
    HIGHLIGHTED = "is:highlighted"
    NOTED = "is:noted"
    FULL = "is:full"
    EDITED = "is:edited"
    HIDDEN = "is:hidden"
    IMAGE = "has:image"
    ENCLOSURE = "has:enclosure"
    COMMENTS = "has:comments"
    STORY = "has:story"


class Attribute(StrEnum):
    """What an article has besides its words."""

    FEED = "feed"
    FOLDER = "folder"
    AUTHOR = "author"
    TOPIC = "topic"
    TAG = "tag"
    NOTE = "note"
    LINK = "link"
    LANG = "lang"
    STORY = "story"


class Clock(StrEnum):
    """Whose time is asked for."""

    PUBLISHED = "published"
    """As lists show it: the publisher's, at the latest when the article arrived."""
    ARRIVED = "arrived"


class Midnight(Struct, frozen=True):
    """The one that today began with, or one so many days before it."""

    days_ago: int = 0


Moment = date | timedelta | Midnight
"""The midnight a day begins with; a span before now; a midnight near today."""


class Words(Struct, frozen=True):
    """A word, or words in a row; with `prefix` the last may go on."""

    text: str
    prefix: bool = False
    column: Column | None = None


class Is(Struct, frozen=True):
    """`is:unread`, `has:image`."""

    flag: Flag


class With(Struct, frozen=True):
    """`feed:asahi`, `folder:Tech`, `author:knuth`, `topic:chips`, `tag:later`, `note:ada`."""

    attribute: Attribute
    value: str
    prefix: bool = False


class During(Struct, frozen=True):
    """From `start` on, before `end`; `None` has no limit."""

    clock: Clock
    start: Moment | None = None
    end: Moment | None = None


class Long(Struct, frozen=True):
    """As many words as this at least, and at most."""

    least: int = 0
    most: int | None = None


class Scored(Struct, frozen=True):
    """As many points from rules as this at least, and at most."""

    least: int | None = None
    most: int | None = None


class Not(Struct, frozen=True):
    """Everything but."""

    part: "Node"


class All(Struct, frozen=True):
    """Each of the parts holds; without parts, everything does."""

    parts: tuple["Node", ...]


class Any(Struct, frozen=True):
    """At least one of the parts holds."""

    parts: tuple["Node", ...]


Leaf = Words | Is | With | During | Long | Scored
Node = Leaf | Not | All | Any

EVERYTHING = All(())


class Query(Struct, frozen=True):
    """What the person asked for."""

    root: Node
    sort: Sort | None = None
    """In which order, where the query says so."""


def parts_of(root: Node) -> tuple[Node, ...]:
    """All of them must hold."""
    return root.parts if isinstance(root, All) else (root,)


def all_of(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def any_of(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def leaves_of(node: Node) -> Iterator[Leaf]:
    match node:
        case Not(part):
            yield from leaves_of(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves_of(part)
        case _:
            yield node


def asks_for_words(node: Node) -> bool:
    """Whether what an article says decides, or how long it is."""
    return any(isinstance(leaf, Words | Long) for leaf in leaves_of(node))


def asks_for(node: Node, flag: Flag) -> bool:
    """Whether the flag is named anywhere in it, be it to leave out what has it."""
    return Is(flag) in leaves_of(node)
