import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sync_big_feed import run

from newsreader.models.scopes import SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import wait_until

SCRIPT = str(Path(__file__).parent / "sync_big_feed.py")
ARTICLES = 900


@contextmanager
def syncing(paths: Paths, root: Path) -> Iterator[subprocess.Popen[bytes]]:
    paths.data.mkdir(parents=True)
    child = subprocess.Popen([sys.executable, SCRIPT, str(root), str(ARTICLES)], process_group=0)
    try:
        yield child
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize("moment", [1, 400])
async def test_a_killed_sync_loses_nothing_and_the_next_one_completes(
    tmp_path: Path, paths: Paths, moment: int
) -> None:
    with syncing(paths, tmp_path) as child, Library.open(paths) as library:
        wait_until(lambda: library.counts().articles >= moment)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        before = set(library.snapshot(Smart.EVERYTHING))
    finished = await run(paths, ARTICLES)
    assert finished
    with Library.open(paths) as library:
        after = set(library.snapshot(Smart.EVERYTHING))
        found = len(library.snapshot(SearchScope("word")))
        faults = library.faults()
    assert (len(after), found, before <= after, faults) == (ARTICLES, ARTICLES, True, [])


def test_readers_of_documents_do_not_outlive_a_killed_sync(tmp_path: Path, paths: Paths) -> None:
    with syncing(paths, tmp_path) as child, Library.open(paths) as library:
        wait_until(lambda: library.counts().articles)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        wait_until(lambda: not _group_is_alive(child.pid))


def _group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
