"""The JSON that people script against: add to these shapes, never change them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from newsreader.models.articles import Article, Enclosure
from newsreader.models.document import Document, Figure
from newsreader.models.feeds import Counts, Feed, Subscription
from newsreader.models.syncing import Imported, SyncFinished

Record = dict[str, Any]


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def article_record(article: Article) -> Record:
    """One element of `list --json`."""
    return {
        "id": article.id,
        "feed": article.feed_title,
        "feed_url": article.feed_url,
        "title": article.title,
        "link": article.link,
        "author": article.author,
        "published": iso(article.published),
        "arrived": iso(article.arrived),
        "read": article.read,
        "bookmarked": article.bookmarked,
        "tags": [],
        "topics": list(article.topics),
        "offline": "text" if article.words else "headline",
        "excerpt": article.excerpt,
        "story": None,
    }


def whole_record(article: Article, document: Document) -> Record:
    """`show --format json`."""
    return article_record(article) | {
        "text": article.text,
        "html": article.html,
        "captions": captions(document),
        "enclosures": [_enclosure(enclosure) for enclosure in article.enclosures],
        "comments": {"url": article.comments_url, "count": article.comments_count},
        "gist": [],
        "related": [],
        "revisions": 0,
    }


def captions(document: Document) -> list[str]:
    """Of the figures in their order; those without a caption are left out."""
    figures = (block for block in document.blocks if isinstance(block, Figure))
    return [figure.caption.text for figure in figures if figure.caption and figure.caption.text]


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


def sync_record(report: SyncFinished) -> Record:
    """`sync --json`."""
    return {
        "feeds": {
            "due": report.due,
            "fetched": report.fetched,
            "unchanged": report.unchanged,
            "failed": report.failed,
            "skipped": report.skipped,
        },
        "articles": {"new": report.new, "changed": report.changed},
        "failures": [
            {"feed_url": failure.feed_url, "reason": failure.reason} for failure in report.failures
        ],
        "bytes": report.bytes,
        "seconds": report.seconds,
        "offline": report.offline,
    }


def import_record(imported: Imported, articles: int) -> Record:
    """`import --json`; OPML says nothing about what was read or bookmarked."""
    return {
        "imported": imported.imported,
        "duplicate": imported.duplicate,
        "skipped": [{"what": line.what, "reason": line.reason} for line in imported.skipped],
        "articles": articles,
        "read": 0,
        "bookmarked": 0,
    }


def status_record(counts: Counts) -> Record:
    """`status --json`."""
    return {
        "unread": counts.unread,
        "bookmarks": counts.bookmarks,
        "articles": counts.articles,
        "feeds": counts.feeds,
        "failing": counts.failing,
        "last_sync": iso(counts.last_sync),
        "outbox": 0,
        "library_bytes": counts.library_bytes,
    }


def _enclosure(enclosure: Enclosure) -> Record:
    return {
        "url": enclosure.url,
        "mime_type": enclosure.mime_type,
        "length": enclosure.length,
        "duration": enclosure.duration,
    }
