"""What the headline list shows."""

from dataclasses import dataclass
from enum import StrEnum


class Smart(StrEnum):
    """The built-in smart feeds."""

    EVERYTHING = "everything"
    UNREAD = "unread"
    TODAY = "today"
    BOOKMARKS = "bookmarks"


@dataclass(frozen=True, slots=True)
class FolderScope:
    """A folder and the folders below it."""

    path: str


@dataclass(frozen=True, slots=True)
class FeedScope:
    """One feed."""

    feed_id: int


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a query finds, the newest first."""

    query: str


@dataclass(frozen=True, slots=True)
class OwnSmart:
    """A smart feed of the person's own: a search with a name, from feeds.toml."""

    title: str
    query: str


Scope = Smart | OwnSmart | FolderScope | FeedScope | SearchScope


class Show(StrEnum):
    """Which of a scope's articles are listed."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
