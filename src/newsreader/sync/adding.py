"""Following feeds by their addresses, or by the address of any page of their sites."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing

from msgspec import Struct, field

from newsreader.addresses import feed_key, goes_along
from newsreader.cleaning import clean_line
from newsreader.models.access import PLAIN, Access
from newsreader.models.feeds import Subscription
from newsreader.models.syncing import (
    Choose,
    FeedAdded,
    FeedFetching,
    FeedsFound,
    Refused,
    SyncEvent,
)
from newsreader.store.errors import LibraryError
from newsreader.sync.choices import Found, choice_of, distinct
from newsreader.sync.events import Events
from newsreader.sync.finding import Search
from newsreader.sync.logins import access_in, without_login
from newsreader.sync.parts import Parts
from newsreader.sync.ruling import Ruling
from newsreader.sync.stories import tell_stories
from newsreader.sync.typed import distinct_words, tidied
from newsreader.sync.visit import news
from newsreader.vault import NoSecret

log = logging.getLogger(__name__)

_BROKEN = "Something at this address could not be handled: see the log."
_LOOKS_AT_ONCE = 6
"""Addresses that are looked at side by side."""


class Looked(Struct):
    """What an address led to."""

    address: str
    """As the person typed it, but for a login in it."""
    found: list[Found] = field(default_factory=list)
    more: int = 0
    reason: str = ""
    """Why nothing was found."""
    already: FeedAdded | None = None
    access: Access = PLAIN
    """A login that was typed along with the address."""

    def offer(self, followed: Callable[[Found], bool]) -> FeedsFound:
        choices = tuple(choice_of(found, followed(found)) for found in self.found)
        return FeedsFound(self.address, choices, self.more)


def find(parts: Parts, words: Sequence[str]) -> Events:
    """Ends with FeedsFound or Refused for each address; nothing is followed."""
    return _to_the_end(_find(parts, words))


async def _find(parts: Parts, words: Sequence[str]) -> Events:
    async with aclosing(_looks(parts, words, even_followed=True)) as looks:
        async for step in looks:
            match step:
                case Looked(found=found) if found:
                    yield step.offer(_is_followed(parts))
                case Looked():
                    yield Refused(step.reason, step.address)
                case FeedFetching():
                    yield step


def add(
    parts: Parts,
    words: Sequence[str],
    folders: Sequence[str] = (),
    title: str | None = None,
    *,
    choose: Choose,
) -> Events:
    """Ends with FeedAdded or Refused for each address; FeedsFound where there is a choice.

    `words` are what the person typed, an address each.
    """
    return _to_the_end(_add(parts, words, folders, title, choose))


async def _to_the_end(flow: Events) -> Events:
    """Refused, without an address, where the library ends it before."""
    try:
        async with aclosing(flow) as events:
            async for event in events:
                yield event
    except LibraryError as error:
        yield Refused(str(error))


async def _add(
    parts: Parts, words: Sequence[str], folders: Sequence[str], title: str | None, choose: Choose
) -> Events:
    ruling = Ruling(parts)
    async with aclosing(_looks(parts, words)) as looks:
        async for step in looks:
            if isinstance(step, FeedFetching):
                yield step
                continue
            async with aclosing(_taken(parts, step, folders, title, choose)) as events:
                async for event in events:
                    yield event
            await ruling.judge()
    try:
        await tell_stories(parts)
    except LibraryError:
        log.exception("What the new feeds tell could not be stored; the next sync tries again")


async def _taken(
    parts: Parts, looked: Looked, folders: Sequence[str], title: str | None, choose: Choose
) -> Events:
    try:
        async with aclosing(_outcome(parts, looked, folders, title, choose)) as events:
            async for event in events:
                yield event
    except LibraryError as error:
        yield Refused(str(error), looked.address)
    except Exception:
        log.exception("Adding a feed failed")
        yield Refused(_BROKEN, looked.address)


async def _outcome(
    parts: Parts, looked: Looked, folders: Sequence[str], title: str | None, choose: Choose
) -> Events:
    is_followed, wanted = _is_followed(parts), looked.found
    if looked.already:
        yield looked.already
    elif not wanted:
        yield Refused(looked.reason, looked.address)
    elif all(map(is_followed, wanted)):
        wanted = wanted[:1]
    elif len(wanted) > 1:
        offered = looked.offer(is_followed)
        yield offered
        chosen = await choose(offered)
        wanted = [found for found in wanted if found.url in chosen.urls]
        folders = folders if chosen.folders is None else chosen.folders
    for found in wanted:
        own = title if len(wanted) == 1 else None
        access = looked.access if goes_along(tidied(looked.address)[0], found.url) else PLAIN
        subscription = Subscription(found.url, own, tuple(folders), access=access)
        yield _follow(parts, found, subscription)


async def _looks(
    parts: Parts, words: Sequence[str], *, even_followed: bool = False
) -> AsyncGenerator[FeedFetching | Looked, None]:
    """Several addresses side by side, told one after the other. The same one twice is one."""
    slots = asyncio.Semaphore(_LOOKS_AT_ONCE)
    under_way = []
    for word in distinct_words(words):
        said: asyncio.Queue[FeedFetching | Looked] = asyncio.Queue()
        look = _look(parts, word, slots, said.put_nowait, even_followed)
        under_way.append((asyncio.create_task(look), said))
    try:
        for _, said in under_way:
            while isinstance(step := await said.get(), FeedFetching):
                yield step
            yield step
    finally:
        for task, _ in under_way:
            task.cancel()
        await asyncio.gather(*(task for task, _ in under_way), return_exceptions=True)


async def _look(
    parts: Parts,
    word: str,
    slots: asyncio.Semaphore,
    say: Callable[[FeedFetching | Looked], None],
    even_followed: bool,
) -> None:
    looked = Looked(without_login(word), reason=_BROKEN)
    try:
        async with slots:
            looked.access = access_in(parts, word)
            await _search(parts, looked, lambda url: say(FeedFetching(0, url)), even_followed)
    except NoSecret as error:
        looked.reason = str(error)
    except Exception:
        log.exception("Looking for feeds failed")
    finally:
        say(looked)


async def _search(
    parts: Parts, looked: Looked, say: Callable[[str], None], even_followed: bool
) -> None:
    addresses = tidied(looked.address)
    if not addresses:
        typed = clean_line(looked.address, 200)
        looked.reason = f"“{typed}” is no web address: try one like example.org."
        return
    looked.already = None if even_followed else _followed(parts, addresses)
    if looked.already is None:
        search = Search(parts, say, looked.access)
        await search.look(addresses)
        looked.found = distinct(search.found, _is_followed(parts))
        looked.reason, looked.more = search.reason, search.more


def _follow(parts: Parts, found: Found, wanted: Subscription) -> SyncEvent:
    known = _followed(parts, [found.url, found.fetched.url])
    if known is not None:
        return known
    feed, _ = parts.library.subscribe(wanted)
    changes, write = news(parts, feed.id, found.fetched, found.feed)
    write()
    title = wanted.title or found.feed.title or feed.title
    return FeedAdded(feed.id, title, found.url, len(changes.new))


def _followed(parts: Parts, addresses: Iterable[str]) -> FeedAdded | None:
    """The feed that is followed at one of these addresses, or at its http or https twin."""
    twins = {feed_key(address) for address in addresses}
    for feed in parts.library.feeds():
        if feed_key(feed.url) in twins:
            return FeedAdded(feed.id, feed.title, feed.url, 0, already=True)
    return None


def _is_followed(parts: Parts) -> Callable[[Found], bool]:
    followed = {feed_key(feed.url) for feed in parts.library.feeds()}
    return lambda found: not followed.isdisjoint(map(feed_key, (found.url, found.fetched.url)))
