"""`sync --json` and `import --json`."""

from typing import Any

from newsreader.models.syncing import Imported, SyncFinished

Record = dict[str, Any]


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
