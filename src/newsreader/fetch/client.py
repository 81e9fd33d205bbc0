"""The only door to the network."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, aclosing
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from importlib.metadata import version
from ssl import SSLContext
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from newsreader.addresses import is_this_machine
from newsreader.cleaning import clean_url
from newsreader.fetch import answers
from newsreader.fetch.conversation import Conversation
from newsreader.fetch.exchange import Exchange, set_location_aside
from newsreader.fetch.inside import Guard
from newsreader.fetch.limits import Limits
from newsreader.fetch.personal import personal_headers
from newsreader.fetch.trust import system_trust
from newsreader.fetch.turns import Turns
from newsreader.fetch.way import Redirected, Way
from newsreader.models.fetching import Failed, Outcome, Post, Request
from newsreader.vault import NoSecret, Vault

_PROJECT_PAGE = "https://github.com/newsreader/newsreader"
FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
)
PICTURES = "image/webp, image/jpeg, image/png, image/gif, image/avif;q=0.9, image/*;q=0.5"
_NO_PROXY = (ValueError, httpx.InvalidURL)
"""What httpx says of the environment's."""


def default_user_agent() -> str:
    return f"newsreader/{version('newsreader')} (+{_PROJECT_PAGE})"


class _NoCookies(CookieJar):
    """Takes none and gives none. Its base would parse every address and every header for that."""

    def extract_cookies(self, response: object, request: object) -> None: ...

    def add_cookie_header(self, request: object) -> None: ...


class Client:
    """Asks politely: few at once, two per host, no cookies, nothing that identifies the person.

    Connections are not kept: feeds are one request a host, httpx's pool slows down with every kept
    connection, and a server's surplus bytes can never become the next feed's answer.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        user_agent: str = "",
        proxy: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        vault: Vault | None = None,
        guard: Guard | None = None,
        accept: str = FEEDS,
    ) -> None:
        """`proxy` is an address, `direct`, or empty for what the environment says."""
        self._accept = accept
        self._limits = limits or Limits()
        self._user_agent = user_agent or default_user_agent()
        self._proxy = proxy
        self._clock = clock
        self._vault = vault or Vault()
        self._guard = guard or Guard()
        self._turns = Turns(self._limits.at_once, self._limits.per_host, self._limits.pause)
        self._exchanges: dict[str, Exchange] = {}
        self._open = AsyncExitStack()
        self._trust: SSLContext

    async def __aenter__(self) -> Self:
        self._trust = system_trust()
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
        try:
            personal = await personal_headers(request.access, self._vault.tell)
            way = Way(url, request, personal, self._limits.redirects)
            exchange = await self._exchange(request.access.proxy or self._proxy)
            async with self._turns.at(host), asyncio.timeout(self._limits.total):
                return await self._follow(exchange, way)
        except TimeoutError:
            return Failed(f"{host} took longer than {self._limits.total:g} seconds.")
        except NoSecret as error:
            return Failed(str(error))
        except _NO_PROXY:
            return Failed("The environment names a proxy of a kind that cannot be used.")

    async def converse(self, post: Post) -> AsyncGenerator[bytes | Failed, None]:
        """The answer to `post`, piece by piece. Raises nothing but cancellation."""
        url = clean_url(post.url, schemes=answers.WEB)
        host = urlsplit(url or "").hostname
        if url is None or host is None:
            yield Failed("This is not an address of the web.")
            return
        try:
            personal = await personal_headers(post.access, self._vault.tell)
            proxy = "direct" if is_this_machine(host) else post.access.proxy or self._proxy
            http = (await self._exchange(proxy)).http
        except NoSecret as error:
            yield Failed(str(error))
        except _NO_PROXY:
            yield Failed("The environment names a proxy of a kind that cannot be used.")
        else:
            talk = Conversation(http, self._limits, url, personal)
            async with aclosing(talk.pieces(post.body, self._clock)) as pieces:
                async for piece in pieces:
                    yield piece

    async def _follow(self, exchange: Exchange, way: Way) -> Outcome:
        while True:
            answer = await exchange.ask(way.hop, self._clock())
            if not isinstance(answer, Redirected):
                return way.end(answer)
            if failed := way.go_on(answer):
                return failed

    async def _exchange(self, proxy: str) -> Exchange:
        """Raises what `_NO_PROXY` has."""
        if proxy not in self._exchanges:
            http = await self._open.enter_async_context(self._new_http(proxy))
            self._exchanges[proxy] = Exchange(http, self._limits, self._guard)
        return self._exchanges[proxy]

    def _new_http(self, proxy: str) -> httpx.AsyncClient:
        ways: dict[str, dict[str, Any]] = {"": {}, "direct": {"trust_env": False}}
        return httpx.AsyncClient(
            headers={
                "User-Agent": self._user_agent,
                "Accept": self._accept,
                "Accept-Encoding": "gzip, deflate",
            },
            cookies=_NoCookies(),
            timeout=httpx.Timeout(self._limits.read, connect=self._limits.connect, pool=None),
            limits=httpx.Limits(max_keepalive_connections=0),
            verify=self._trust,
            follow_redirects=False,
            event_hooks={"response": [set_location_aside]},
            **ways.get(proxy, {"proxy": proxy}),
        )
