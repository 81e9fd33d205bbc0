"""One visit to one feed: fetch, parse, decide, store. What goes wrong with it is a value."""

import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from http import HTTPStatus

from newsreader.models.arrivals import Changes, Visit
from newsreader.models.feeds import FeedState, SyncState
from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.parsed import NotAFeed
from newsreader.store.errors import DiskError
from newsreader.sync.changes import decide
from newsreader.sync.due import after_failure, after_success
from newsreader.sync.parts import Parts
from newsreader.sync.preparing import PreparedFeed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Came:
    """The feed answered, and what it said is in the library."""

    state: SyncState
    new: int = 0
    changed: int = 0
    unchanged: bool = False
    wire_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Missed:
    """Nothing usable came; what the library has is untouched."""

    state: SyncState
    failed: Failed
    page: bool = False
    """A web page came where a feed was expected."""
    wire_bytes: int = 0


Ended = Came | Missed


async def visit(parts: Parts, state: SyncState) -> Ended:
    """Raises nothing but DiskError: that is no fault of the feed, and no feed can be stored."""
    try:
        return await _visit(parts, state)
    except DiskError:
        raise
    except Exception:
        log.exception("The visit to feed %d failed", state.feed_id)
        return Missed(state, Failed("Something in this feed could not be handled: see the log."))


async def _visit(parts: Parts, state: SyncState) -> Ended:
    match await parts.fetch(Request(state.url, state.etag, state.last_modified)):
        case Failed() as failed:
            return Missed(state, failed)
        case NotModified() as same:
            parts.arrivals.unchanged(_unchanged(parts, state, same))
            return Came(state, unchanged=True, wire_bytes=same.wire_bytes)
        case Fetched() as fetched:
            return await _take_in(parts, state, fetched)


async def _take_in(parts: Parts, state: SyncState, fetched: Fetched) -> Ended:
    if body_hash(fetched.body) == state.body_hash:
        parts.arrivals.unchanged(_unchanged(parts, state, fetched))
        return Came(state, unchanged=True, wire_bytes=fetched.wire_bytes)
    try:
        feed = await parts.prepare(fetched)
    except NotAFeed as error:
        return Missed(state, Failed(str(error)), is_page(fetched), fetched.wire_bytes)
    new, changed = store(parts, state.feed_id, fetched, feed)
    return Came(state, new, changed, wire_bytes=fetched.wire_bytes)


def store(parts: Parts, feed_id: int, fetched: Fetched, feed: PreparedFeed) -> Changes:
    """Write what `feed` brings to the articles of `feed_id`."""
    keys = [key for prepared in feed.articles for key in prepared.keys]
    changes = decide(feed.articles, parts.arrivals.known(feed_id, keys))
    now = parts.clock()
    visit = Visit(
        feed_id,
        at=now,
        next_due=after_success(now, parts.every, parts.chance()),
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        body_hash=body_hash(fetched.body),
        title=feed.title or None,
        site_url=feed.site_url,
    )
    parts.arrivals.store(visit, changes, now)
    return changes


def write_down(parts: Parts, missed: Missed) -> None:
    """Remember a failure, and when to ask again."""
    now, failed, failures = parts.clock(), missed.failed, missed.state.failures + 1
    gone = failed.status == HTTPStatus.GONE
    visit = Visit(
        missed.state.feed_id,
        at=now,
        next_due=after_failure(now, parts.every, failures, parts.chance(), failed.retry_after),
        failures=failures,
        error=failed.reason,
        state=FeedState.GONE if gone else FeedState.FAILING,
    )
    try:
        parts.arrivals.failed(visit)
    except Exception:
        log.exception("The failure of feed %d could not be written down", visit.feed_id)


def body_hash(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).digest()


def is_page(fetched: Fetched) -> bool:
    """HTML by its own word or by its looks: a login page, a parked domain, a bot check."""
    start = fetched.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = (fetched.content_type or "").partition(";")[0].strip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        kind in ("text/html", "application/xhtml+xml") and not start.startswith(b"<?xml")
    )


def _unchanged(parts: Parts, state: SyncState, answer: Fetched | NotModified) -> Visit:
    now: datetime = parts.clock()
    return Visit(
        state.feed_id,
        at=now,
        next_due=after_success(now, parts.every, parts.chance()),
        etag=answer.etag or state.etag,
        last_modified=answer.last_modified or state.last_modified,
        body_hash=state.body_hash,
    )
