"""The library's threads, as the screen uses them."""

import asyncio
import threading
from pathlib import Path

import pytest

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.shelf import Shelf
from waiting import PATIENCE


async def test_reading_on_does_not_wait_for_work_in_vain_that_cannot_be_interrupted(
    tmp_path: Path,
) -> None:
    paths = Paths.under(tmp_path)
    begun, ended, threads = threading.Event(), threading.Event(), set[int]()

    def deep_in_an_index(_: Library) -> None:
        begun.set()
        assert ended.wait(PATIENCE)

    def thread(_: Library) -> int:
        return threading.get_ident()

    with Library.open(paths) as library:
        shelf = Shelf(library, lambda: Library.open(paths), print)
        first = asyncio.ensure_future(shelf.read(deep_in_an_index))
        assert await asyncio.to_thread(begun.wait, 5)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        threads.add(await asyncio.wait_for(shelf.read(thread), PATIENCE))
        assert not ended.is_set()
        threads.add(await shelf.read(thread))
        assert len(threads) == 1
        ended.set()
        assert shelf.close()


async def test_of_lists_that_cannot_be_interrupted_no_more_than_two_are_read(
    tmp_path: Path,
) -> None:
    paths = Paths.under(tmp_path)
    ended, begun = threading.Event(), threading.Semaphore(0)

    def deep_in_an_index(_: Library) -> None:
        begun.release()
        assert ended.wait(PATIENCE)

    with Library.open(paths) as library:
        shelf = Shelf(library, lambda: Library.open(paths), print)
        for _ in range(2):
            reading = asyncio.ensure_future(shelf.read(deep_in_an_index))
            assert await asyncio.to_thread(begun.acquire, timeout=PATIENCE)
            reading.cancel()
            await asyncio.wait([reading])
        third = asyncio.ensure_future(shelf.read(lambda library: library.counts().feeds))
        await asyncio.wait([third], timeout=0.05)
        assert not third.done()
        ended.set()
        assert await asyncio.wait_for(third, PATIENCE) == 0
        assert shelf.close()
