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


def import_record(imported: Imported, synced: int) -> Record:
    """`import --json`; `synced` articles came with the sync where none came along."""
    return {
        "imported": imported.imported,
        "duplicate": imported.duplicate,
        "skipped": [{"what": line.what, "reason": line.reason} for line in imported.skipped],
        "articles": synced if imported.articles is None else imported.articles,
        "read": imported.read,
        "bookmarked": imported.bookmarked,
    }
