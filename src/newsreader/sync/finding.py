"""Looking for the feeds that an address leads to: few requests, one time limit, no surprises."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from newsreader.addresses import feed_key, goes_along
from newsreader.models.access import PLAIN, Access
from newsreader.models.fetching import Failed, Fetched, Outcome, Request
from newsreader.models.parsed import FeedLink, NotAFeed
from newsreader.parse.discovery import PageLinks, common_paths, needs_scripts, page_links
from newsreader.parse.platforms import closed_site, guessed_feeds, looks_like_feed, platform_feeds
from newsreader.sync.choices import Found
from newsreader.sync.parts import Parts
from newsreader.sync.visit import is_page
from newsreader.wording import counted

MOST_ASKED = 16
_AT_ONCE = 4
_SECONDS = 40.0
_MOST_HOPS = 3
"""Pages that send the browser to another one."""
_MOST_LISTINGS = 2
_HIDING = frozenset({403, 406})
"""The page is refused to programs; its feed may be meant for them."""
_GIVE = ": give the address of the feed itself."

Say = Callable[[str], None]
"""Is told which address is asked."""


class Search:
    """Looks at an address, at the page there, at the front page, at the usual places of its site.

    Afterwards `found` has every feed that could be read, in the order in which they are offered.
    """

    def __init__(
        self, parts: Parts, say: Say, access: Access = PLAIN, seconds: float = _SECONDS
    ) -> None:
        self.found: list[Found] = []
        self.reason = "There is no feed at this address."
        """Why nothing was found."""
        self._why = ""
        """Why a feed that is named could not be read."""
        self.more = 0
        """So many others are offered that were not looked at."""
        self._parts = parts
        self._say = say
        self._access = access
        self._origin = ""
        self._seconds = seconds
        self._until = asyncio.get_running_loop().time() + seconds
        self._asked: set[str] = set()
        self._pages: list[Fetched] = []
        """Pages that came where a feed was expected: some list the feeds of their site."""
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def look(self, addresses: Sequence[str]) -> None:
        """Each of `addresses` may be the one that is meant, the likeliest first."""
        self._origin = addresses[0]
        if site := closed_site(addresses[0]):
            self.reason = f"{site} offers no feeds: newsreader cannot follow pages there."
            return
        if not looks_like_feed(addresses[0]):
            await self._collect(map(FeedLink, platform_feeds(addresses[0])))
        if self.found:
            return
        for address in addresses:
            answer = await self._ask(address)
            match answer:
                case Fetched():
                    await self._look_at(address, answer)
                    return
                case Failed() if not answer.unreachable:
                    await self._look_beside(address, answer)
                    return
                case Failed():
                    self.reason = answer.reason

    async def _look_at(self, address: str, answer: Fetched) -> None:
        """A feed, or a page that may lead to some, perhaps by way of others."""
        hops = 0
        while not await self._is_feed(FeedLink(address), answer) and is_page(answer):
            links = _links(answer)
            beyond = links.refresh if hops < _MOST_HOPS and not links.feeds else None
            if beyond is None or not self._may_ask(beyond):
                await self._look_around(answer, links)
                return
            hops, address, outcome = hops + 1, beyond, await self._ask(beyond)
            if not isinstance(outcome, Fetched):
                self.reason = f"The page leads on to {beyond}, where nothing is to be had."
                return
            answer = outcome

    async def _look_beside(self, address: str, refused: Failed) -> None:
        if refused.status in _HIDING:
            await self._try(common_paths(address)[:_AT_ONCE])
        self.reason = refused.reason

    async def _look_around(self, page: Fetched, links: PageLinks) -> None:
        """What the page offers; where it offers nothing that can be read, whatever may be."""
        offered = await self._collect_from(page.url, links)
        if not self.found:
            offered += await self._look_at_front(page.url, links)
        if not self.found:
            for listing in self._pages[:_MOST_LISTINGS]:
                await self._collect(_links(listing).feeds)
        if not self.found:
            await self._try([*guessed_feeds(page.url), *common_paths(page.url)])
        if not self.found:
            self.reason = self._without_feeds(page, links, offered)

    async def _collect_from(self, url: str, links: PageLinks) -> int:
        """How many feeds the page offers."""
        ruled = platform_feeds(links.canonical or url)
        offered = [*(FeedLink(url) for url in ruled), *links.feeds]
        await self._collect(offered)
        return len(offered)

    async def _look_at_front(self, url: str, links: PageLinks) -> int:
        offered = 0
        for address in filter(None, (links.canonical, urljoin(url, "/"))):
            if self.found or not self._may_ask(address):
                continue
            answer = await self._ask(address)
            if isinstance(answer, Fetched) and is_page(answer):
                offered += await self._collect_from(answer.url, _links(answer))
        return offered

    async def _try(self, addresses: Sequence[str]) -> None:
        """A few at once, until there is one."""
        for start in range(0, len(addresses), _AT_ONCE):
            if not self.found:
                await self._collect(map(FeedLink, addresses[start : start + _AT_ONCE]), named=False)

    async def _collect(self, links: Iterable[FeedLink], *, named: bool = True) -> None:
        """Read these feeds. What `named` ones there are beyond the limit is counted."""
        new = {feed_key(link.url): link for link in links if self._is_new(link.url)}
        fitting = list(new.values())[: MOST_ASKED - len(self._asked)]
        self.more += (len(new) - len(fitting)) if named else 0
        async with asyncio.TaskGroup() as group:
            reading = [group.create_task(self._read(link)) for link in fitting]
        self.found += [found for task in reading if (found := task.result())]
        if named and fitting:
            self._why = self.reason

    async def _read(self, link: FeedLink) -> Found | None:
        async with self._at_once:
            answer = await self._ask(link.url)
        if not isinstance(answer, Fetched):
            self.reason = answer.reason if isinstance(answer, Failed) else self.reason
            return None
        found = await self._feed_in(link, answer)
        if found is None and is_page(answer):
            self._pages.append(answer)
        return found

    async def _is_feed(self, link: FeedLink, answer: Fetched) -> bool:
        found = await self._feed_in(link, answer)
        self.found += [found] if found else []
        return found is not None

    async def _feed_in(self, link: FeedLink, answer: Fetched) -> Found | None:
        try:
            async with asyncio.timeout_at(self._until):
                feed = await self._parts.prepare(answer)
        except NotAFeed as error:
            self.reason = str(error)
            return None
        except TimeoutError:
            self.reason = self._too_long()
            return None
        return Found(answer.moved_to or link.url, answer, feed, link.title)

    async def _ask(self, address: str) -> Outcome:
        self._asked.add(feed_key(address))
        self._say(address)
        try:
            async with asyncio.timeout_at(self._until):
                access = self._access if goes_along(self._origin, address) else PLAIN
                return await self._parts.fetch(Request(address, access=access))
        except TimeoutError:
            return Failed(self._too_long(), unreachable=True)

    def _may_ask(self, address: str) -> bool:
        return len(self._asked) < MOST_ASKED and self._is_new(address)

    def _is_new(self, address: str) -> bool:
        return feed_key(address) not in self._asked

    def _too_long(self) -> str:
        return f"Looking for feeds took longer than {self._seconds:g} seconds and was given up."

    def _without_feeds(self, page: Fetched, links: PageLinks, offered: int) -> str:
        host = urlsplit(page.url).hostname or page.url
        if asyncio.get_running_loop().time() >= self._until:
            return self._too_long()
        if offered:
            return f"{host} names {counted(offered, 'feed')} that cannot be read: {self._why}"
        if host.startswith("consent."):
            return f"{host} wants a consent before it shows the page{_GIVE}"
        if links.login:
            return f"{host} wants a login before it shows the page{_GIVE}"
        if needs_scripts(page.body, page.content_type):
            return f"The page at {host} is made by scripts, which newsreader does not run{_GIVE}"
        return (
            f"{host} offers no feed that can be read: neither the page nor "
            f"{len(self._asked) - 1} usual places have one."
        )


def _links(page: Fetched) -> PageLinks:
    return page_links(page.body, page.url, page.content_type, page.link)
