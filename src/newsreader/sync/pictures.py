"""After the news: the pictures of what is unread or kept, within a budget."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from http import HTTPStatus
from math import inf
from time import monotonic

from msgspec import Struct, field

from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.pictures import NotAPicture, Shrunk, WantedPicture
from newsreader.models.syncing import PicturesFetched, PicturesFetching
from newsreader.store.album import Album
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.sync.due import host_of
from newsreader.sync.events import Events
from newsreader.sync.lock import Busy, held
from newsreader.sync.parts import Illustrating

_ARTICLES = 200
"""Looked at for pictures in one sync."""
_BATCH = 10
_BYTES = 100_000_000
_SECONDS = 120.0
_ENOUGH_OF_US = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
log = logging.getLogger(__name__)


class _Came(Struct, frozen=True):
    picture: WantedPicture
    shrunk: Shrunk


class _Missed(Struct, frozen=True):
    picture: WantedPicture
    reason: str
    for_good: bool = False
    unreachable: bool = False


_Ended = _Came | _Missed | None
"""`None`: it was not asked for, because the budget is spent."""


class _Budget(Struct):
    until: float
    """On the monotonic clock."""
    bytes: int = _BYTES
    resting: set[str] = field(default_factory=set)
    """Hosts that have had enough of us."""

    def allows(self, url: str) -> bool:
        return self.bytes > 0 and monotonic() < self.until and host_of(url) not in self.resting


async def illustrate(library: Library, illustrating: Illustrating) -> Events:
    """The last event is PicturesFetched, unless there was nothing to fetch.

    Another process may be at it: then these come with it, or with the next sync.
    """
    try:
        with held(illustrating.lock):
            library.album.tidy()
            await _name(library, library.album.unillustrated(_ARTICLES))
            wanted = library.album.wanted(illustrating.per_sync)
            budget = _Budget(monotonic() + _SECONDS)
            async with aclosing(_fetched(library.album, illustrating, wanted, budget)) as events:
                async for event in events:
                    yield event
            library.album.make_room(illustrating.megabytes * 1_000_000)
    except (Busy, LibraryError) as error:
        log.warning("No more pictures: %s", error)


async def illustrate_these(
    library: Library, illustrating: Illustrating, article_ids: Sequence[int], most: int = _BYTES
) -> Events:
    """The person asks for them now, for so many bytes on the wire at `most`.

    The last event is PicturesFetched. Raises LibraryError.
    """
    await _name(library, library.album.unknown_of(article_ids))
    wanted = library.album.wanted_of(article_ids)
    budget = _Budget(inf, most)
    async with aclosing(_fetched(library.album, illustrating, wanted, budget)) as events:
        async for event in events:
            yield event
    if not wanted:
        yield PicturesFetched(0, 0, 0)


async def _name(library: Library, article_ids: Sequence[int]) -> None:
    for some in _batches(article_ids):
        named = [(article_id, _named(library, article_id)) for article_id in some]
        library.album.illustrate(named)
        await asyncio.sleep(0)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


def _named(library: Library, article_id: int) -> Sequence[str]:
    """What reads HTML is loaded when there is an article to look at."""
    from newsreader.page.pictures import pictures_of

    article = library.article(article_id)
    try:
        return pictures_of(article) if article else ()
    except Exception:
        log.exception("The pictures of article %d could not be told", article_id)
        return ()


async def _fetched(
    album: Album, illustrating: Illustrating, wanted: Sequence[WantedPicture], budget: _Budget
) -> Events:
    """Written down a few at a time, so that other processes need not look up for every one."""
    if not wanted:
        return
    yield PicturesFetching(0, len(wanted))
    count = failed = size = 0
    waiting: list[_Came | _Missed] = []
    try:
        async with aclosing(_brought(illustrating, wanted, budget)) as steps:
            async for done, ended in _numbered(steps):
                match ended:
                    case _Came(shrunk=shrunk):
                        count, size = count + 1, size + len(shrunk.content)
                        waiting.append(ended)
                    case _Missed():
                        failed += 1
                        waiting.append(ended)
                if len(waiting) >= _BATCH and count:
                    _write_down(album, waiting)
                    waiting = []
                yield PicturesFetching(done, len(wanted))
    finally:
        reached = count or not all(isinstance(e, _Missed) and e.unreachable for e in waiting)
        _write_down(album, waiting if reached else [])
    yield PicturesFetched(count, failed, size)


async def _numbered(
    steps: AsyncGenerator[_Ended, None],
) -> AsyncGenerator[tuple[int, _Ended], None]:
    done = 0
    async for ended in steps:
        done += 1
        yield done, ended


async def _brought(
    illustrating: Illustrating, wanted: Sequence[WantedPicture], budget: _Budget
) -> AsyncGenerator[_Ended, None]:
    """As they come, a few at once."""
    slots = asyncio.Semaphore(illustrating.at_once)
    tasks = [asyncio.create_task(_one(illustrating, one, slots, budget)) for one in wanted]
    try:
        for ended in asyncio.as_completed(tasks):
            yield await ended
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _one(
    illustrating: Illustrating, picture: WantedPicture, slots: asyncio.Semaphore, budget: _Budget
) -> _Ended:
    async with slots:
        if not budget.allows(picture.url):
            return None
        match await illustrating.fetch(_request(picture)):
            case Failed(status=status) as failed:
                if status in _ENOUGH_OF_US:
                    budget.resting.add(host_of(picture.url))
                gone = status == HTTPStatus.GONE
                return _Missed(picture, failed.reason, gone, failed.unreachable)
            case NotModified():
                return _Missed(picture, "It has not changed, though it is not here.")
            case Fetched(body=body, wire_bytes=size):
                budget.bytes -= size
        try:
            return _Came(picture, await illustrating.shrink(body))
        except NotAPicture as error:
            return _Missed(picture, str(error), for_good=True)


def _request(picture: WantedPicture) -> Request:
    """An article may name any address; but into a private network only its own feed's server."""
    return Request(picture.url, named_by_others=host_of(picture.url) != host_of(picture.feed_url))


def _write_down(album: Album, ended: Sequence[_Came | _Missed]) -> None:
    for one in ended:
        match one:
            case _Came(picture, shrunk):
                album.keep(picture, shrunk)
            case _Missed(picture, reason, for_good):
                log.info("No picture from %s: %s", host_of(picture.url), reason)
                album.missed(picture, for_good=for_good)
