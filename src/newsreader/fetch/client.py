"""The only door to the network."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import httpx

from newsreader.cleaning import clean_url
from newsreader.fetch import answers
from newsreader.fetch.exchange import Redirected, ask, set_location_aside
from newsreader.fetch.limits import Limits
from newsreader.models.fetching import Failed, Fetched, Outcome, Request

_PROJECT_PAGE = "https://github.com/newsreader/newsreader"
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
)


def default_user_agent() -> str:
    return f"newsreader/{version('newsreader')} (+{_PROJECT_PAGE})"


class Client:
    """Asks politely: few at once, two per host, no cookies, nothing that identifies the person.

    Connections are not kept: feeds are one request a host, httpx's pool slows down with every kept
    connection, and a server's surplus bytes can never become the next feed's answer.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        user_agent: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits or Limits()
        self._user_agent = user_agent or default_user_agent()
        self._clock = clock
        self._turns = asyncio.Semaphore(self._limits.at_once)
        self._host_turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._open = AsyncExitStack()
        self._http: httpx.AsyncClient

    async def __aenter__(self) -> Self:
        self._http = await self._open.enter_async_context(self._new_http())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    async def fetch(self, request: Request) -> Outcome:
        """How asking for `request.url` ended. Raises nothing but cancellation."""
        url = clean_url(request.url, schemes=answers.WEB)
        if url is None:
            return Failed("This is not the address of a web page.")
        host = urlsplit(url).hostname or "The server"
        async with self._turn(host):
            try:
                async with asyncio.timeout(self._limits.total):
                    return await self._follow(url, request)
            except TimeoutError:
                return Failed(f"{host} took longer than {self._limits.total:g} seconds.")

    async def _follow(self, url: str, request: Request) -> Outcome:
        seen = [url]
        for_good = True
        while len(seen) <= self._limits.redirects + 1:
            answer = await ask(self._http, seen[-1], request, self._limits, self._clock())
            match answer:
                case Redirected(target) if target in seen:
                    return Failed("The server redirects in a circle.", status=answer.status)
                case Redirected(target):
                    seen.append(target)
                    for_good = for_good and answer.status in answers.PERMANENT
                case Fetched() if len(seen) > 1 and for_good:
                    return replace(answer, moved_to=answer.url)
                case _:
                    return answer
        return Failed(f"The server redirects more than {self._limits.redirects} times.")

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Waits for the host first, so that a crowd at one host does not block all others."""
        at_host = self._host_turns.setdefault(host, asyncio.Semaphore(self._limits.per_host))
        async with at_host, self._turns:
            yield

    def _new_http(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers={
                "User-Agent": self._user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(self._limits.read, connect=self._limits.connect, pool=None),
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            event_hooks={"response": [set_location_aside]},
        )
