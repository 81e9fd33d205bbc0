"""The whole flow against the house's fault-injecting server, when it is here."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_world import World

from newsreader.fetch.client import Client
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import Smart
from newsreader.models.syncing import SyncFinished
from newsreader.sync.flow import sync

FAULTY = Path(__file__).parents[2].parent / "shared" / "faults" / "faulty_server.py"

pytestmark = pytest.mark.skipif(not FAULTY.exists(), reason="no fault server on this machine")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    command = [sys.executable, str(FAULTY), "--port", "0", "--port2", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        ready = dict(word.split("=") for word in process.stdout.readline().split()[1:])
        yield f"http://127.0.0.1:{ready['port']}"
        process.kill()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("http/guid-random", [5, 0, 0, 0]),
        ("http/link-session", [5, 0, 0, 0]),
        ("http/date-moving", [5, 0, 0, 0]),
        ("http/reorder", [10, 0, 0, 0]),
        ("http/flip-flop", [1, 0, 0, 0]),
        ("http/shrinking", [10, 0, 0, 0]),
        ("http/growing", [1, 1, 1, 1]),
        ("http/title-change", [2, 0, 0, 0]),
        ("corpus/feeds/id-duplicate-guid.xml", [5, 0, 0, 0]),
        ("corpus/feeds/id-weird-guid.xml", [4, 0, 0, 0]),
    ],
)
async def test_what_is_new_in_fetch_after_fetch(
    world: World, server: str, path: str, new: list[int]
) -> None:
    world.library.subscribe(Subscription(f"{server}/{path}"))
    seen, places = [], []
    async with Client() as client:
        world.network = client.fetch
        for _ in new:
            seen.append(await new_articles(world))
            ids = list(world.library.snapshot(Smart.EVERYTHING))
            places.append(ids[-new[0] :])
            world.library.mark_read(ids)
            world.later(seconds=2)
    assert seen == new
    assert places == [places[0]] * len(new)


async def new_articles(world: World) -> int:
    """Said to be new, which must be those that are unread."""
    before = world.library.counts().unread
    *_, report = [event async for event in sync(world.parts, force=True)]
    assert isinstance(report, SyncFinished)
    assert report.failures == ()
    assert world.library.counts().unread - before == report.new
    return report.new
