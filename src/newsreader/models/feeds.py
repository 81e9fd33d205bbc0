"""What we follow: subscriptions as the person wrote them, feeds as the library knows them."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from newsreader.models.access import PLAIN, Access, Login
from newsreader.models.rhythm import NO_RHYTHM, Rhythm


class Subscription(Struct, frozen=True):
    """One `[[feeds]]` table of feeds.toml."""

    url: str
    title: str | None = None
    """The person's own title; `None` leaves it to the publisher."""
    folders: tuple[str, ...] = ()
    """Paths such as `Tech/Python`."""
    full_text: str = "auto"
    every: int | None = None
    """Minutes between two visits; `None` leaves it to config.toml."""
    paused: bool = False
    access: Access = PLAIN
    login: Login | None = None
    """As its address carried it: never written, only taken to where secrets are kept."""


class FeedState(StrEnum):
    """How following a feed is going."""

    OK = "ok"
    FAILING = "failing"
    GONE = "gone"
    PAUSED = "paused"


class Feed(Struct, frozen=True):
    """A feed with its counts, as the sources pane and `newsreader feeds` show it."""

    id: int
    url: str
    site_url: str | None
    title: str
    """The person's title, else the publisher's, else the address without its scheme."""
    folders: tuple[str, ...]
    unread: int
    total: int
    last_success: datetime | None
    last_error: str | None
    next_due: datetime | None
    state: FeedState


class Counts(Struct, frozen=True):
    """The whole library in numbers."""

    unread: int
    today: int
    """Unread articles published since local midnight."""
    bookmarks: int
    """Without the archived ones."""
    articles: int
    feeds: int
    failing: int
    last_sync: datetime | None
    library_bytes: int
    archived: int = 0
    """Bookmarks that are done with."""
    unread_bookmarks: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    """Those that most articles have, by their names, and how many have them."""

    @property
    def is_used(self) -> bool:
        """Something is followed, or was saved."""
        return bool(self.feeds or self.bookmarks or self.archived)


class SyncState(Struct, frozen=True):
    """What the sync remembers about one followed feed between two visits."""

    feed_id: int
    url: str
    title: str
    etag: str | None
    last_modified: str | None
    body_hash: bytes | None
    """BLAKE2b-128 of the decoded body that was parsed last: the same bytes need no parsing."""
    failures: int
    """Consecutive ones."""
    next_due: datetime | None
    state: FeedState
    every: int | None = None
    """The person's own minutes."""
    access: Access = PLAIN
    rhythm: Rhythm = NO_RHYTHM
    moved_to: str | None = None
    """Where permanent redirects led at the last visits."""
    moved_seen: int = 0
    """At how many of them in a row."""
    last_visit: datetime | None = None
