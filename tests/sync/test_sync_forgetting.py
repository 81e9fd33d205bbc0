"""After a sync what is kept no longer goes, and no feed brings it back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sync_world import World, rss

from newsreader.config import Retention
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import Smart
from newsreader.models.syncing import SyncEvent
from newsreader.sync.flow import sync

URL = "https://a.example/feed"
WANTED = Retention(days=30)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(URL))
        yield world


async def run(world: World) -> list[SyncEvent]:
    parts = msgspec.structs.replace(world.parts, retention=WANTED)
    return [event async for event in sync(parts, (), force=True)]


def titles(world: World) -> list[str]:
    headlines = world.library.headlines(world.library.snapshot(Smart.EVERYTHING))
    return sorted(headline.title for headline in headlines)


def item(title: str, link: str, guid: str, date: str, text: str = "Text.") -> str:
    return (
        f"<item><title>{title}</title><link>https://x.example/{link}</link><guid>{guid}</guid>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def feed(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'.encode()


async def forgotten(world: World, document: bytes) -> None:
    """The document's articles came, were read, and were forgotten."""
    world.serve(URL, document)
    world.library.retaining(WANTED).agree()
    await run(world)
    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    world.now += timedelta(days=31)
    await run(world)
    assert titles(world) == []


async def test_nothing_goes_before_the_person_knows(world: World) -> None:
    world.serve(URL, rss("one"))
    await run(world)
    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    world.now += timedelta(days=31)
    await run(world)
    assert titles(world) == ["one"]


async def test_a_feed_that_still_carries_it_does_not_bring_it_back(world: World) -> None:
    await forgotten(world, rss("one", "two"))
    world.serve(URL, rss("one", "two", "three"))
    await run(world)
    assert titles(world) == ["three"]


async def test_an_edit_of_what_was_forgotten_does_not_bring_it_back(world: World) -> None:
    await forgotten(world, rss("one", "two"))
    world.serve(URL, rss("one", "two", text="Another text."))
    await run(world)
    assert titles(world) == []
    assert world.library.faults() == []


OLD = item("Budget", "a", "g1", "Mon, 02 Feb 2026 10:00:00 GMT")


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (item("Budget", "moved", "g1", "Mon, 02 Feb 2026 10:00:00 GMT"), False),
        (item("Budget", "a", "other", "Mon, 02 Feb 2026 10:00:00 GMT"), False),
        (item("Budget, again", "a", "g1", "Tue, 03 Feb 2026 10:00:00 GMT"), False),
        (item("Storm", "b", "g1", "Wed, 04 Mar 2026 10:00:00 GMT"), True),
        (item("Storm", "a", "g2", "Wed, 04 Mar 2026 10:00:00 GMT"), True),
    ],
    ids=["moved", "another guid", "rewritten", "guids counted anew", "one page for all"],
)
async def test_what_is_another_article_comes_though_it_shares_a_mark(
    world: World, now: str, comes: bool
) -> None:
    await forgotten(world, feed(OLD))
    world.serve(URL, feed(now))
    await run(world)
    assert bool(titles(world)) is comes


async def test_it_runs_once_a_day(world: World) -> None:
    await forgotten(world, rss("one"))
    world.serve(URL, rss("one", "two"))
    await run(world)
    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    world.library.retaining(WANTED).ran()
    assert not world.library.retaining(WANTED).due()
