"""What a sync says while it runs, and the two faces it shows to the screen."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class SyncStarted(Struct, frozen=True):
    """The sync knows how many feeds it will visit."""

    due: int
    skipped: int = 0


class FeedFetching(Struct, frozen=True):
    """A feed is being asked for now."""

    feed_id: int
    title: str


class FeedSynced(Struct, frozen=True):
    """A feed's visit ended well; its articles are in the library."""

    feed_id: int
    title: str
    new: int
    changed: int
    unchanged: bool = False
    """304, or the same bytes again."""


class FeedFailed(Struct, frozen=True):
    """A feed's visit ended badly; its old articles are untouched."""

    feed_id: int
    title: str
    feed_url: str
    reason: str
    unreachable: bool = False


class FeedMoved(Struct, frozen=True):
    """Its server says for good that it is elsewhere, and feeds.toml follows it there."""

    feed_id: int
    title: str
    former_url: str
    url: str
    stays: str | None = None
    """Why it is followed at the former address all the same."""
    act_id: int = 0
    """Its number in the journal; 0 when it stays."""


class FeedAdded(Struct, frozen=True):
    """A subscription was written, and its first articles are here."""

    feed_id: int
    title: str
    url: str
    new: int
    already: bool = False
    """It was followed before; nothing changed."""


class Texts(StrEnum):
    """How much of its articles a feed brings."""

    FULL = "full"
    EXCERPTS = "excerpts"
    TITLES = "titles"


class FeedChoice(Struct, frozen=True):
    """A feed that an address leads to, and what tells whether it is the one."""

    url: str
    title: str
    kind: str
    """`RSS`, `Atom` or `JSON Feed`."""
    articles: int
    newest: str = ""
    """The title of the newest article."""
    newest_at: datetime | None = None
    language: str | None = None
    """BCP 47."""
    texts: Texts = Texts.FULL
    comments: bool = False
    """It brings what readers said, not what the publisher did."""
    followed: bool = False


class FeedsFound(Struct, frozen=True):
    """What an address leads to: the person chooses. The best is the first, comments come last."""

    address: str
    """As the person typed it."""
    choices: tuple[FeedChoice, ...]
    more: int = 0
    """So many others are offered there that nobody looked at."""


class Chosen(Struct, frozen=True):
    """Which of the feeds found the person wants: their addresses, perhaps none."""

    urls: tuple[str, ...] = ()
    folders: tuple[str, ...] | None = None
    """`None`: those that were asked for before anything was found."""


Choose = Callable[[FeedsFound], Awaitable[Chosen]]


class Skipped(Struct, frozen=True):
    """A line of an imported file that could not be followed."""

    what: str
    reason: str


class Moving(Struct, frozen=True):
    """Articles come along from another newsreader."""

    done: int
    total: int


class Imported(Struct, frozen=True):
    """The subscriptions of a file were written; what is new comes with the sync that follows."""

    imported: int
    duplicate: int
    skipped: tuple[Skipped, ...] = ()
    smart_feeds: int = 0
    articles: int | None = None
    """How many came along; `None` where the file had none."""
    read: int = 0
    bookmarked: int = 0


class RuleNotified(Struct, frozen=True):
    """Articles arrived that a rule wants the person to know of."""

    rule: str
    count: int
    titles: tuple[str, ...] = ()
    """Of some of them, the newest first."""


class TextsFetched(Struct, frozen=True):
    """Pages of articles were asked for their full texts, so many of so many by now."""

    done: int
    total: int
    kept: int = 0
    """Of those that were done: how many had more text than the feed."""


class DiscussionsFetched(Struct, frozen=True):
    """Forums were asked for the discussions of articles, so many of so many by now."""

    done: int
    total: int
    kept: int = 0


class LinkedFetched(Struct, frozen=True):
    """Pages that bookmarks link to were asked for, so many of so many by now."""

    done: int
    total: int
    kept: int = 0


class Lacking(Struct, frozen=True):
    """An article that is taken along without its text."""

    title: str
    reason: str


