"""Feed documents are read in processes of their own, where a hostile one may hang or crash."""

import asyncio
import gc
import multiprocessing
import os
import resource
import signal
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.resource_tracker import ensure_running
from types import TracebackType
from typing import Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from newsreader.forums import Site
from newsreader.models.arrivals import PreparedFeed, Settled, Unsettled
from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.models.fetching import Fetched
from newsreader.models.fulltexts import PageRead
from newsreader.models.parsed import NotAFeed, ParsedFeed
from newsreader.models.pictures import NotAPicture, Shrunk
from newsreader.models.sites import SiteRule
from newsreader.sync.worker import stay_small


class Prepare(Protocol):
    """Reads a document. Raises NotAFeed, also when reading it had to be given up."""

    async def __call__(self, fetched: Fetched, *, raw: bool = False) -> PreparedFeed: ...


PrepareParsed = Callable[[ParsedFeed], Awaitable[PreparedFeed]]
"""Reads the texts of entries. Raises NotAFeed when that had to be given up."""
Shrink = Callable[[bytes], Awaitable[Shrunk]]
"""Makes a picture fit for a screen. Raises NotAPicture, also when it had to be given up."""
_T = TypeVar("_T")
Settle = Callable[[Sequence[Unsettled]], Awaitable[list[Settled]]]
"""Extracts the texts of articles. Raises NotAFeed when that had to be given up."""


class ReadPage(Protocol):
    """Looks for the article on a page. Raises NotAFeed when that had to be given up."""

    async def __call__(self, fetched: Fetched, *, saved: bool = False) -> PageRead: ...


ReadComments = Callable[[Site, Fetched], Awaitable[Comments]]
"""What a forum answered, as comments. Raises NoDiscussion, also when it had to be given up."""
Read = Callable[[bytes, str, str | None, bool], PreparedFeed]
"""A document, its address, its type, and whether raw is enough."""
_MOST_WAITING = 60
"""Times the limit of one document, by the clock: others keep the workers busy, or the machine."""
_NOT_FOR_WORKERS = frozenset({signal.SIGINT, signal.SIGHUP})
_CRASHED = "The document could not be read: its reader crashed."


def _load() -> None:
    from newsreader.sync import preparing  # noqa: F401 - to have it


