from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from newsreader.forums import Site
from newsreader.models.arrivals import PreparedFeed, Settled, Unsettled
from newsreader.models.discussions import Comments
from newsreader.models.fetching import Failed, Fetch, Fetched, Outcome, Request
from newsreader.models.fulltexts import PageRead
from newsreader.models.parsed import ParsedFeed
from newsreader.models.rules import Rule
from newsreader.models.syncing import RuleNotified, SyncEvent
from newsreader.parse.comments.reading import read_comments
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.sync.parts import Parts
from newsreader.sync.preparing import prepare, prepare_parsed, settle_these
from newsreader.sync.reading import read_page
from newsreader.vault import NoSecret

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)
Answer = Outcome | Callable[[Request], Outcome] | Exception


def rss(*titles: str, feed: str = "Feed", text: str = "Some text.") -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://x.example/{title}</link>"
        f"<guid>{title}</guid><description>{text}</description></item>"
        for title in titles
    )
    return f'<rss version="2.0"><channel><title>{feed}</title>{items}</channel></rss>'.encode()


class World:
    """A canned network, a clock that stands still until it is turned, a real library."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths.under(root)
        self.now = NOON
        self.answers: dict[str, Answer] = {}
        self.network: Fetch = self.canned
        self.requests: list[Request] = []
        self.prepared = 0
        self.adaptive = True
        self.kept: dict[str, str] | None = {}
        """The keyring; `None` where there is none."""
        self.at_once = 50
        self.texts = 0
        self.discussions = 0
        self.rules: list[Rule] = []
        self.told: list[RuleNotified] = []
        self.library = Library.open(self.paths, lambda: self.now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.library.close()

    @property
    def parts(self) -> Parts:
        return Parts(
            library=self.library,
            arrivals=Arrivals(self.library),
            fetch=self.fetch,
            prepare=self.prepare,
            prepare_parsed=self.prepare_parsed,
            settle=self.settle,
            read_page=self.read_page,
            read_comments=self.read_comments,
            warm_up=lambda _: None,
            clock=lambda: self.now,
            chance=lambda: 0.5,
            lock=self.paths.sync_lock,
            keep=self.keep,
            adaptive=self.adaptive,
            at_once=self.at_once,
            texts=self.texts,
            discussions=self.discussions,
            rules=self.rules,
            tell=self.tell,
        )

    async def tell(self, event: RuleNotified) -> None:
        self.told.append(event)

    async def fetch(self, request: Request) -> Outcome:
        self.requests.append(request)
        return await self.network(request)

    async def canned(self, request: Request) -> Outcome:
        answer = self.answers.get(request.url, Failed("The page does not exist (404).", 404))
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer

    async def read_page(self, fetched: Fetched, *, saved: bool = False) -> PageRead:
        return read_page(fetched.body, fetched.url, fetched.content_type, saved=saved)

    async def read_comments(self, site: Site, fetched: Fetched) -> Comments:
        return read_comments(site, fetched.body, fetched.url, fetched.content_type)

    async def prepare(self, fetched: Fetched, *, raw: bool = False) -> PreparedFeed:
        self.prepared += 1
        return prepare(fetched.body, fetched.url, fetched.content_type, raw=raw)

    async def settle(self, articles: Sequence[Unsettled]) -> list[Settled]:
        return settle_these(articles)

    async def prepare_parsed(self, feed: ParsedFeed) -> PreparedFeed:
        return prepare_parsed(feed)

    def keep(self, name: str, value: str) -> None:
        if self.kept is None:
            raise NoSecret("The keyring cannot be used.")
        self.kept[name] = value

    def serve(self, url: str, body: bytes, content_type: str = "text/xml", etag: str = "") -> None:
        self.answers[url] = Fetched(url, body, content_type, etag or None, wire_bytes=len(body))

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    @property
    def asked(self) -> list[str]:
        return [request.url for request in self.requests]


def kinds(events: Sequence[SyncEvent]) -> list[str]:
    return [type(event).__name__ for event in events]
