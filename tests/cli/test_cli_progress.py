"""The bar of a sync."""

from newsreader.cli.progress import Bar
from newsreader.models.syncing import SyncFinished, SyncStarted, TextsFetched

REPORT = SyncFinished(1, 1, 0, 0, 0, 1, 0, (), 10, 0.1)


def test_one_sync_may_follow_another() -> None:
    with Bar() as bar:
        for _ in range(2):
            for event in (SyncStarted(1), TextsFetched(0, 2), REPORT, TextsFetched(1, 2)):
                bar.show(event)
