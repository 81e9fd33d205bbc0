import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from store_shelf import shelve

from newsreader.models.acts import Act
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.thread import LibraryThread
from waiting import PATIENCE, wait_until


def marking(article_id: int) -> Callable[[Library], Act | None]:
    return lambda library: library.mark_read([article_id])


@pytest.fixture
def ids(paths: Paths, noon: datetime) -> list[int]:
    with Library.open(paths, lambda: noon) as library:
        return shelve(library, noon, 20)


@pytest.fixture
def thread(paths: Paths) -> Iterator[LibraryThread]:
    thread = LibraryThread(lambda: Library.open(paths))
    yield thread
    thread.close(PATIENCE)


def test_what_is_asked_for_is_done_in_order(thread: LibraryThread, ids: list[int]) -> None:
    acts = [thread.ask(marking(one)) for one in ids]

    done = [act.result(PATIENCE) for act in acts]

    assert [list(act.article_ids) for act in done if act] == [[one] for one in ids]


def test_an_error_travels_to_who_asked_and_the_thread_goes_on(thread: LibraryThread) -> None:
    failing = thread.ask(lambda library: library.unsubscribe(99))

    with pytest.raises(LibraryError):
        failing.result(PATIENCE)
    assert thread.ask(lambda library: library.counts().feeds).result(PATIENCE) == 0


def test_the_disk_is_waited_for_once_everybody_has_an_answer(
    thread: LibraryThread, ids: list[int], paths: Paths
) -> None:
    def much(library: Library) -> int:
        library.db.run("CREATE TABLE much (words TEXT)")
        with library.db.transaction():
            library.db.run_many("INSERT INTO much VALUES (?)", [("x" * 4000,)] * 5000)
        return paths.library.stat().st_size

    before = paths.library.stat().st_size

    assert thread.ask(much).result(PATIENCE) == before
    wait_until(lambda: paths.library.stat().st_size > before + 4000 * 5000)


_ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_work_that_is_given_up_ends_and_the_next_begins(thread: LibraryThread) -> None:
    begun = threading.Event()

    def endless(library: Library) -> None:
        begun.set()
        library.db.value(_ENDLESS)

    first = thread.ask(endless)
    second = thread.ask(lambda library: library.counts().feeds)
    assert begun.wait(PATIENCE)
    while not first.done():  # SQLite forgets what it is told just before it begins
        thread.give_up(first)
        time.sleep(0.01)

    assert second.result(PATIENCE) == 0
    with pytest.raises(LibraryError):
        first.result(0)


def test_work_that_is_given_up_between_two_questions_asks_no_more(thread: LibraryThread) -> None:
    begun, given_up = threading.Event(), threading.Event()

    def asking(library: Library) -> int:
        begun.set()
        assert given_up.wait(PATIENCE)
        return library.counts().feeds

    first = thread.ask(asking)
    assert begun.wait(PATIENCE)
    thread.give_up(first)
    given_up.set()

    with pytest.raises(LibraryError):
        first.result(PATIENCE)
    assert thread.ask(lambda library: library.counts().feeds).result(PATIENCE) == 0


def test_giving_up_what_has_not_begun_or_is_over_disturbs_nothing(thread: LibraryThread) -> None:
    go = threading.Event()
    over = thread.ask(lambda library: library.counts().feeds)
    assert over.result(PATIENCE) == 0
    running = thread.ask(lambda library: (go.wait(PATIENCE), library.counts().feeds))
    waiting = thread.ask(lambda library: library.counts().feeds)
    thread.give_up(over)
    thread.give_up(waiting)
    go.set()

    assert running.result(PATIENCE) == (True, 0)
    assert waiting.cancelled()


def test_closing_does_first_what_was_asked_for(
    thread: LibraryThread, ids: list[int], paths: Paths
) -> None:
    for one in ids:
        thread.ask(marking(one))

    assert thread.close(PATIENCE)
    with Library.open(paths) as library:
        assert not library.snapshot(Smart.UNREAD)


def test_closing_gives_up_after_its_time(thread: LibraryThread) -> None:
    going_on = threading.Event()
    thread.ask(lambda _: going_on.wait(PATIENCE))

    assert not thread.close(0.01)
    going_on.set()


def test_a_closed_thread_refuses(thread: LibraryThread) -> None:
    thread.close(PATIENCE)

    with pytest.raises(LibraryError, match="closed"):
        thread.ask(lambda library: library.counts()).result(PATIENCE)


