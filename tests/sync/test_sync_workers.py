import asyncio
import multiprocessing
import os
import time
from pathlib import Path

import pytest
from sync_world import rss

from newsreader.models.arrivals import PreparedFeed
from newsreader.models.fetching import Fetched
from newsreader.models.parsed import NotAFeed
from newsreader.sync.preparing import prepare
from newsreader.sync.workers import Workers
from waiting import in_time, until

URL = "https://x.example/feed"


def test_a_prepared_feed_is_ready_to_be_stored() -> None:
    feed = prepare(
        rss("one", "two", text="&lt;p&gt;Some &lt;b&gt;bold&lt;/b&gt; text.&lt;/p&gt;"), URL, None
    )
    article = feed.articles[0]
    assert (feed.title, len(feed.articles)) == ("Feed", 2)
    assert (article.text, article.excerpt, article.words) == ("Some bold text.",) * 2 + (3,)


async def test_a_worker_gives_what_would_be_prepared_here() -> None:
    async with Workers(1) as workers:
        there = await workers.prepare(Fetched(URL, rss("one"), "text/xml"))
    assert there == prepare(rss("one"), URL, "text/xml")


async def test_workers_that_were_warmed_up_are_there_before_the_first_document() -> None:
    before = len(multiprocessing.active_children())
    async with Workers(2) as workers:
        workers.warm_up()
        assert len(multiprocessing.active_children()) == before + 2
        there = await workers.prepare(Fetched(URL, rss("one"), "text/xml"))
    assert there == prepare(rss("one"), URL, "text/xml")


async def test_what_is_no_feed_crosses_the_process_border() -> None:
    async with Workers(1) as workers:
        with pytest.raises(NotAFeed, match="plain text"):
            await workers.prepare(Fetched(URL, b"just words"))


async def test_no_worker_starts_before_there_is_a_document() -> None:
    before = multiprocessing.active_children()
    async with Workers():
        assert multiprocessing.active_children() == before


def hang_once(begun: Path) -> None:
    if not begun.exists():
        begun.touch()
        time.sleep(3600)


class Stubborn(Exception):
    """Cannot be made of what it keeps."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def misbehave(body: bytes, url: str, content_type: str | None, raw: bool) -> PreparedFeed:
    """A reader that a document can hurt."""
    match body.partition(b" "):
        case b"hang", _, place:
            Path(os.fsdecode(place)).touch()
            while True:
                pass
        case b"once", _, place:
            hang_once(Path(os.fsdecode(place)))
        case b"wait", _, _:
            time.sleep(0.3)
        case b"crash", _, _:
            os._exit(11)
        case b"swell", _, _:
            bytearray(1 << 40)
        case b"raise", _, _:
            raise Stubborn("this", "that")
    return prepare(body, url, content_type, raw=raw)


@pytest.mark.parametrize(
    ("body", "seconds", "reason"),
    [
        (b"hang /dev/null", 0.5, "longer than 0.5 seconds"),
        (b"crash", 100, "its reader crashed"),
        (b"swell", 100, "too much memory"),
    ],
)
async def test_a_hostile_document_is_given_up_and_the_next_one_is_read(
    body: bytes, seconds: float, reason: str
) -> None:
    async with Workers(1, seconds, read=misbehave) as workers:
        with pytest.raises(NotAFeed, match=reason):
            await workers.prepare(Fetched(URL, body))
        assert len((await workers.prepare(Fetched(URL, rss("one")))).articles) == 1


async def test_an_error_that_cannot_cross_the_process_border_is_told_in_words() -> None:
    async with Workers(1, read=misbehave) as workers:
        with pytest.raises(RuntimeError, match="Stubborn: this and that"):
            await workers.prepare(Fetched(URL, b"raise"))
        assert len((await workers.prepare(Fetched(URL, rss("one")))).articles) == 1


async def test_only_its_own_work_is_held_against_a_document() -> None:
    async with Workers(1, seconds=0.2, read=misbehave) as workers:
        with pytest.raises(NotAFeed, match="plain text"):
            await workers.prepare(Fetched(URL, b"wait for a turn"))


async def test_leaving_does_not_wait_for_a_document(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    async with in_time(), Workers(1, seconds=3600, read=misbehave) as workers:
        hanging = asyncio.create_task(workers.prepare(Fetched(URL, f"hang {begun}".encode())))
        await until(begun.exists)
        hanging.cancel()
    assert hanging.cancelled()


class Unborn:
    """Breaks every worker that it is sent to before the worker can begin."""

    def __call__(self, body: bytes, url: str, content_type: str | None, raw: bool) -> PreparedFeed:
        return prepare(body, url, content_type, raw=raw)

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


async def test_workers_that_cannot_begin_are_given_up_too() -> None:
    async with Workers(1, seconds=0.01, read=Unborn()) as workers:
        with pytest.raises(NotAFeed):
            await workers.prepare(Fetched(URL, rss("one")))


class Deadly(bytes):
    """A document that kills whoever takes it, before it is there."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


async def test_one_that_dies_while_it_takes_a_document_keeps_no_other_waiting(
    tmp_path: Path,
) -> None:
    begun = tmp_path / "begun"
    async with in_time(), Workers(2, read=misbehave) as workers:
        other = asyncio.create_task(workers.prepare(Fetched(URL, f"once {begun}".encode())))
        await until(begun.exists)
        with pytest.raises(NotAFeed, match="its reader crashed"):
            await workers.prepare(Fetched(URL, Deadly()))
        assert len((await workers.prepare(Fetched(URL, rss("one")))).articles) == 1
        assert not other.done()
        other.cancel()


async def test_killed_workers_are_replaced() -> None:
    async with Workers(2) as workers:
        for _ in range(3):
            feed = await workers.prepare(Fetched(URL, rss("one")))
            assert len(feed.articles) == 1
            for worker in multiprocessing.active_children():
                worker.kill()
                worker.join()


async def test_a_document_is_read_again_when_somebody_killed_its_reader(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    before = multiprocessing.active_children()
    async with in_time(), Workers(1, read=misbehave) as workers:
        reading = asyncio.create_task(workers.prepare(Fetched(URL, f"once {begun}".encode())))
        await until(begun.exists)
        (reader,) = set(multiprocessing.active_children()) - set(before)
        reader.kill()
        with pytest.raises(NotAFeed, match="plain text"):
            await reading