def _within(seconds: float, read: Callable[..., _T], arguments: tuple[object, ...]) -> _T:
    """In the worker. Its own work is counted: the nicest of processes may wait long for a turn."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return read(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _read(body: bytes, url: str, content_type: str | None, raw: bool) -> PreparedFeed:
    """In the worker: nobody else loads what reading takes."""
    from newsreader.sync.preparing import prepare

    return prepare(body, url, content_type, raw=raw)


def _settle(articles: Sequence[Unsettled]) -> list[Settled]:
    from newsreader.sync.preparing import settle_these

    return settle_these(articles)


def _read_parsed(feed: ParsedFeed) -> PreparedFeed:
    from newsreader.sync.preparing import prepare_parsed

    return prepare_parsed(feed)


def _shrink(content: bytes) -> Shrunk:
    from newsreader.imaging.shrinking import shrink

    return shrink(content)


def _read_page(
    body: bytes, url: str, content_type: str | None, sites: Sequence[SiteRule], saved: bool
) -> PageRead:
    from newsreader.sync.reading import read_page

    return read_page(body, url, content_type, sites, saved=saved)


def _read_comments(site: Site, body: bytes, url: str, content_type: str | None) -> Comments:
    from newsreader.parse.comments.reading import read_comments

    return read_comments(site, body, url, content_type)


class Workers:
    """Up to `count` processes, started with the first document.

    `async with Workers() as workers: await workers.prepare(fetched)`.
    """

    def __init__(
        self,
        count: int = 2,
        seconds: float = 10.0,
        megabytes: int = 1024,
        read: Read = _read,
        sites: Sequence[SiteRule] = (),
    ) -> None:
        self._read = read
        self._sites = sites
        self._count = count
        self._seconds = seconds
        self._megabytes = megabytes
        self._pool: ProcessPool | None = None

    async def __aenter__(self) -> "Workers":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates most, not this
            await asyncio.to_thread(self._pool.join)

    def warm_up(self) -> None:
        """Let them start and load now what they need: the first documents are on their way."""
        self._started()

    async def prepare(self, fetched: Fetched, *, raw: bool = False) -> PreparedFeed:
        """Raises NotAFeed."""
        return await self._run(self._read, fetched.body, fetched.url, fetched.content_type, raw)

    async def settle(self, articles: Sequence[Unsettled]) -> list[Settled]:
        """Raises NotAFeed."""
        return await self._run(_settle, articles)

    async def prepare_parsed(self, feed: ParsedFeed) -> PreparedFeed:
        """Raises NotAFeed."""
        return await self._run(_read_parsed, feed)

    async def shrink(self, content: bytes) -> Shrunk:
        """Raises NotAPicture."""
        try:
            return await self._run(_shrink, content)
        except NotAFeed as error:
            raise NotAPicture(str(error)) from error

    async def read_page(self, fetched: Fetched, *, saved: bool = False) -> PageRead:
        """Raises NotAFeed when reading it had to be given up."""
        page = (fetched.body, fetched.url, fetched.content_type)
        return await self._run(_read_page, *page, self._sites, saved)

    async def read_comments(self, site: Site, fetched: Fetched) -> Comments:
        """Raises NoDiscussion."""
        answer = (fetched.body, fetched.url, fetched.content_type)
        try:
            return await self._run(_read_comments, site, *answer)
        except NotAFeed as error:
            raise NoDiscussion(str(error)) from error

    async def _run(self, read: Callable[..., _T], *arguments: object) -> _T:
        with suppress(BrokenProcessPool):  # an idle worker was killed: no fault of the document
            return await self._run_once(read, arguments)
        try:
            return await self._run_once(read, arguments)
        except BrokenProcessPool as error:
            raise NotAFeed(_CRASHED) from error

    async def _run_once(self, read: Callable[..., _T], arguments: tuple[object, ...]) -> _T:
        timed = (self._seconds, read, arguments)
        future: Future[_T] = self._started().schedule(_within, timed)
        try:
            async with asyncio.timeout(_MOST_WAITING * self._seconds):
                done: _T = await asyncio.wrap_future(future)
                return done
        except TimeoutError as error:
            raise NotAFeed(self._too_long) from error
        except MemoryError as error:
            raise NotAFeed("The document needs too much memory to be read.") from error
        except ProcessExpired as error:
            tired = error.exitcode == -signal.SIGPROF
            raise NotAFeed(self._too_long if tired else _CRASHED) from error

    @property
    def _too_long(self) -> str:
        return f"The document took longer than {self._seconds:g} seconds to read and was given up."

    def _started(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(
                self._count,
                initializer=_confine,
                initargs=(self._megabytes,),
                context=multiprocessing.get_context("spawn"),
            )
            with _apart():
                for _ in range(self._count):
                    self._pool.schedule(_load)
        return self._pool


@contextmanager
def _apart() -> Iterator[None]:
    """What is started here leaves ctrl+c, and what is said to the person, to whoever started it."""
    ears = signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_FOR_WORKERS)
    try:
        with _mute():
            ensure_running()  # the tracker of semaphores; its start opens the thread's ears again
            signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_FOR_WORKERS)
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, ears)


@contextmanager
def _mute() -> Iterator[None]:
    """A process that is stopped while it starts has nothing to say that helps anybody."""
    try:
        mouth = os.dup(2)
    except OSError:  # closed: nothing can be said anyway
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(mouth, 2)
        os.close(mouth)
        os.close(nowhere)


def _confine(megabytes: int) -> None:
    """In the worker. Signals kill at once, even in the middle of a regular expression.

    What is loaded stays: the garbage collector need not look through it for every document.
    """
    gc.freeze()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    stay_small()
    gc.set_threshold(50_000, 20, 20)  # a document's objects live until it is read
    limit = megabytes * 1024 * 1024
    with suppress(ValueError, OSError):  # macOS refuses, or a lower limit is there already
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
