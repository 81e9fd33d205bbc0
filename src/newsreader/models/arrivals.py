"""What the sync decided and the store writes."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from newsreader.models.feeds import FeedState
from newsreader.models.hints import NO_HINTS, Hints
from newsreader.models.packed import Packed
from newsreader.models.parsed import ParsedEntry
from newsreader.models.rhythm import Rhythm

UNSETTLED = b"\0"
"""The hash of an article whose text is not extracted yet."""


class Prepared(Struct, frozen=True):
    """An entry made ready for the library: its text extracted, its marks computed."""

    entry: ParsedEntry
    keys: tuple[str, ...]
    """Everything that identifies it within its feed, the most trusted first."""
    content_hash: bytes
    """Changes with what the publisher says: see sync/content.py."""
    text: str
    excerpt: str
    words: int
    packed: Packed | None = None
    """Its body, where that was packed already: `entry.html` did not come along then."""
    raw: bool = False
    """Its text is not extracted yet, and so it has no hash: it is settled later."""

    @property
    def weight(self) -> int:
        """Of an article without a text: to make 250 letters findable takes as long."""
        return 1 + len(self.text) // 250


class Unsettled(Struct, frozen=True):
    """An article that was stored as it came."""

    article_id: int
    entry: ParsedEntry
    """Without its HTML."""
    html: bytes
    """Packed."""


class Settled(Struct, frozen=True):
    """What was left for later."""

    article_id: int
    title: str
    content_hash: bytes
    text: str
    packed: bytes
    """The text again, packed."""
    excerpt: str
    words: int
    topics: tuple[str, ...] = ()


class PreparedFeed(Struct, frozen=True):
    """A feed document, read."""

    title: str
    site_url: str | None
    articles: tuple[Prepared, ...]
    note: str | None = None
    """What was wrong with the document, where it could still be read."""
    hints: Hints = NO_HINTS


class Known(Struct, frozen=True):
    """An article that the library already has, as far as deciding about it needs."""

    article_id: int
    content_hash: bytes
    title: str = ""
    link: str | None = None
    published: datetime | None = None
    words: int = 0
    has_guid: bool = False
    """One of its keys is a guid."""
    forgotten: bool = False
    """It is gone, and must not come back: `link` is the normalised one, the rest says nothing."""


class Changes(Struct, frozen=True):
    """What a fresh document means for one feed's articles."""

    new: tuple[Prepared, ...]
    changed: tuple[tuple[int, Prepared], ...]
    """(article id, what the publisher says now)."""
    renamed: tuple[tuple[int, Prepared], ...] = ()
    """The same under keys we had not seen: remember the keys, nothing else."""
    refreshed: tuple[tuple[int, Prepared], ...] = ()
    """The same words; what is beside them changed, which is no edit: a picture, a count."""

    def __iter__(self) -> Iterator[int]:
        return iter((len(self.new), len(self.changed)))

    @property
    def weight(self) -> int:
        """Of all articles that are touched."""
        texts = (*self.new, *(one for _, one in self.changed))
        return sum(one.weight for one in texts) + len(self.renamed) + len(self.refreshed)


class Visit(Struct, frozen=True):
    """How one visit to a feed ended; all the sync remembers of it."""

    feed_id: int
    at: datetime
    next_due: datetime
    failures: int = 0
    error: str | None = None
    state: FeedState = FeedState.OK
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    title: str | None = None
    """The publisher's; `None` leaves what is there."""
    site_url: str | None = None
    rhythm: Rhythm | None = None
    """`None` leaves what is there."""
    moved_to: str | None = None
    moved_seen: int = 0
    url: str | None = None
    """Where it was made: nothing of it is remembered when the feed has been moved meanwhile."""


class Host(Struct, frozen=True):
    """A server that asked us to wait."""

    name: str
    wait_until: datetime
    strikes: int
    """How often in a row."""
