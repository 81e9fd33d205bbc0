"""What the person did, in words that can be undone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActKind(StrEnum):
    """The acts that the journal knows."""

    READ = "read"
    UNREAD = "unread"
    BOOKMARK = "bookmark"
    UNBOOKMARK = "unbookmark"
    HIDE = "hide"
    UNHIDE = "unhide"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    ADD_SMART = "add smart"
    TAG = "tag"
    UNTAG = "untag"
    MOVE = "move"
    RULE = "rule"
    """What a rule did by itself: not the last thing that the person did."""
    APPLY_RULE = "apply rule"


@dataclass(frozen=True, slots=True)
class Act:
    """One journal row."""

    id: int
    at: datetime
    kind: ActKind
    words: str
    """Past tense, for the toast and the history: `Marked 12 articles read`."""
    count: int
    """How many articles (or feeds) it really changed."""
    undone: bool = False
    article_ids: tuple[int, ...] = ()
    """The articles that changed; empty where the act was listed without them."""
