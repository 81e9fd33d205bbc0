import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sync_world import NOON, World, rss

from newsreader.models.arrivals import Visit
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import Smart
from newsreader.models.syncing import FeedFailed, FeedSynced
from newsreader.store.arrivals import Arrivals
from newsreader.store.arriving import BATCH
from newsreader.store.errors import DiskError
from newsreader.store.library import Library
from newsreader.sync.flow import sync
from newsreader.sync.together import Together
from waiting import in_time

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


@pytest.fixture
def other(world: World) -> Iterator[Library]:
    """The app, meanwhile."""
    with Library.open(world.paths) as library:
        yield library


def follow(world: World, *names: str) -> list[str]:
    urls = [f"https://{name}.example/feed" for name in names]
    for url in urls:
        world.library.subscribe(Subscription(url))
        world.serve(url, rss(*(f"{url} {number}" for number in range(3))))
    return urls


def due(library: Library) -> list[datetime | None]:
    return [state.next_due for state in Arrivals(library).states()]


def visited(world: World, feed_id: int) -> Callable[[], None]:
    return lambda: world.parts.arrivals.unchanged(Visit(feed_id, NOON, LATER))


def refused() -> None:
    raise ValueError("no")


async def test_several_visits_are_written_in_one_transaction(world: World, other: Library) -> None:
    follow(world, "a", "b")
    together = Together(world.parts.arrivals, visits=3, clock=lambda: 0.0)
    seen: list[list[datetime | None]] = []

    def look() -> None:
        seen.append(due(other))

    async with asyncio.TaskGroup() as tasks:
        for write in (visited(world, 1), visited(world, 2), look):
            tasks.create_task(together.write(write, 1))

    assert seen == [[None, None]]
    assert due(other) == [LATER, LATER]


async def test_what_fails_does_not_take_the_others_along(world: World) -> None:
    follow(world, "a", "b")
    together = Together(world.parts.arrivals, visits=3, clock=lambda: 0.0)
    writes = (visited(world, 1), refused, visited(world, 2))

    said = await asyncio.gather(
        *(together.write(write, 1) for write in writes), return_exceptions=True
    )

    assert [type(one) for one in said] == [type(None), ValueError, type(None)]
    assert due(world.library) == [LATER, LATER]


async def test_a_disk_that_refuses_one_has_taken_nothing_of_the_others(world: World) -> None:
    follow(world, "a")
    together = Together(world.parts.arrivals, visits=2, clock=lambda: 0.0)

    def full() -> None:
        raise DiskError("full")

    said = await asyncio.gather(
        together.write(visited(world, 1), 1), together.write(full, 1), return_exceptions=True
    )

    assert [type(one) for one in said] == [DiskError, DiskError]
    assert due(world.library) == [None]


@pytest.mark.parametrize(
    ("articles", "groups"),
    [
        ([BATCH // 2, BATCH // 2, 1], [2, 1]),
        ([BATCH - 1, 2, 1], [1, 2]),
        ([1, 5 * BATCH, 1], [1, 1, 1]),
        ([BATCH, 1, 1], [1, 2]),
    ],
)
async def test_no_more_articles_than_the_person_may_wait_for(
    world: World, other: Library, articles: list[int], groups: list[int]
) -> None:
    feeds = range(1, len(follow(world, "a", "b", "c")) + 1)
    together = Together(world.parts.arrivals, visits=3, clock=lambda: 0.0)
    before: list[int] = []

    def write(feed_id: int) -> None:
        before.append(due(other).count(LATER))
        visited(world, feed_id)()

    async with asyncio.TaskGroup() as tasks:
        for feed_id, many in zip(feeds, articles, strict=True):
            tasks.create_task(together.write(partial(write, feed_id), many))

    starts = [sum(groups[:number]) for number in range(len(groups))]
    assert before == [
        start for start, many in zip(starts, groups, strict=True) for _ in range(many)
    ]


async def test_a_transaction_that_takes_long_ends_after_the_visit_it_is_at(
    world: World, other: Library
) -> None:
    feeds = range(1, len(follow(world, *"abcde")) + 1)
    seconds = {1: 0.01, 2: 0.01, 3: 1.0, 4: 0.0, 5: 0.0}
    past = 0.0
    together = Together(world.parts.arrivals, visits=5, clock=lambda: past)
    before: list[int] = []

    def write(feed_id: int) -> None:
        nonlocal past
        before.append(due(other).count(LATER))
        visited(world, feed_id)()
        past += seconds[feed_id]

    async with asyncio.TaskGroup() as tasks:
        for feed_id in feeds:
            tasks.create_task(together.write(partial(write, feed_id), 1))

    assert before == [0, 0, 2, 3, 3]
    assert due(other) == [LATER] * 5


async def test_the_last_visit_waits_for_nobody(world: World) -> None:
    follow(world, "a")
    together = Together(world.parts.arrivals, visits=2, clock=lambda: 0.0)
    together.over()
    last = together.write(visited(world, 1), 1)

    with pytest.raises(StopIteration):
        last.send(None)

    assert due(world.library) == [LATER]


async def test_a_visit_waits_for_others_a_moment_only(world: World) -> None:
    follow(world, "a")
    together = Together(world.parts.arrivals, visits=2, clock=lambda: 0.0)

    async with in_time():
        await together.write(visited(world, 1), 1)

    assert due(world.library) == [LATER]


async def test_nothing_is_said_before_it_is_in_the_library(world: World, other: Library) -> None:
    follow(world, *"abcdefgh")
    said = 0
    async for event in sync(world.parts):
        if isinstance(event, FeedSynced):
            said += event.new
            assert len(other.snapshot(Smart.EVERYTHING)) >= said
    assert said == 24


async def test_a_feed_that_cannot_be_written_fails_alone(world: World) -> None:
    urls = follow(world, *"abc")
    world.library.db.run(
        "CREATE TEMP TRIGGER broken BEFORE INSERT ON main.article"
        " WHEN new.title LIKE 'https://b.%' BEGIN SELECT raise(ABORT, 'no'); END"
    )

    events = [event async for event in sync(world.parts)]

    assert sum(event.new for event in events if isinstance(event, FeedSynced)) == 6
    assert [event.feed_url for event in events if isinstance(event, FeedFailed)] == [urls[1]]
    assert len(world.library.snapshot(Smart.EVERYTHING)) == 6
