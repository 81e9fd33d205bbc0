"""The articles that come along, through the same hands as those of a sync.

What is here already is recognised by the same keys, so an import that was cut off goes on where it
ended, and the next sync finds nothing twice.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing

from msgspec import Struct
from msgspec.structs import replace

from newsreader.addresses import feed_key
from newsreader.cleaning import clean_line, without_user_info
from newsreader.models.arrivals import Prepared
from newsreader.models.moving import Deeds, KeptArticle, KeptFeed, Tally
from newsreader.models.parsed import NotAFeed, ParsedEntry, ParsedFeed
from newsreader.models.syncing import Moving, Skipped
from newsreader.parse import fields
from newsreader.parse.newsboat.articles import deeds_of, entry_of
from newsreader.store.feedlist.subscriptions import web_address
from newsreader.store.newsboat import CacheError, NewsboatCache
from newsreader.store.takeover import Takeover
from newsreader.sync.changes import decide
from newsreader.sync.parts import Parts
from newsreader.sync.sameness import taken_over
from newsreader.wording import counted

_CHUNK = 400
"""Articles that are read as one document."""
_AHEAD = 3
"""Chunks that are prepared while one is stored."""
_BATCH = 100
"""Articles in one transaction: the person's own marks wait no longer than for these."""


class _Box(Struct, frozen=True):
    """A chunk of a feed's articles on its way."""

    feed_id: int
    count: int
    articles: tuple[Prepared, ...]
    deeds: Mapping[ParsedEntry, Deeds]


class Move:
    """Brings the articles of newsboat's cache into the library."""

    def __init__(self, parts: Parts, cache: NewsboatCache) -> None:
        self._parts = parts
        self._cache = cache
        self._takeover = Takeover(parts.library)
        self._followed = self._takeover.followed()
        self.tally = Tally()
        self.skipped: list[Skipped] = []

    async def run(self, kept: Sequence[KeptFeed]) -> AsyncGenerator[Moving, None]:
        """Raises LibraryError when the library cannot take them; what came by then stays."""
        total = sum(self._coming(feed) for feed in kept)
        done, unreadable = 0, 0
        yield Moving(done, total)
        async with aclosing(self._boxes(kept)) as boxes:
            async for box in boxes:
                await self._store(box)
                done += box.count
                unreadable += box.count - len(box.articles)
                yield Moving(done, total)
        self._remark(kept, unreadable)

    def _coming(self, feed: KeptFeed) -> int:
        return feed.articles if self._id_of(feed) is not None else feed.flagged

    def _id_of(self, feed: KeptFeed) -> int | None:
        url = web_address(feed.url)
        return self._followed.get(url, self._followed.get(feed_key(url))) if url else None

    async def _boxes(self, kept: Sequence[KeptFeed]) -> AsyncGenerator[_Box, None]:
        """In their order, some of them prepared ahead."""
        under_way: deque[asyncio.Task[_Box]] = deque()
        try:
            for feed_id, feed, chunk in self._chunks(kept):
                under_way.append(asyncio.create_task(self._prepare(feed_id, feed, chunk)))
                if len(under_way) > _AHEAD:
                    yield await under_way.popleft()
            while under_way:
                yield await under_way.popleft()
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    def _chunks(
        self, kept: Sequence[KeptFeed]
    ) -> Iterator[tuple[int, KeptFeed, list[KeptArticle]]]:
        """What newsboat's file does not give any more is said and left behind."""
        for feed in filter(self._coming, kept):
            feed_id = self._id_of(feed)
            home = self._takeover.unfollowed(_address(feed)) if feed_id is None else feed_id
            self._takeover.describe(home, feed.title, fields.link(feed.site_url))
            try:
                for chunk in self._cache.chunks(feed, _CHUNK, flagged_only=feed_id is None):
                    yield home, feed, chunk
            except CacheError as error:
                self.skipped.append(Skipped(f"Articles of {_address(feed)}", str(error)))

    async def _prepare(self, feed_id: int, feed: KeptFeed, chunk: Sequence[KeptArticle]) -> _Box:
        site_url = fields.link(feed.site_url)
        deeds = {entry_of(kept, site_url): deeds_of(kept) for kept in chunk}
        parsed = ParsedFeed(feed.title, site_url, tuple(deeds))
        try:
            articles = (await self._parts.prepare_parsed(parsed)).articles
        except NotAFeed:
            articles = await self._one_by_one(parsed)
        return _Box(feed_id, len(chunk), articles, deeds)

    async def _one_by_one(self, feed: ParsedFeed) -> tuple[Prepared, ...]:
        """One text was too much for its reader: the others come along."""
        articles: list[Prepared] = []
        for entry in feed.entries:
            try:
                alone = await self._parts.prepare_parsed(replace(feed, entries=(entry,)))
            except NotAFeed:
                continue
            articles += alone.articles
        return tuple(articles)

    async def _store(self, box: _Box) -> None:
        keys = [key for prepared in box.articles for key in prepared.keys]
        changes = decide(box.articles, self._parts.arrivals.known(box.feed_id, keys))
        entries = {prepared.entry for prepared in changes.new}
        seen = [prepared for prepared in box.articles if prepared.entry not in entries]
        new = [replace(one, content_hash=taken_over(one.content_hash)) for one in changes.new]
        for some in reversed(_batches(new)):
            await self._store_batch(box, some, ())
        for some in _batches(seen):
            await self._store_batch(box, (), some)

    async def _store_batch(
        self, box: _Box, new: Sequence[Prepared], seen: Sequence[Prepared]
    ) -> None:
        at = self._parts.clock()
        self.tally += self._takeover.store(box.feed_id, new, seen, box.deeds, at)
        await asyncio.sleep(0)

    def _remark(self, kept: Sequence[KeptFeed], unreadable: int) -> None:
        left = sum(feed.articles - self._coming(feed) for feed in kept)
        if left:
            feeds = sum(self._coming(feed) < feed.articles for feed in kept)
            what = f"{counted(left, 'article')} of {counted(feeds, 'feed')} that you do not follow"
            self.skipped.append(Skipped(what, "Only flagged articles of such feeds come along."))
        if self.tally.hidden:
            what = f"{counted(self.tally.hidden, 'article')} deleted in newsboat"
            self.skipped.append(Skipped(what, "They are remembered, so that no sync brings them."))
        if unreadable:
            what = f"{counted(unreadable, 'article')} that could not be read"
            self.skipped.append(Skipped(what, "They repeat others, or are damaged."))


def _batches(articles: Sequence[Prepared]) -> list[Sequence[Prepared]]:
    return [articles[at : at + _BATCH] for at in range(0, len(articles), _BATCH)]


def _address(feed: KeptFeed) -> str:
    return web_address(feed.url) or clean_line(without_user_info(feed.url))
