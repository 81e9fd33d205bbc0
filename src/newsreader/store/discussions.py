"""What others say about articles: kept to be read offline. `library.discussions`."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import DecodeError
from msgspec.json import decode, encode

from newsreader.models.discussions import (
    NO_DISCUSSION,
    Comment,
    Comments,
    Discussion,
    WantedDiscussion,
)
from newsreader.store.database import Database, Row
from newsreader.store.feedlist.access import read_access
from newsreader.store.packing import id_list, pack_text, storable, unpack_text
from newsreader.store.times import moment, moment_or_none, seconds

_LOOKED_AT = 500
"""Bookmarks, the newest first."""
_FRESH = timedelta(hours=6)
_LIVELY = timedelta(days=14)
"""So long after an article people talk about it."""
_TRIES = 4
_MOST = 2**63 - 1

_SELECT = """
    SELECT a.id, a.comments_url, a.link, a.comments_feed, f.url, f.access
    FROM status s JOIN article a ON a.id = s.id JOIN feed f ON f.id = s.feed_id
"""
_KEPT = f"""{_SELECT} LEFT JOIN discussion d ON d.article_id = s.id
    WHERE s.bookmarked AND (d.asked IS NULL OR (
        d.asked <= :stale AND (d.came IS NULL OR s.placed >= :lively) AND d.misses < :tries))
    ORDER BY s.bookmarked_at DESC LIMIT :most
"""


class Discussions:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def of(self, article_id: int) -> Discussion:
        row = self._db.row(
            "SELECT d.comments, a.comments_count, d.came, d.asked, d.reason"
            " FROM discussion d JOIN article a ON a.id = d.article_id WHERE a.id = ?",
            (article_id,),
        )
        return _discussion(row) if row else NO_DISCUSSION

    def wanted(self) -> list[WantedDiscussion]:
        """Of bookmarks: what never came, and what is likely to have grown since."""
        now = self._clock()
        times = {"stale": seconds(now - _FRESH), "lively": seconds(now - _LIVELY)}
        limits = {"tries": _TRIES, "most": _LOOKED_AT}
        return [_wanted(row) for row in self._db.rows(_KEPT, {**times, **limits})]

    def wanted_of(self, article_ids: Sequence[int]) -> list[WantedDiscussion]:
        where = "WHERE a.id IN (SELECT value FROM json_each(?))"
        return [
            _wanted(row) for row in self._db.rows(f"{_SELECT} {where}", (id_list(article_ids),))
        ]

    def lacking(self, article_ids: Sequence[int]) -> list[WantedDiscussion]:
        """Those of them that are not here, or no longer fresh."""
        sql = (
            f"{_SELECT} LEFT JOIN discussion d ON d.article_id = s.id"
            " WHERE a.id IN (SELECT value FROM json_each(?)) AND coalesce(d.came, 0) <= ?"
        )
        stale = seconds(self._clock() - _FRESH)
        return [_wanted(row) for row in self._db.rows(sql, (id_list(article_ids), stale))]

    def keep(self, article_id: int, found: Comments) -> None:
        """Instead of what there was; not when its article is gone meanwhile."""
        packed = pack_text(encode(found.comments).decode())
        with self._db.transaction():
            self._db.run(
                "INSERT OR REPLACE INTO discussion (article_id, comments, came, asked)"
                " SELECT id, ?2, ?3, ?3 FROM article WHERE id = ?1",
                (article_id, packed, seconds(self._clock())),
            )
            self._db.run(
                "UPDATE article SET comments_count ="
                " coalesce(?2, max(coalesce(comments_count, 0), ?3)) WHERE id = ?1",
                (article_id, _bounded(found.count), len(found.comments)),
            )

    def miss(self, article_id: int, reason: str, *, answered: bool = True) -> None:
        """What came before stays. `reason` is a sentence.

        Whom nobody `answered` is asked as often as ever: there may have been no network.
        """
        self._db.write(
            "INSERT INTO discussion (article_id, asked, misses, reason)"
            " SELECT id, ?2, ?4, ?3 FROM article WHERE id = ?1 ON CONFLICT DO UPDATE"
            " SET asked = excluded.asked, misses = misses + ?4, reason = excluded.reason",
            (article_id, seconds(self._clock()), storable(reason), answered),
        )


def _bounded(count: int | None) -> int | None:
    return None if count is None else min(max(count, 0), _MOST)


def _discussion(row: Row) -> Discussion:
    packed, count, came, asked, reason = row
    return Discussion(_comments(packed), count, moment_or_none(came), moment(asked), reason)


def _comments(packed: bytes) -> tuple[Comment, ...]:
    """As much as can be read."""
    try:
        return decode(unpack_text(packed) or "[]", type=tuple[Comment, ...])
    except DecodeError:
        return ()


def _wanted(row: Row) -> WantedDiscussion:
    id_, comments_url, link, comments_feed, feed_url, access = row
    return WantedDiscussion(id_, comments_url, link, comments_feed, feed_url, read_access(access))