def test_a_library_that_cannot_be_opened_is_told_to_everybody_who_asks(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    paths.data.mkdir()
    paths.library.touch()
    thread = LibraryThread(lambda: Library.open(paths))

    for _ in range(2):
        with pytest.raises(LibraryError, match="empty"):
            thread.ask(lambda library: library.counts()).result(PATIENCE)
    assert thread.close(PATIENCE)


KILLED = """
import os, signal, sys
from pathlib import Path
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.store.thread import LibraryThread

paths = Paths.under(Path(sys.argv[1]))
thread = LibraryThread(lambda: Library.open(paths))
ids = thread.ask(lambda library: library.snapshot(Smart.EVERYTHING)).result()
thread.ask(lambda library: library.mark_read(ids[:7])).result()
thread.ask(lambda library: library.bookmark(ids[:3])).result()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_acknowledged_survives_a_kill(
    ids: list[int], paths: Paths, tmp_path: Path
) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)

    assert killed.returncode == -9
    with Library.open(paths) as library:
        assert list(library.snapshot(Smart.UNREAD)) == ids[7:]
        assert list(library.snapshot(Smart.BOOKMARKS)) == ids[:3]
        assert [act.kind for act in library.history(2)] == ["bookmark", "read"]
        assert not library.faults()


STORING = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.parsed import ParsedEntry
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

now = datetime.now(UTC)
library = Library.open(Paths.under(Path(sys.argv[1])))
arrivals, (feed,) = Arrivals(library), library.feeds()
for batch in range(int(sys.argv[2])):
    keys = [f"{batch}-{number}" for number in range(250)]
    new = tuple(Prepared(ParsedEntry(k, None, k), (k,), b"", "word", "word", 1) for k in keys)
    print("storing", flush=True)
    arrivals.store(Visit(feed.id, now, now, etag=str(batch)), Changes(new, ()), now)
    arrivals.index_some()
print("done", flush=True)
"""


def test_a_kill_in_the_middle_of_storing_leaves_no_validators_without_their_articles(
    ids: list[int], paths: Paths, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", STORING, str(tmp_path), "1000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as storing:
        assert storing.stdout is not None
        for _ in range(5):
            storing.stdout.readline()
        storing.kill()

    with Library.open(paths) as library:
        etag = library.db.value("SELECT etag FROM feed")
        stored = library.counts().articles - len(ids)
        whole = library.db.value("SELECT count(*) FROM article JOIN body ON article_id = id")
        assert int(etag) >= 3
        assert stored >= (int(etag) + 1) * 250
        assert whole == stored + len(ids)
        assert not library.faults()


def test_marks_get_through_while_another_process_writes(
    ids: list[int], thread: LibraryThread, paths: Paths, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", STORING, str(tmp_path), "8"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as storing:
        assert storing.stdout is not None
        storing.stdout.readline()
        for one in ids:
            thread.ask(marking(one)).result(PATIENCE)
        assert storing.stdout.read().endswith(b"done\n")

    with Library.open(paths) as library:
        assert library.counts().articles == 8 * 250 + len(ids)
        assert library.counts().unread == 8 * 250


GUEST = """
import sys
from pathlib import Path
from newsreader.paths import Paths
from newsreader.store.library import Library
with Library.open(Paths.under(Path(sys.argv[1]))) as library:
    library.counts()
"""
HOST = """
import os, signal, subprocess, sys
from pathlib import Path
from newsreader.paths import Paths
from newsreader.store.library import Library
paths = Paths.under(Path(sys.argv[1]))
reading, writing = Library.open(paths), Library.open(paths)
reading.counts(), writing.counts()
subprocess.run([sys.executable, "-c", sys.argv[2], sys.argv[1]], check=True)
writing.mark_read([int(sys.argv[3])])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_guest_that_comes_and_goes_takes_nothing_along(
    paths: Paths, ids: list[int], tmp_path: Path
) -> None:
    """Closing any handle of the file drops the process's locks, and with them the WAL (POSIX)."""
    subprocess.run([sys.executable, "-c", HOST, str(tmp_path), GUEST, str(ids[3])], check=False)

    with Library.open(paths) as library:
        assert ids[3] not in library.snapshot(Smart.UNREAD)
