"""`feeds --json`, `export --format json`, `status --json`."""

from collections.abc import Iterable
from typing import Any

from newsreader.export.records.times import iso
from newsreader.models.feeds import Counts, Feed, Subscription

Record = dict[str, Any]


def feed_record(feed: Feed) -> Record:
    """One element of `feeds --json`."""
    return {
        "id": feed.id,
        "feed_url": feed.url,
        "site_url": feed.site_url,
        "title": feed.title,
        "folders": list(feed.folders),
        "unread": feed.unread,
        "total": feed.total,
        "last_success": iso(feed.last_success),
        "last_error": feed.last_error,
        "next_due": iso(feed.next_due),
        "state": feed.state.value,
    }


def subscription_records(subscriptions: Iterable[Subscription]) -> list[Record]:
    """`export --format json`: what feeds.toml says."""
    return [
        {
            "feed_url": subscription.url,
            "title": subscription.title,
            "folders": list(subscription.folders),
            "full_text": subscription.full_text,
        }
        for subscription in subscriptions
    ]


def status_record(counts: Counts) -> Record:
    """`status --json`."""
    return {
        "unread": counts.unread,
        "bookmarks": counts.bookmarks + counts.archived,
        "articles": counts.articles,
        "feeds": counts.feeds,
        "failing": counts.failing,
        "last_sync": iso(counts.last_sync),
        "outbox": 0,
        "library_bytes": counts.library_bytes,
    }
