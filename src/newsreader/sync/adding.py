"""Following a feed by its address, or by the address of any page of its site."""

import logging
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsreader.cleaning import clean_line, clean_url
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched, Request
from newsreader.models.parsed import NotAFeed
from newsreader.models.syncing import FeedAdded, FeedFetching, Refused, SyncEvent
from newsreader.parse.discovery import common_paths, feed_links
from newsreader.store.errors import LibraryError
from newsreader.sync.events import Events
from newsreader.sync.flow import index
from newsreader.sync.links import normalised_link
from newsreader.sync.parts import Parts
from newsreader.sync.preparing import PreparedFeed
from newsreader.sync.visit import is_page, store

log = logging.getLogger(__name__)

Looking = AsyncGenerator[FeedFetching, None]
_MOST_TRIED = 16
_WEB = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Found:
    """A feed, at last."""

    url: str
    """To be followed: the last address of a permanent redirect, else the one that was asked."""
    fetched: Fetched
    feed: PreparedFeed


async def add(
    parts: Parts, words: str, folders: Sequence[str] = (), title: str | None = None
) -> Events:
    """Ends with FeedAdded, or Refused. `words` is what the person typed."""
    addresses = tidied(words)
    if not addresses:
        yield Refused(f"“{clean_line(words, 200)}” is no web address: try one like example.org.")
        return
    try:
        async for event in _add(parts, addresses, Subscription("", title, tuple(folders))):
            yield event
    except LibraryError as error:
        yield Refused(str(error))
    except Exception:
        log.exception("Adding a feed failed")
        yield Refused("Something at this address could not be handled: see the log.")


async def _add(parts: Parts, addresses: Sequence[str], wanted: Subscription) -> Events:
    if (already := _followed(parts, addresses)) is not None:
        yield already
        return
    search = Search(parts)
    async for looking in search.look(addresses):
        yield looking
    if search.found is None:
        yield Refused(search.reason)
    else:
        yield await _follow(parts, search.found, replace(wanted, url=search.found.url))


def tidied(words: str) -> list[str]:
    """The addresses that `words` may mean, the likeliest first."""
    words = words.strip().strip("<>")
    scheme, colon, rest = words.partition(":")
    if colon and scheme.lower() == "feed":
        words = rest if rest.lower().startswith(("http:", "https:")) else "http:" + rest
    if words.lower().startswith(("http:", "https:")):
        candidates = [words]
    else:
        bare = words.removeprefix("//")
        candidates = [f"https://{bare}", f"http://{bare}"]
    clean = (clean_url(candidate, schemes=_WEB) for candidate in candidates)
    return [url for url in clean if url and _has_host(url)]


class Search:
    """Looks for a feed: at the address, in the page there, at the usual places of its site."""

    def __init__(self, parts: Parts) -> None:
        self.found: Found | None = None
        self.reason = "There is no feed at this address."
        self._parts = parts
        self._tried: list[str] = []

    async def look(self, addresses: Sequence[str]) -> Looking:
        for address in addresses:
            yield _looking_at(address)
            answer = await self._parts.fetch(Request(address))
            match answer:
                case Fetched() if await self._is_feed(address, answer):
                    return
                case Fetched() if is_page(answer):
                    async for looking in self._look_around(answer):
                        yield looking
                    return
                case Fetched():
                    return
                case Failed():
                    self.reason = answer.reason
                    if not answer.unreachable:
                        return

    async def _look_around(self, page: Fetched) -> Looking:
        offered = [link.url for link in feed_links(page.body, page.url, page.content_type)]
        for address in _distinct([*offered, *common_paths(page.url)]):
            yield _looking_at(address)
            self._tried.append(address)
            answer = await self._parts.fetch(Request(address))
            if isinstance(answer, Fetched) and await self._is_feed(address, answer):
                return
        self.reason = (
            f"{_host(page.url)} offers no feed that can be read: neither the page nor "
            f"{len(self._tried)} usual places have one."
        )

    async def _is_feed(self, address: str, fetched: Fetched) -> bool:
        try:
            feed = await self._parts.prepare(fetched)
        except NotAFeed as error:
            self.reason = str(error)
            return False
        self.found = Found(fetched.moved_to or address, fetched, feed)
        return True


async def _follow(parts: Parts, found: Found, wanted: Subscription) -> SyncEvent:
    known = _followed(parts, [found.url, found.fetched.url])
    if known is not None:
        return known
    feed, _ = parts.library.subscribe(wanted)
    new, _changed = store(parts, feed.id, found.fetched, found.feed)
    await index(parts)
    return FeedAdded(feed.id, wanted.title or found.feed.title or feed.title, found.url, new)


def _followed(parts: Parts, addresses: Iterable[str]) -> FeedAdded | None:
    """The feed that is followed at one of these addresses, or at its http or https twin."""
    twins = {normalised_link(address) for address in addresses}
    for feed in parts.library.feeds():
        if normalised_link(feed.url) in twins:
            return FeedAdded(feed.id, feed.title, feed.url, 0, already=True)
    return None


def _looking_at(address: str) -> FeedFetching:
    """Feed 0: it is none yet."""
    return FeedFetching(0, address)


def _distinct(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(addresses))[:_MOST_TRIED]


def _has_host(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return "." in host or ":" in host or host == "localhost"


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
