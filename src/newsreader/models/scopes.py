"""What the headline list shows."""

from array import array
from enum import StrEnum

from msgspec import Struct, field


class Smart(StrEnum):
    """The built-in smart feeds."""

    EVERYTHING = "everything"
    UNREAD = "unread"
    TODAY = "today"
    BOOKMARKS = "bookmarks"
    """But for those that are archived."""
    ARCHIVE = "archive"
    LINKED = "linked pages"
    """That bookmarks lead to; no source of its own."""


class FolderScope(Struct, frozen=True):
    """A folder and the folders below it."""

    path: str


class TagScope(Struct, frozen=True):
    """What the person gave a tag, which keeps it as a bookmark does."""

    name: str


class FeedScope(Struct, frozen=True):
    """One feed."""

    feed_id: int


class SearchScope(Struct, frozen=True):
    """What a query finds, the newest first."""

    query: str


class OwnSmart(Struct, frozen=True):
    """A smart feed of the person's own: a search with a name, from feeds.toml."""

    title: str
    query: str


Scope = Smart | OwnSmart | TagScope | FolderScope | FeedScope | SearchScope


class Show(StrEnum):
    """Which of a scope's articles are listed."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"


class Sort(StrEnum):
    """In which order a scope's articles are listed; within equals the newest come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    FEED = "feed"
    TITLE = "title"
    LONGEST = "longest"
    SHORTEST = "shortest"
    RELEVANCE = "relevance"
    """What is most about the words of a search; elsewhere the newest."""
    PRIORITY = "priority"
    """What the person is most likely to want (priority.py)."""


class Grouping(StrEnum):
    """What the headers of a list are about."""

    NONE = "none"
    DAY = "day"
    FEED = "feed"
    STORY = "story"
    """One row for all that tell the same news; what nobody else tells has no header."""


class Arrangement(Struct, frozen=True):
    """How a list is laid out; the order holds within each group."""

    sort: Sort = Sort.NEWEST
    grouping: Grouping = Grouping.NONE

    @property
    def by_time(self) -> bool:
        """Whether the list's first rows are known without looking at all of it."""
        by_time = self.sort in (Sort.NEWEST, Sort.OLDEST)
        return by_time and self.grouping in (Grouping.NONE, Grouping.DAY)


NEWEST_FIRST = Arrangement()


class Snapshot(Struct, frozen=True):
    """The articles of a list at one moment, in its order."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    """By which each belongs to its group: when it was placed, or its feed; empty without groups."""
