"""Feed documents are read in processes of their own, where a hostile one may hang or crash."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, TypeVar

from newsreader.forums import Site
from newsreader.models.arrivals import PreparedFeed, Settled, Unsettled
from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.models.fetching import Fetched
from newsreader.models.fulltexts import PageRead
from newsreader.models.parsed import NotAFeed, ParsedFeed
from newsreader.models.pictures import NotAPicture, Shrunk
from newsreader.models.sites import SiteRule
from newsreader.sync.reader import Answer, Died, Reader


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
"""Times the limit of one document, by the clock: the machine may be busy with others."""
_CRASHED = "The document could not be read: its reader crashed."


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
        self._turns = asyncio.Semaphore(count)
        self._threads = ThreadPoolExecutor(count, "readers")
        """Each waits for what one reader reads."""
        self._readers: list[Reader] = []
        self._idle: list[Reader] = []

    async def __aenter__(self) -> "Workers":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for reader in self._readers:
            reader.kill()
        await asyncio.to_thread(self._end)

    def _end(self) -> None:
        self._threads.shutdown()
        for reader in self._readers:
            reader.close()

    def warm_up(self) -> None:
        """Let them start and load now what they need: the first documents are on their way."""
        while len(self._readers) < self._count:
            reader = Reader(self._seconds, self._megabytes)
            self._readers.append(reader)
            self._idle.append(reader)

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
        try:
            return await self._run_once(read, arguments)
        except Died as died:
            if not died.killed:
                raise self._given_up(died) from died
        try:
            return await self._run_once(read, arguments)
        except Died as died:
            raise self._given_up(died) from died

    async def _run_once(self, read: Callable[..., _T], arguments: tuple[object, ...]) -> _T:
        try:
            async with self._turns, asyncio.timeout(_MOST_WAITING * self._seconds):
                return (await self._answer(read, arguments)).value()
        except TimeoutError as error:
            raise NotAFeed(self._too_long) from error
        except MemoryError as error:
            raise NotAFeed("The document needs too much memory to be read.") from error

    async def _answer(self, read: Callable[..., _T], arguments: tuple[object, ...]) -> Answer[_T]:
        reader = self._idle_one()
        here = asyncio.get_running_loop()
        try:
            answer = await here.run_in_executor(self._threads, reader.read, read, arguments)
        except BaseException:  # it died, or is in the middle of what nobody waits for
            self._dismiss(reader)
            raise
        self._idle.append(reader)
        return answer

    def _idle_one(self) -> Reader:
        for reader in [idle for idle in self._idle if not idle.alive]:
            self._idle.remove(reader)
            self._dismiss(reader)
        self.warm_up()
        return self._idle.pop()

    def _dismiss(self, reader: Reader) -> None:
        reader.kill()
        self._readers.remove(reader)

    def _given_up(self, died: Died) -> NotAFeed:
        return NotAFeed(self._too_long if died.tired else _CRASHED)

    @property
    def _too_long(self) -> str:
        return f"The document took longer than {self._seconds:g} seconds to read and was given up."
