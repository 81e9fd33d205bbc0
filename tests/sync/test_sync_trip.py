"""Packing for a time without a network."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from sync_world import World, rss
from test_sync_fulltexts import html

from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched
from newsreader.models.pictures import Shrunk
from newsreader.models.scopes import Scope, SearchScope
from newsreader.models.syncing import Lacking, Packed
from newsreader.sync.flow import sync
from newsreader.sync.parts import Illustrating
from newsreader.sync.trip import EVERYTHING_UNREAD, pack

SHORT, LONG = "https://short.example/feed", "https://long.example/feed"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.library.subscribe_all([Subscription(SHORT), Subscription(LONG)])
        world.answers[SHORT] = Fetched(SHORT, rss("a", "b"), "text/xml")
        long = rss("c", "d", text="word " * 460)
        world.answers[LONG] = Fetched(LONG, long, "text/xml")
        for title in "ab":
            world.answers[f"https://x.example/{title}"] = html(f"https://x.example/{title}")
        yield world


async def synced(world: World) -> None:
    async for _ in sync(world.parts, force=True):
        pass


async def packed(
    world: World, minutes: int, scope: Scope = EVERYTHING_UNREAD, size: int = 0
) -> Packed:
    last = [event async for event in pack(world.parts, scope, minutes, size)][-1]
    assert isinstance(last, Packed)
    return last


def titles(world: World, ids: Sequence[int], minutes: int) -> list[str]:
    return [one.title for one in world.library.taken(ids, minutes)]


async def test_everything_that_is_taken_along_has_its_text_then(world: World) -> None:
    await synced(world)
    assert await packed(world, 90) == Packed(articles=4, ready=4, minutes=5)
    for id_ in world.library.snapshot(EVERYTHING_UNREAD):
        article = world.library.article(id_)
        assert article is not None
        assert article.words > 60


async def test_what_is_not_ready_says_why(world: World) -> None:
    await synced(world)
    world.answers["https://x.example/a"] = Failed("The page does not exist (404).", 404)
    world.answers["https://x.example/b"] = Failed("No answer.", unreachable=True)
    last = await packed(world, 90)
    assert (last.articles, last.ready) == (4, 2)
    assert set(last.lacking) == {
        Lacking("a", "The page does not exist (404)."),
        Lacking("b", "Its page could not be reached."),
    }


async def test_a_feed_that_says_as_much_as_its_pages_is_ready(world: World) -> None:
    await synced(world)
    for title in "ab":
        url = f"https://x.example/{title}"
        world.answers[url] = html(url, b"<article><p>Some text.</p></article>")
    assert (await packed(world, 90)).lacking == ()


async def test_no_more_is_taken_than_can_be_read(world: World) -> None:
    await synced(world)
    ids = world.library.snapshot(SearchScope("word"))
    assert len(titles(world, ids, 2)) == 1
    assert len(titles(world, ids, 3)) == 2


async def test_bookmarks_come_first(world: World) -> None:
    await synced(world)
    ids = world.library.snapshot(EVERYTHING_UNREAD)
    world.library.bookmark([ids[-1]])
    [first, *_] = world.library.taken(ids, 90)
    assert first.article_id == ids[-1]


async def test_a_query_says_what_to_take(world: World) -> None:
    await synced(world)
    assert (await packed(world, 90, SearchScope("title:c"))).articles == 1
    assert world.asked.count("https://x.example/a") == 0


async def test_nothing_to_take_is_no_fault(world: World) -> None:
    assert await packed(world, 90) == Packed(0, 0, 0)


@pytest.mark.parametrize(("size", "pictures"), [(1_000_000, 2), (0, 0)])
async def test_pictures_come_along_within_their_budget(
    world: World, size: int, pictures: int
) -> None:
    body = rss("p", text="&lt;img src='https://x.example/1.png' width=600&gt;" + "word " * 300)
    world.answers[LONG] = Fetched(LONG, body.replace(b"</item>", b"</item>", 1), "text/xml")
    two = body.replace(b"1.png", b"2.png").replace(b">p<", b">q<").replace(b"/p<", b"/q<")
    world.answers[SHORT] = Fetched(SHORT, two, "text/xml")
    for number in (1, 2):
        url = f"https://x.example/{number}.png"
        world.answers[url] = Fetched(url, b"\x89PNG", "image/png", wire_bytes=4)

    async def shrink(content: bytes) -> Shrunk:
        return Shrunk(content, 600, 400)

    await synced(world)
    illustrating = Illustrating(world.fetch, shrink, world.paths.sync_lock)
    parts = replace(world.parts, illustrating=illustrating)
    last = [event async for event in pack(parts, EVERYTHING_UNREAD, 90, size)][-1]
    assert isinstance(last, Packed)
    assert last.pictures == pictures
