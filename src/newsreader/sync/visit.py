"""One visit to one feed: fetch, parse, decide, store. What goes wrong with it is a value."""

import logging
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from http import HTTPStatus

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.arrivals import Changes, PreparedFeed, Visit
from newsreader.models.feeds import FeedState, SyncState
from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.parsed import NotAFeed
from newsreader.models.rhythm import Rhythm
from newsreader.store.errors import DiskError
from newsreader.sync.changes import decide
from newsreader.sync.due import Pace, after_failure, after_success
from newsreader.sync.moves import is_settled, times_seen
from newsreader.sync.parts import Parts
from newsreader.sync.rhythm import rhythm_of, wants_whole
from newsreader.sync.together import Together, Write

log = logging.getLogger(__name__)


class Came(Struct, frozen=True):
    """The feed answered, and what it said is in the library."""

    state: SyncState
    new: int = 0
    changed: int = 0
    unchanged: bool = False
    wire_bytes: int = 0
    moved_to: str | None = None
    """Where it is to be followed from now on."""


class Missed(Struct, frozen=True):
    """Nothing usable came; what the library has is untouched."""

    state: SyncState
    failed: Failed
    page: bool = False
    """A web page came where a feed was expected."""
    wire_bytes: int = 0


class PutOff(Struct, frozen=True):
    """Not asked: its server wants to be left alone for a while."""

    state: SyncState


Ended = Came | Missed


class Brought(Struct, frozen=True):
    """What came, as soon as `write` has put it into the library."""

    came: Came
    write: Write
    weight: int = 0
    """Of the articles that `write` touches."""


async def visit(parts: Parts, state: SyncState) -> Brought | Missed:
    """Raises nothing but DiskError: that is no fault of the feed, and no feed can be stored."""
    try:
        return await _visit(parts, state)
    except DiskError:
        raise
    except Exception:
        log.exception("The visit to feed %d failed", state.feed_id)
        return _unhandled(state)


async def take_in(brought: Brought, together: Together) -> Ended:
    """Raises nothing but DiskError."""
    try:
        await together.write(brought.write, brought.weight)
    except DiskError:
        raise
    except Exception:
        log.exception("What feed %d brought could not be stored", brought.came.state.feed_id)
        return _unhandled(brought.came.state)
    return brought.came


def _unhandled(state: SyncState) -> Missed:
    return Missed(state, Failed("Something in this feed could not be handled: see the log."))


async def _visit(parts: Parts, state: SyncState) -> Brought | Missed:
    request = Request(state.url, state.etag, state.last_modified, state.access)
    if wants_whole(state.rhythm, parts.clock()):
        request = Request(state.url, access=state.access)
    match await parts.fetch(request):
        case Failed() as failed:
            return Missed(state, failed)
        case NotModified() as same:
            return _same(parts, state, same)
        case Fetched() as fetched:
            return await _read(parts, state, fetched)


async def _read(parts: Parts, state: SyncState, fetched: Fetched) -> Brought | Missed:
    if state.body_hash is not None and body_hash(fetched.body) == state.body_hash:
        return _same(parts, state, fetched)
    is_new = _is_new(parts, state)
    try:
        feed = await parts.prepare(fetched, raw=is_new and not parts.rules)
    except NotAFeed as error:
        return Missed(state, Failed(str(error)), is_page(fetched), fetched.wire_bytes)
    changes, write = news(parts, state.feed_id, fetched, feed, state, is_new=is_new)
    new, changed = changes
    moved_to = _settled(state, fetched, feed.hints.moved_to)
    came = Came(state, new, changed, wire_bytes=fetched.wire_bytes, moved_to=moved_to)
    return Brought(came, write, changes.weight)


def _is_new(parts: Parts, state: SyncState) -> bool:
    """Its texts may be settled later, where no rule asks for the words of what arrives."""
    return state.body_hash is None and parts.arrivals.is_empty(state.feed_id)


def news(
    parts: Parts,
    feed_id: int,
    fetched: Fetched,
    feed: PreparedFeed,
    before: SyncState | None = None,
    *,
    is_new: bool = False,
) -> tuple[Changes, Write]:
    """What `feed` brings to the articles of `feed_id`, which has none when it `is_new`."""
    keys = [] if is_new else [key for prepared in feed.articles for key in prepared.keys]
    changes = decide(feed.articles, parts.arrivals.known(feed_id, keys) if keys else {})
    now = parts.clock()
    rhythm = rhythm_of(feed.hints, (each.entry.published for each in feed.articles), now)
    visit = Visit(
        feed_id,
        at=now,
        next_due=_next_due(parts, before, rhythm, fetched, now),
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        body_hash=body_hash(fetched.body),
        title=feed.title or None,
        site_url=feed.site_url,
        rhythm=rhythm,
        moved_to=fetched.moved_to,
        moved_seen=times_seen(before, fetched.moved_to) if before else 0,
        url=before.url if before else None,
    )
    return changes, partial(parts.arrivals.store, visit, changes, now)


def write_down(parts: Parts, missed: Missed) -> None:
    """Remember a failure, and when to ask again."""
    now, failed, state = parts.clock(), missed.failed, missed.state
    failures, every = state.failures + 1, _every(parts, state)
    gone = failed.status == HTTPStatus.GONE
    visit = Visit(
        state.feed_id,
        at=now,
        next_due=after_failure(now, every, failures, parts.chance(), failed.retry_after),
        failures=failures,
        error=_named_before(failed, state),
        state=FeedState.GONE if gone else FeedState.FAILING,
        url=state.url,
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


def _same(parts: Parts, state: SyncState, answer: Fetched | NotModified) -> Brought:
    now = parts.clock()
    came_whole = isinstance(answer, Fetched)
    visit = Visit(
        state.feed_id,
        at=now,
        next_due=_next_due(parts, state, state.rhythm, answer, now),
        etag=answer.etag,
        last_modified=answer.last_modified,
        rhythm=replace(state.rhythm, came=now) if came_whole else None,
        moved_to=answer.moved_to,
        moved_seen=times_seen(state, answer.moved_to),
        url=state.url,
    )
    moved_to = _settled(state, answer, state.rhythm.moved_to)
    came = Came(state, unchanged=True, wire_bytes=answer.wire_bytes, moved_to=moved_to)
    return Brought(came, partial(parts.arrivals.unchanged, visit))


def _next_due(
    parts: Parts,
    state: SyncState | None,
    rhythm: Rhythm,
    answer: Fetched | NotModified,
    now: datetime,
) -> datetime:
    pace = Pace(_every(parts, state), rhythm, answer.fresh_for, parts.adaptive)
    return after_success(now, pace, parts.chance())[0]


def _every(parts: Parts, state: SyncState | None) -> timedelta:
    return timedelta(minutes=state.every) if state and state.every else parts.every


def _settled(state: SyncState, answer: Fetched | NotModified, declared: str | None) -> str | None:
    return answer.moved_to if is_settled(state, answer.moved_to, declared) else None


def _named_before(failed: Failed, state: SyncState) -> str:
    """The reason; of a feed that is gone for good with the new address that it once named."""
    new = state.rhythm.moved_to if failed.status == HTTPStatus.GONE else None
    before = f" Its publisher named a new address before: {new}" if new else ""
    return failed.reason + before
