"""A query as a tree."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Column(StrEnum):
    """Where words are looked for; the names are the search table's."""

    TITLE = "title"
    TEXT = "text"


class Flag(StrEnum):
    """The facts that `is:` asks for."""

    UNREAD = "unread"
    READ = "read"
    BOOKMARKED = "bookmarked"
    TAGGED = "tagged"


class Attribute(StrEnum):
    """What an article has besides its words."""

    FEED = "feed"
    FOLDER = "folder"
    AUTHOR = "author"
    TOPIC = "topic"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words in a row; with `prefix` the last may go on."""

    text: str
    prefix: bool = False
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """What the person did with the article."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Has:
    """`feed:asahi`, `folder:Tech`, `author:knuth`, `topic:chips`, `tag:later`."""

    attribute: Attribute
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Since:
    """Placed at or after a day, or within a span until now."""

    when: date | timedelta


@dataclass(frozen=True, slots=True)
class Before:
    """Placed before a day, or longer ago than a span."""

    when: date | timedelta


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


Node = Words | Is | Has | Since | Before | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """What the person asked for."""

    root: Node
