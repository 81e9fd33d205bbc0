"""What the library remembers of visits to feeds, and of servers that asked us to wait."""

import json
from collections.abc import Sequence

from newsreader.models.arrivals import Host, Visit
from newsreader.models.feeds import SyncState
from newsreader.store.database import Database, Row
from newsreader.store.feedlist.access import read_access
from newsreader.store.feedlist.feeds import state_of
from newsreader.store.packing import storable_or_none
from newsreader.store.rhythm import read_rhythm, write_rhythm
from newsreader.store.times import moment, moment_or_none, seconds

_VISITED = """
    UPDATE feed SET last_visit = :at, next_due = :next_due, failures = :failures,
        last_error = :error, state = CASE state WHEN 'paused' THEN state ELSE :state END
"""
"""Only feeds.toml pauses a feed, or lets it go on."""
_OF_THIS_FEED = "WHERE id = :feed_id AND url = coalesce(:url, url)"
_FAILED = f"{_VISITED} {_OF_THIS_FEED}"
_UNCHANGED = f"""
    {_VISITED}, last_success = :at, etag = coalesce(:etag, etag),
        last_modified = coalesce(:last_modified, last_modified),
        hints = coalesce(:rhythm, hints), moved_to = :moved_to, moved_seen = :moved_seen
    {_OF_THIS_FEED}
"""
_STORED = f"""
    {_VISITED}, last_success = :at, etag = :etag, last_modified = :last_modified,
        body_hash = :body_hash, title = coalesce(:title, title),
        site_url = coalesce(:site_url, site_url), hints = coalesce(:rhythm, hints),
        moved_to = :moved_to, moved_seen = :moved_seen
    {_OF_THIS_FEED}
"""


def states(db: Database, feed_urls: Sequence[str] = ()) -> list[SyncState]:
    """Of these feeds, or of every followed one, in the order of feeds.toml."""
    rows = db.rows(
        "SELECT id, url, name, etag, last_modified, body_hash, failures, next_due, state,"
        " every, access, hints, moved_to, moved_seen, last_visit"
        " FROM feed WHERE followed AND (?1 = '[]' OR url IN (SELECT value FROM json_each(?1)))"
        " ORDER BY position, id",
        (json.dumps(list(feed_urls)),),
    )
    return [_state(row) for row in rows]


def failed(db: Database, visit: Visit) -> None:
    """What was stored before, validators included, stays."""
    db.run(_FAILED, _values(visit))


def unchanged(db: Database, visit: Visit) -> None:
    """Validators that came with it replace the old ones."""
    db.run(_UNCHANGED, _values(visit))


def stored(db: Database, visit: Visit) -> None:
    db.run(_STORED, _values(visit))


def hosts(db: Database) -> list[Host]:
    rows = db.rows("SELECT name, wait_until, strikes FROM host")
    return [Host(name, moment(wait_until), strikes) for name, wait_until, strikes in rows]


def remember_host(db: Database, host: Host) -> None:
    db.run(
        "INSERT OR REPLACE INTO host (name, wait_until, strikes) VALUES (?, ?, ?)",
        (host.name, seconds(host.wait_until), host.strikes),
    )


def forget_host(db: Database, host: Host) -> None:
    db.run("DELETE FROM host WHERE name = ?", (host.name,))


def _values(visit: Visit) -> dict[str, object]:
    return {
        "feed_id": visit.feed_id,
        "at": seconds(visit.at),
        "next_due": seconds(visit.next_due),
        "failures": visit.failures,
        "error": storable_or_none(visit.error),
        "state": visit.state,
        "etag": visit.etag,
        "last_modified": visit.last_modified,
        "body_hash": visit.body_hash,
        "title": storable_or_none(visit.title),
        "site_url": storable_or_none(visit.site_url),
        "rhythm": None if visit.rhythm is None else write_rhythm(visit.rhythm),
        "moved_to": visit.moved_to,
        "moved_seen": visit.moved_seen,
        "url": visit.url,
    }


def _state(row: Row) -> SyncState:
    feed_id, url, title, etag, last_modified, body_hash, failures, next_due, state, *rest = row
    every, access, hints, moved_to, moved_seen, last_visit = rest
    return SyncState(
        feed_id,
        url,
        title,
        etag,
        last_modified,
        body_hash,
        failures,
        moment_or_none(next_due),
        state_of(state),
        every,
        read_access(access),
        read_rhythm(hints),
        moved_to,
        moved_seen,
        moment_or_none(last_visit),
    )
