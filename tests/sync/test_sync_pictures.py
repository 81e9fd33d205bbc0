"""Real pictures from a real server, through the real workers."""

import fcntl
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from sync_site import Site, site
from sync_world import World, kinds, rss

from newsreader.fetch.client import PICTURES, Client
from newsreader.fetch.inside import Guard
from newsreader.fetch.limits import Limits
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import Smart
from newsreader.models.syncing import PicturesFetched, PicturesFetching, SyncEvent
from newsreader.sync.flow import sync
from newsreader.sync.parts import Illustrating, Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.sync.workers import Workers

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def jpeg(colour: str = "green", size: tuple[int, int] = (1200, 800)) -> bytes:
    packed = BytesIO()
    Image.new("RGB", size, colour).save(packed, "JPEG")
    return packed.getvalue()


def showing(*paths: str) -> str:
    return "&lt;p&gt;Words.&lt;/p&gt;" + "".join(
        f'&lt;img src="{path}" alt="It shows {path[1:]}"/&gt;' for path in paths
    )


class Stand:
    """A site with one feed, and a library that follows it."""

    def __init__(self, world: World, site: Site, workers: Workers, client: Client) -> None:
        self.world = world
        self.site = site
        self.illustrating = Illustrating(
            client.fetch, workers.shrink, world.paths.pictures_lock, per_sync=50
        )
        world.network = client.fetch
        world.library.subscribe(Subscription(f"{site.url}/feed"))

    def publish(self, *pictures: str, title: str = "One") -> None:
        paths = [path if "://" in path else self.site.url + path for path in pictures]
        self.site.serve("/feed", rss(title, text=showing(*paths)))

    async def sync(self, *, force: bool = True) -> list[SyncEvent]:
        return [event async for event in sync(self.parts, force=force)]

    @property
    def parts(self) -> Parts:
        return replace(self.world.parts, illustrating=self.illustrating)

    @property
    def here(self) -> dict[str, Path]:
        ids = self.world.library.snapshot(Smart.EVERYTHING)
        found = [self.world.library.album.found(article_id) for article_id in ids]
        return {
            url.removeprefix(self.site.url): kept.path for one in found for url, kept in one.items()
        }


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator["Stand"]:
    async with (
        site() as served,
        Workers(count=1) as workers,
        Client(Limits(total=5, max_bytes=300_000, at_once=4), accept=PICTURES) as client,
    ):
        with World(tmp_path) as world:
            yield Stand(world, served, workers, client)


def fetched(events: Sequence[SyncEvent]) -> PicturesFetched | None:
    last = events[-1]
    return last if isinstance(last, PicturesFetched) else None


async def test_pictures_come_after_the_report(stand: Stand) -> None:
    stand.site.serve("/a.jpg", jpeg(), "Content-Type: image/jpeg")
    stand.publish("/a.jpg")
    events = await stand.sync()

    assert kinds(events)[-4:] == [
        "SyncFinished",
        "PicturesFetching",
        "PicturesFetching",
        "PicturesFetched",
    ]
    assert [e for e in events if isinstance(e, PicturesFetching)] == [
        PicturesFetching(0, 1),
        PicturesFetching(1, 1),
    ]
    with Image.open(stand.here["/a.jpg"]) as kept:
        assert (kept.format, kept.size) == ("WEBP", (960, 640))


async def test_hostile_pictures_are_asked_for_once_and_never_kept(stand: Stand) -> None:
    traps = {
        "/page.jpg": b"<!DOCTYPE html><title>Log in</title>",
        "/svg.jpg": SVG.encode(),
        "/cut.jpg": jpeg()[:700],
        "/dot.gif": jpeg(size=(1, 1)),
        "/empty.jpg": b"",
        "/huge.jpg": b"\xff\xd8\xff" + b"\0" * 400_000,
    }
    for path, body in traps.items():
        stand.site.serve(path, body, "Content-Type: image/jpeg")
    stand.site.serve("/a.jpg", jpeg())
    stand.publish(*traps, "/a.jpg")
    first = await stand.sync()
    asked = len(stand.site.asked)
    again = await stand.sync()

    assert fetched(first) == PicturesFetched(1, len(traps), stand.here["/a.jpg"].stat().st_size)
    assert list(stand.here) == ["/a.jpg"]
    assert fetched(again) is None
    assert stand.site.asked[asked:] == ["/feed"]


