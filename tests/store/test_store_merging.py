"""The parts of the indexes of words become few again: a day's small ones, and those of days."""

from collections import deque
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, store

from newsreader.models.feeds import Feed
from newsreader.models.scopes import SearchScope
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

SYNCS, DAYS = 5, 16
DAY = timedelta(days=1)


@pytest.fixture
def feed(library: Library) -> Feed:
    return followed(library)


def sync(library: Library, feed: Feed, at: datetime, times: int = SYNCS) -> None:
    for number in range(times):
        key = f"{at:%d}-{number}"
        store(library, feed, at, prepared(key, f"Ferry {key}", f"strike {key}"))


def merge(library: Library, at: datetime) -> None:
    deque(Arrivals(library).merge_indexes(at), 0)


def parts(library: Library, index: str) -> int:
    count: int = library.db.value(f"SELECT count(DISTINCT segid) FROM {index}_idx")
    return count


@pytest.mark.parametrize("index", ["search", "facts"])
def test_what_the_syncs_of_a_day_left_becomes_one_part(
    library: Library, feed: Feed, noon: datetime, index: str
) -> None:
    sync(library, feed, noon)
    assert parts(library, index) == SYNCS
    merge(library, noon)
    assert parts(library, index) == 1


def test_that_is_done_once_a_day(library: Library, feed: Feed, noon: datetime) -> None:
    merge(library, noon)
    sync(library, feed, noon)
    merge(library, noon)
    assert parts(library, "search") == SYNCS
    merge(library, noon + DAY)
    assert parts(library, "search") == 1


def test_few_parts_are_left_alone(library: Library, feed: Feed, noon: datetime) -> None:
    sync(library, feed, noon, times=3)
    merge(library, noon)
    assert parts(library, "search") == 3


def test_after_many_days_there_are_few_parts_and_everything_is_found(
    library: Library, feed: Feed, noon: datetime
) -> None:
    for day in range(DAYS):
        sync(library, feed, noon + day * DAY)
        merge(library, noon + day * DAY)
    assert parts(library, "search") == 1
    assert len(library.snapshot(SearchScope("strike"))) == SYNCS * DAYS
    library.db.run("INSERT INTO search (search) VALUES ('integrity-check')")