class Packed(Struct, frozen=True):
    """What is ready for a time without a network."""

    articles: int
    ready: int
    """Of them: with all of their text."""
    minutes: int
    """Of reading."""
    pictures: int = 0
    bytes: int = 0
    """Of pictures, as they are kept."""
    lacking: tuple[Lacking, ...] = ()
    pages: int = 0
    """That its bookmarks link to."""


class Saved(Struct, frozen=True):
    """A page of the web is a bookmark now."""

    article_id: int
    title: str
    url: str
    already: bool = False
    """It was in the library before, as an article of a feed or saved."""
    words: int = 0
    reason: str = ""
    """Why it has no text, as a sentence."""


class DropEmptied(Struct, frozen=True):
    """Every page in the folder that saved ones are dropped into was looked at."""

    saved: int


class Refused(Struct, frozen=True):
    """It could not be done at all. `reason` is one clear sentence."""

    reason: str
    address: str = ""
    """What the person typed, where it is about one address of several."""
    busy: bool = False
    """Another sync is at it: what it brings will be here."""


class Failure(Struct, frozen=True):
    """One line of the report."""

    feed_url: str
    reason: str


class SyncFinished(Struct, frozen=True):
    """The report of a whole sync."""

    due: int
    fetched: int
    unchanged: int
    failed: int
    skipped: int
    new: int
    changed: int
    failures: tuple[Failure, ...]
    bytes: int
    """On the wire."""
    seconds: float
    offline: bool = False
    """No feed could be reached at all."""
    note: str | None = None
    """What was wrong with the whole sync, in words: no network, a login page in between."""
    hidden: int = 0
    """By rules."""


class PicturesFetching(Struct, frozen=True):
    """After the report: so many pictures are done with."""

    done: int
    total: int


class PicturesFetched(Struct, frozen=True):
    """All pictures that this sync brings are here."""

    count: int
    failed: int
    bytes: int
    """As they are kept."""


SyncEvent = (
    SyncStarted
    | FeedFetching
    | FeedSynced
    | FeedFailed
    | FeedMoved
    | FeedAdded
    | FeedsFound
    | Moving
    | Imported
    | RuleNotified
    | TextsFetched
    | DiscussionsFetched
    | LinkedFetched
    | Saved
    | DropEmptied
    | Packed
    | Refused
    | SyncFinished
    | PicturesFetching
    | PicturesFetched
)


class SyncRunner(Protocol):
    """Runs the flow in a process of its own. The screen is handed one."""

    def sync(
        self, feed_urls: Sequence[str] = (), *, force: bool = False
    ) -> AsyncIterator[SyncEvent]:
        """Sync these feeds, or every feed that is due; `force` asks the ones not due too."""
        ...

    def add(
        self, addresses: Sequence[str], folders: Sequence[str], choose: Choose
    ) -> AsyncIterator[SyncEvent]:
        """Follow the feed at each address, or those chosen of what the page there offers."""
        ...

    def texts(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        """Ask the pages of these articles for their full texts, whatever the feeds bring."""
        ...

    def discussions(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        """Ask for what people say about these articles."""
        ...

    def save(self, addresses: Sequence[str], *, later: bool = False) -> AsyncIterator[SyncEvent]:
        """Bookmark the pages at these addresses, with their full texts; `later` with the sync."""
        ...

    def empty_drop(self, *, later: bool = False) -> AsyncIterator[SyncEvent]:
        """Bookmark the pages in the folder that saved ones are dropped into."""
        ...

    def pictures(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        """Fetch the pictures of these articles that are not here."""
        ...

    def pack(self, minutes: int) -> AsyncIterator[SyncEvent]:
        """Bring everything for so many minutes of reading: bookmarks, then what is unread."""
        ...

    def load(self, path: str) -> AsyncIterator[SyncEvent]:
        """Import OPML or what newsboat left, a file or its folder, then sync."""
        ...

    def stop(self) -> None:
        """End whatever runs, within a second; nothing stored is lost."""
        ...
