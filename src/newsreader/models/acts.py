"""What the person did, in words that can be undone."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class ActKind(StrEnum):
    """The acts that the journal knows."""

    READ = "read"
    UNREAD = "unread"
    BOOKMARK = "bookmark"
    UNBOOKMARK = "unbookmark"
    ARCHIVE = "archive"
    """Bookmarks that are done with, and kept for good."""
    UNARCHIVE = "unarchive"
    HIDE = "hide"
    UNHIDE = "unhide"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    ADD_SMART = "add smart"
    REMOVE_SMART = "remove smart"
    CHANGE_SMART = "change smart"
    """Its title, its query, or both."""
    TAG = "tag"
    UNTAG = "untag"
    HIGHLIGHT = "highlight"
    UNHIGHLIGHT = "unhighlight"
    NOTE = "note"
    """Another note at a highlight: one goes, one comes."""
    SPLIT = "split"
    """Articles are taken out of their stories."""
    JOIN = "join"
    """Articles are put into a story."""
    MOVE = "move"
    MOVED = "moved"
    """A sync found that the feed is at another address."""
    QUEUE = "queue"
    """A link waits for the network."""
    UNQUEUE = "unqueue"
    RULE = "rule"
    """What a rule did by itself: not the last thing that the person did."""
    APPLY_RULE = "apply rule"
    READING = "reading"
    """What was read by being looked at, one article after the other."""
    READ_AGAIN = "read again"
    """What came from another feed when it was read already."""


BY_THEMSELVES = frozenset({ActKind.RULE, ActKind.READING, ActKind.READ_AGAIN, ActKind.MOVED})
"""What nobody decided: undo without a number passes over it, and redo does not forget for it."""
OF_RULES = frozenset({ActKind.RULE, ActKind.APPLY_RULE})
OF_LINKS = frozenset({ActKind.QUEUE, ActKind.UNQUEUE})
"""Acts about links that wait: they name no article."""
OF_STORIES = frozenset({ActKind.SPLIT, ActKind.JOIN})
IN_THE_FILE = frozenset(
    {
        ActKind.SUBSCRIBE,
        ActKind.UNSUBSCRIBE,
        ActKind.MOVE,
        ActKind.MOVED,
        ActKind.ADD_SMART,
        ActKind.REMOVE_SMART,
        ActKind.CHANGE_SMART,
    }
)
"""Acts that changed feeds.toml."""


class Act(Struct, frozen=True):
    """One journal row."""

    id: int
    at: datetime
    kind: ActKind
    words: str
    """Past tense, for the toast and the history: `Marked 12 articles read`."""
    count: int
    """How many articles (or feeds) it really changed."""
    undone: bool = False
    article_ids: Sequence[int] = ()
    """The articles that changed; empty where the act was listed without them."""
    turned: int = 0
    """How many articles (or feeds) undo or redo really changed."""

    @property
    def by_itself(self) -> bool:
        return self.kind in BY_THEMSELVES

    @property
    def in_the_file(self) -> bool:
        return self.kind in IN_THE_FILE


def undone_words(act: Act) -> str:
    """Of an act that has just been undone."""
    return f"Undone: {act.words}{_but_for(act, 'set back')}"


def redone_words(act: Act) -> str:
    return f"Done again: {act.words}{_but_for(act, 'changed')}"


def _but_for(act: Act, turned: str) -> str:
    if act.turned >= act.count:
        return ""
    if not act.turned:
        return " (nothing to change: later acts say otherwise)"
    return f" ({act.turned:,} of {act.count:,} {turned}: later acts say otherwise)"
