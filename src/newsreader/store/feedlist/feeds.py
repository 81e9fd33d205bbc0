"""Feeds and their folders, read from the library."""

from collections import defaultdict
from datetime import datetime

from newsreader.models.feeds import Counts, Feed, FeedState, Subscription
from newsreader.store import tagging
from newsreader.store.database import Database, Row
from newsreader.store.feedlist.access import read_access
from newsreader.store.times import midnight, moment_or_none, seconds

_TAGS = 9
"""That the sources have room for."""
_SELECT = """
    SELECT id, url, site_url, name, unread, total, last_success, last_error, next_due, state
    FROM feed
"""


class Followed:
    """What is followed, asked for again and again: of a thousand feeds few have changed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, tuple[Row, Feed]] = {}

    def feeds(self) -> list[Feed]:
        """In the order of feeds.toml."""
        folders = _folders(self._db)
        rows = self._db.rows(f"{_SELECT} WHERE followed ORDER BY position, id")
        known, self._known = self._known, {}
        for row in rows:
            whole = (*row, folders.get(row[0], ()))
            before = known.get(row[0])
            same = before is not None and before[0] == whole
            self._known[row[0]] = before if before and same else (whole, _feed(whole))
        return [feed for _, feed in self._known.values()]


def feeds(db: Database) -> list[Feed]:
    """What is followed, in the order of feeds.toml."""
    return Followed(db).feeds()


def feed(db: Database, feed_id: int) -> Feed | None:
    """Followed or not."""
    row = db.row(f"{_SELECT} WHERE id = ?", (feed_id,))
    return _feed((*row, _folders(db).get(feed_id, ()))) if row else None


def titles(db: Database) -> dict[int, str]:
    return dict(db.rows("SELECT id, name FROM feed"))


def find_feeds(db: Database, words: str) -> list[Feed]:
    """By id, else by address, else by the whole title, else by a part of the title."""
    words = words.strip()
    followed = feeds(db)
    part = words.casefold()
    for found in (
        [feed for feed in followed if str(feed.id) == words],
        [feed for feed in followed if words in (feed.url, feed.site_url)],
        [feed for feed in followed if feed.title.casefold() == part],
        [feed for feed in followed if part and part in feed.title.casefold()],
    ):
        if found:
            return found
    return []


def subscriptions(db: Database) -> list[Subscription]:
    folders = _folders(db)
    rows = db.rows(
        "SELECT id, url, own_title, full_text, every, state = 'paused', access"
        " FROM feed WHERE followed ORDER BY position, id"
    )
    return [
        Subscription(
            *(url, title, folders.get(id_, ()), full_text, every, bool(paused)),
            access=read_access(access),
        )
        for id_, url, title, full_text, every, paused, access in rows
    ]


def counts(db: Database, now: datetime) -> Counts:
    unread, articles, followed, failing, last_sync = db.rows(
        "SELECT total(unread), total(total), count(*), total(state IN ('failing', 'gone')),"
        " max(last_success) FROM feed WHERE followed"
    )[0]
    today = db.value(
        "SELECT count(*) FROM status WHERE shown AND NOT read AND placed >= ?",
        (seconds(midnight(now)),),
    )
    kept, archived, unread_kept = db.rows(
        "SELECT count(*), total(archived), total(NOT read AND NOT archived)"
        " FROM status WHERE bookmarked"
    )[0]
    pages, page_size = db.value("PRAGMA page_count"), db.value("PRAGMA page_size")
    return Counts(
        unread=int(unread),
        today=today,
        bookmarks=kept - int(archived),
        articles=int(articles),
        feeds=followed,
        failing=int(failing),
        last_sync=moment_or_none(last_sync),
        library_bytes=pages * page_size,
        archived=int(archived),
        unread_bookmarks=int(unread_kept),
        tags=tuple(sorted(tagging.names(db, _TAGS), key=lambda one: one[0].casefold())),
    )


def next_due(db: Database) -> datetime | None:
    """Those gone or paused wait for the person."""
    return moment_or_none(
        db.value(
            "SELECT min(coalesce(next_due, 0)) FROM feed"
            " WHERE followed AND state NOT IN ('gone', 'paused')"
        )
    )


def _folders(db: Database) -> dict[int, tuple[str, ...]]:
    folders: defaultdict[int, list[str]] = defaultdict(list)
    for feed_id, path in db.rows("SELECT feed_id, path FROM folder ORDER BY feed_id, path"):
        folders[feed_id].append(path)
    return {feed_id: tuple(paths) for feed_id, paths in folders.items()}


def _feed(row: Row) -> Feed:
    id_, url, site_url, name, unread, total, success, error, due, state, folders = row
    return Feed(
        id=id_,
        url=url,
        site_url=site_url,
        title=name,
        folders=folders,
        unread=unread,
        total=total,
        last_success=moment_or_none(success),
        last_error=error,
        next_due=moment_or_none(due),
        state=state_of(state),
    )


def state_of(word: str) -> FeedState:
    """A word that this version does not know counts as OK."""
    return FeedState(word) if word in FeedState.__members__.values() else FeedState.OK
