"""Where the person is in the news: which list, which headline, what comes next. PURE."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto

from msgspec import Struct, field
from msgspec.structs import replace

from newsreader.models.feeds import Counts, Feed
from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    FeedScope,
    FolderScope,
    Grouping,
    OwnSmart,
    Scope,
    SearchScope,
    Show,
    Smart,
    Snapshot,
    Sort,
    TagScope,
)
from newsreader.view.actions.kinds import NO_KEY, KeyOf

_NEAR = 1_000
"""Rows that count as near."""
_HELD = 0.05
"""Seconds: steps that follow each other faster come from a held key."""
_GLIMPSE = 0.2
"""Seconds between two articles that are seen while a key is held."""
_OF_FEEDS = frozenset({Smart.UNREAD, Smart.TODAY, Smart.EVERYTHING})
"""They list what feeds bring, and nothing else that was kept."""
_OF_ALL = frozenset({Smart.EVERYTHING, Smart.TODAY})


class Reading(Struct, frozen=True):
    """A list as it was when it was opened. Its rows stay until the person asks for others."""

    scope: Scope = Smart.UNREAD
    label: str = "Unread"
    show: Show = Show.ALL
    arrangement: Arrangement = NEWEST_FIRST
    listed: Snapshot = field(default_factory=Snapshot)
    newest: int | None = None
    """The greatest id: what arrived since has a greater one. `None` while ids are missing."""
    lacking: bool = False
    """A search that was made before the words of all articles were known."""

    @property
    def complete(self) -> bool:
        return self.newest is not None

    @property
    def ids(self) -> "array[int]":
        return self.listed.ids

    @property
    def of_marks(self) -> bool:
        """What is in it may depend on what is read or bookmarked."""
        plain = isinstance(self.scope, FeedScope | FolderScope) or self.scope in _OF_ALL
        return self.show is not Show.ALL or not plain

    def holding(self, listed: Snapshot, newest: int | None) -> "Reading":
        return replace(self, listed=listed, newest=newest)

    @property
    def says_feed(self) -> bool:
        """Rows need not name their feed: the title does, or the headers."""
        by_feed = self.arrangement.grouping is Grouping.FEED
        return by_feed or isinstance(self.scope, FeedScope)

    @property
    def says_minutes(self) -> bool:
        """How long each takes to read is what one chooses by."""
        of_bookmarks = self.scope in (Smart.BOOKMARKS, Smart.ARCHIVE, Smart.LINKED)
        of_bookmarks = of_bookmarks or isinstance(self.scope, TagScope)
        by_length = self.arrangement.sort in (Sort.LONGEST, Sort.SHORTEST)
        return of_bookmarks or by_length or self.show is Show.BOOKMARKS

    @property
    def title(self) -> str:
        """`Unread · Japan`."""
        prefix = {Show.ALL: "", Show.UNREAD: "Unread · ", Show.BOOKMARKS: "Bookmarks · "}
        same = (Smart.UNREAD, Show.UNREAD), (Smart.BOOKMARKS, Show.BOOKMARKS)
        return self.label if (self.scope, self.show) in same else prefix[self.show] + self.label


def seek(ids: Sequence[int], start: int, step: int, wanted: Callable[[int], bool]) -> int | None:
    """The first index from `start` on, in direction `step`, whose article is wanted."""
    stop = len(ids) if step > 0 else -1
    return next((i for i in range(start, stop, step) if wanted(ids[i])), None)


def place_of(ids: "array[int]", article_id: int | None) -> int | None:
    try:
        return None if article_id is None else ids.index(article_id)
    except ValueError:
        return None


def nearest(before: "array[int]", article_id: int, now: "array[int]") -> int | None:
    """The place in `now` of what stood nearest below the article in `before`, else above it."""
    at = place_of(before, article_id)
    if at is None:
        return None
    below, above = before[at : at + _NEAR], before[max(0, at - _NEAR) : at]
    here = {*below, *above}.intersection(now)
    found = next((one for one in (*below, *reversed(above)) if one in here), None)
    return place_of(now, found)


def likely_next(index: int, stride: int) -> tuple[int, ...]:
    """The rows that may be read after row `index`, which the cursor reached in a step of `stride`.

    Who turned a page turns another.
    """
    beside = (index + 1, index - 1)
    return beside if abs(stride) <= 1 else (index + stride, *beside)


def followed_at_once(since_step: float, since_shown: float) -> bool:
    """Seconds since the cursor's last step and since the reader was last asked for an article."""
    return since_step > _HELD or since_shown > _GLIMPSE


def continued(head: Snapshot, every: Snapshot) -> Snapshot:
    """`head` as it is, then what follows its last article in `every`."""
    for article_id in reversed(head.ids):
        if article_id in every.ids:
            rest = every.ids.index(article_id) + 1
            return Snapshot(head.ids + every.ids[rest:], head.keys + every.keys[rest:])
    return every


class Step(Enum):
    """What the space bar does."""

    OPEN = auto()
    PAGE = auto()
    NEXT_UNREAD = auto()