async def test_a_missing_picture_is_tried_again_hours_later(stand: Stand) -> None:
    stand.publish("/late.jpg")
    await stand.sync()
    stand.site.serve("/late.jpg", jpeg())
    await stand.sync()
    assert stand.here == {}
    stand.world.later(hours=3)
    await stand.sync()

    assert list(stand.here) == ["/late.jpg"]


async def test_an_article_may_not_name_what_is_inside_of_a_private_network(stand: Stand) -> None:
    async with site() as inside:
        inside.serve("/reboot.jpg", jpeg())
        stand.publish(f"{inside.url}/reboot.jpg")
        await stand.sync()

    assert inside.asked == []
    assert stand.here == {}


async def test_pictures_of_other_public_servers_are_fetched(tmp_path: Path) -> None:
    async with (
        site() as served,
        site() as elsewhere,
        Workers(count=1) as workers,
        Client(guard=Guard(lambda _: False), accept=PICTURES) as client,
    ):
        elsewhere.serve("/a.jpg", jpeg())
        with World(tmp_path) as world:
            stand = Stand(world, served, workers, client)
            stand.publish(f"{elsewhere.url}/a.jpg")
            await stand.sync()

            assert list(stand.here) == [f"{elsewhere.url}/a.jpg"]


async def test_no_more_than_the_budget_comes_in_one_sync(stand: Stand) -> None:
    paths = [f"/{number}.jpg" for number in range(7)]
    for path in paths:
        stand.site.serve(path, jpeg(size=(60, 40)))
    stand.publish(*paths)
    stand.illustrating = replace(stand.illustrating, per_sync=4)
    await stand.sync()
    assert set(stand.here) == set(paths[:4])
    await stand.sync()

    assert set(stand.here) == set(paths)


async def test_the_next_sync_need_not_wait_for_pictures(stand: Stand) -> None:
    stand.site.serve("/a.jpg", jpeg())
    stand.publish("/a.jpg")
    lock = stand.world.paths.pictures_lock
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        events = await stand.sync()

    assert kinds(events)[-1] == "SyncFinished"
    assert kinds(await stand.sync())[-1] == "PicturesFetched"


async def test_who_stops_listening_keeps_what_came(stand: Stand) -> None:
    paths = [f"/{number}.jpg" for number in range(8)]
    for path in paths:
        stand.site.serve(path, jpeg(size=(60, 40)))
    stand.publish(*paths)
    async with aclosing(sync(stand.parts, force=True)) as stream:
        async for event in stream:
            if event == PicturesFetching(3, 8):
                break

    assert len(stand.here) == 3


async def test_without_a_network_nothing_counts_as_a_failure(stand: Stand) -> None:
    stand.site.serve("/feed", rss("One", text=showing("http://127.0.0.1:1/a.jpg")))
    events = await stand.sync()
    wanted = stand.world.library.album.wanted(9)

    assert fetched(events) == PicturesFetched(0, 1, 0)
    assert [picture.failures for picture in wanted] == [0]


async def test_a_picture_that_takes_too_long_to_decode_is_given_up(tmp_path: Path) -> None:
    async with (
        site() as served,
        Workers(count=1, seconds=0.001) as workers,
        Client(accept=PICTURES) as client,
    ):
        served.serve("/a.jpg", jpeg(size=(4000, 3000)))
        with World(tmp_path) as world:
            stand = Stand(world, served, workers, client)
            stand.publish("/a.jpg")
            events = await stand.sync()

            assert fetched(events) == PicturesFetched(0, 1, 0)


async def test_pictures_are_fetched_when_the_person_asks_for_them(stand: Stand) -> None:
    stand.illustrating = replace(stand.illustrating, by_itself=False)
    stand.site.serve("/a.jpg", jpeg())
    stand.publish("/a.jpg")
    assert kinds(await stand.sync())[-1] == "SyncFinished"
    assert stand.here == {}

    ids = stand.world.library.snapshot(Smart.EVERYTHING)
    events = [e async for e in illustrate_these(stand.world.library, stand.illustrating, ids)]
    assert kinds(events) == ["PicturesFetching", "PicturesFetching", "PicturesFetched"]
    assert list(stand.here) == ["/a.jpg"]

    again = [e async for e in illustrate_these(stand.world.library, stand.illustrating, ids)]
    assert again == [PicturesFetched(0, 0, 0)]
