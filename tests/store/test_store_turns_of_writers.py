"""Who may write next: the person before what can wait."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import median

import pytest
from store_shelf import shelve

from newsreader.paths import Paths
from newsreader.store.history.turns import Turn, take_turns
from newsreader.store.library import Library
from waiting import PATIENCE, wait_until


@contextmanager
def writing_all_the_time(paths: Paths) -> Iterator[list[int]]:
    """As settling does: one transaction after the other, so many until now."""
    done, over = [0], threading.Event()

    def write() -> None:
        with Library.open(paths) as library:
            library.give_way()
            while not over.is_set():
                with library.db.transaction():
                    library.db.run("UPDATE feed SET failures = failures + 1")
                    time.sleep(0.03)
                done[0] += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield done
    finally:
        over.set()
        thread.join(PATIENCE)


Act = Callable[[Library, int], object]


@pytest.mark.parametrize(
    "act",
    [
        lambda library, id_: library.mark_read([id_]),
        lambda library, id_: library.note_opened(id_),
        lambda library, id_: library.remember("left", str(id_)),
        lambda library, id_: library.margins.leave(id_, None),
        lambda library, id_: library.links.queue(f"https://a.example/{id_}"),
    ],
    ids=["mark", "open", "remember", "leave", "queue"],
)
def test_the_person_waits_for_one_transaction_of_a_sync_that_writes_all_the_time(
    paths: Paths, noon: datetime, act: Act
) -> None:
    with Library.open(paths, lambda: noon) as library:
        ids = shelve(library, noon, 15)
        with writing_all_the_time(paths) as done:
            waited = []
            for id_ in ids:
                before = done[0]
                act(library, id_)
                waited.append(done[0] - before)
                time.sleep(0.01)
    assert median(waited) <= 1


def test_patience_with_other_writers_stays_what_it_was(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("PRAGMA busy_timeout = 1234")
        with library.db.transaction():
            pass
        assert library.db.value("PRAGMA busy_timeout") == 1234


TURNS = 20


def test_whoever_waits_may_write_between_two_turns_of_a_great_act(paths: Paths) -> None:
    left, seen, over = [TURNS], set[int](), threading.Event()

    def write() -> None:
        with Library.open(paths) as other:
            while not over.is_set():
                with other.db.transaction():
                    seen.add(left[0])

    def go_on(_: Turn) -> bool:
        time.sleep(0.005)
        left[0] -= 1
        return left[0] > 0

    with Library.open(paths) as library:
        thread = threading.Thread(target=write)
        thread.start()
        wait_until(lambda: seen)
        take_turns(library.db, go_on)
        over.set()
        thread.join(PATIENCE)

    assert seen - {TURNS, 0}