def on_space(*, reader_seen: bool, shown: int | None, current: int | None, at_end: bool) -> Step:
    """Page through the article under the cursor, then go on to the next unread.

    `shown` and `current` are the articles in the reader and under the cursor.
    """
    if current is not None and (not reader_seen or shown != current):
        return Step.OPEN
    return Step.NEXT_UNREAD if at_end or shown is None else Step.PAGE


def unread_in(
    scope: Scope,
    counts: Counts,
    feeds: Iterable[Feed],
    own: Mapping[OwnSmart, int] | None = None,
) -> int | None:
    """How many unread articles the scope has; `None` where nobody counts them."""
    match scope:
        case Smart():
            return _unread_in_smart(counts).get(scope)
        case OwnSmart():
            return (own or {}).get(scope)
        case FeedScope(feed_id):
            return next((feed.unread for feed in feeds if feed.id == feed_id), 0)
        case FolderScope(path):
            return sum(feed.unread for feed in feeds if lies_in(feed, path))
        case _:
            return None


def _unread_in_smart(counts: Counts) -> Mapping[Smart, int]:
    return {
        Smart.EVERYTHING: counts.unread,
        Smart.UNREAD: counts.unread,
        Smart.TODAY: counts.today,
        Smart.BOOKMARKS: counts.unread_bookmarks,
    }


def label_of(scope: Scope, feeds: Iterable[Feed] = ()) -> str:
    """What a list of the scope is called."""
    match scope:
        case FeedScope(feed_id):
            return next((feed.title for feed in feeds if feed.id == feed_id), "Feed")
        case FolderScope(path):
            return path.rpartition("/")[2]
        case OwnSmart(title):
            return title
        case TagScope(name):
            return f"#{name}"
        case SearchScope(query):
            return f"Search: {query}"
        case _:
            return scope.value.capitalize()


def lies_in(feed: Feed, path: str) -> bool:
    """Whether the feed is in the folder at `path` or in one below it."""
    return any(folder == path or folder.startswith(path + "/") for folder in feed.folders)


def count_words(unread: int | None, total: int, *, complete: bool, short: bool = False) -> str:
    """`212 unread of 1,984`; `212/1,984` where there is little room.

    More are unread than listed when some came since, or were marked unread again.
    """
    listed = f"{total:,}" if complete else f"{total:,}+"
    if unread is None or total == 0:
        return listed if total else ""
    if complete and unread > total:
        return f"{unread:,} unread"
    return f"{unread:,}/{listed}" if short else f"{unread:,} unread of {listed}"


def news_words(newer: int, chosen: int, unsettled: int, key: KeyOf, more: int = 0) -> str:
    """What stands out over the list. `more`: so many are unread and cannot be listed yet."""
    if chosen:
        return f"{chosen:,} selected"
    if newer:
        return f"{newer:,} new · press {key('bring_new')}"
    if more > 0:
        return f"{more:,} more · press {key('bring_new')}"
    return f"{unsettled:,} not searched yet" if unsettled else ""


_EMPTY_SHOWS = {
    Show.UNREAD: ("Nothing unread here. Press {} for all articles.", "show_all"),
    Show.BOOKMARKS: ("No bookmarks here. Press {} for all articles.", "show_all"),
}
_EMPTY_SMARTS = {
    Smart.UNREAD: ("Everything is read. Press {} to sync.", "sync_all"),
    Smart.TODAY: ("Nothing unread from today. Press {} to sync.", "sync_all"),
    Smart.BOOKMARKS: (
        "No bookmarks yet. Press {} on an article to keep it for good.",
        "toggle_bookmark",
    ),
    Smart.ARCHIVE: ("Nothing is archived. {} archives a bookmark that is done with.", "archive"),
}
_EMPTY = ("No articles yet. Press {} to sync.", "sync_all")


def empty_words(reading: Reading, counts: Counts, key: KeyOf) -> str:
    """What an empty list says: why, and what to press."""
    if not counts.is_used:
        return f"No feeds yet. Press {key('add')} to add one, or {key('palette')} and type starter."
    if not counts.feeds and reading.scope in _OF_FEEDS:
        where = "Bookmarks" if counts.bookmarks else "Archive"
        return f"What you saved is in {where} ({key('jump')}). {key('add')} adds a feed."
    if counts.feeds and not counts.articles:
        sync, trouble = key("sync_all"), key("trouble")
        return f"Nothing has come yet. Press {sync} to sync, {trouble} to see what went wrong."
    if isinstance(reading.scope, SearchScope | OwnSmart | TagScope) and reading.show is Show.ALL:
        return "Nothing found."
    words, action = _EMPTY_SHOWS.get(reading.show, _EMPTY)
    if action == "show_all" and key(action) == NO_KEY:  # where numbers are counts
        action = "list_all"
    if isinstance(reading.scope, Smart):
        words, action = _EMPTY_SMARTS.get(reading.scope, (words, action))
    return words.format(key(action))
