"""Articles whose feeds bring only summaries: their pages are asked for the full texts."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from http import HTTPStatus

from newsreader.models.access import PLAIN
from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.fulltexts import NO_FACTS, FullText, PageRead, Wanted
from newsreader.models.parsed import NotAFeed
from newsreader.models.syncing import TextsFetched
from newsreader.sync.due import host_of
from newsreader.sync.parts import Parts

NO_MORE = "The page has no more text than the feed."
"""Why a feed's text is the whole one."""
_AT_ONCE = 8
_FEWEST, _FEWEST_ASKED = 60, 20
"""Words a page must have: by itself, and when the person asks for it."""
_MORE = 1.3
"""How much longer than the feed's text it must be."""
_STILL = 0.5
"""Less of a page than this share of what it was is a teaser."""
_SILENCE = 8
"""Pages in a row that no server answered for: there is no network, and none is asked any more."""
_REFUSALS = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.FORBIDDEN)
_ENOUGH = 3
"""So often may a host refuse until it is left alone."""

log = logging.getLogger(__name__)


async def bring_texts(parts: Parts, wanted: Sequence[Wanted]) -> AsyncGenerator[TextsFetched, None]:
    """One event for each page, and one before. Whoever stops listening ends it; what came stays.

    Raises LibraryError.
    """
    asking = _Asking(parts)
    tasks = [asyncio.create_task(asking.ask(one)) for one in wanted]
    kept = 0
    try:
        yield TextsFetched(0, len(wanted))
        for number, ended in enumerate(asyncio.as_completed(tasks), 1):
            kept += await ended
            yield TextsFetched(number, len(wanted), kept)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Asking:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._refusals: Counter[str] = Counter()
        self._silent = 0

    async def ask(self, wanted: Wanted) -> bool:
        """Whether a text was kept."""
        host, said = host_of(wanted.url), NO_FACTS
        async with self._slots:
            if self._silent >= _SILENCE or self._refusals[host] >= _ENOUGH:
                return False
            match await self._page(wanted):
                case PageRead(said, FullText() as text) if is_better(text, wanted):
                    self._parts.arrivals.keep_text(
                        wanted.article_id, text, self._parts.clock(), said
                    )
                    return True
                case PageRead(said, reason=reason):
                    reason = reason or NO_MORE
                case Failed(unreachable=True):
                    self._silent += 1
                    return False
                case Failed(reason, status):
                    self._refusals[host] += status in _REFUSALS
            self._parts.arrivals.miss_text(wanted.article_id, reason, self._parts.clock(), said)
        return False

    async def _page(self, wanted: Wanted) -> PageRead | Failed:
        answer = await self._parts.fetch(_request(wanted))
        if not isinstance(answer, Failed) or not answer.unreachable:
            self._silent = 0
        match answer:
            case Failed():
                return answer
            case NotModified():
                return Failed("The page's server gave no page.")
            case Fetched():
                return await self._read(answer, saved=wanted.saved)

    async def _read(self, fetched: Fetched, *, saved: bool) -> PageRead | Failed:
        try:
            return await self._parts.read_page(fetched, saved=saved)
        except NotAFeed as error:
            return Failed(str(error))


def _request(wanted: Wanted) -> Request:
    """A feed may name any address; but into a private network only its own server."""
    same = host_of(wanted.url) == host_of(wanted.feed_url)
    access = wanted.access if same else PLAIN
    return Request(wanted.url, access=access, named_by_others=not (same or wanted.saved))


def is_better(text: FullText, wanted: Wanted) -> bool:
    """Whether the page's text is worth more than the feed's own, and than most of what is here."""
    if text.words < _STILL * wanted.had:
        return False
    if wanted.whatever:
        return text.words >= _FEWEST_ASKED
    return text.words >= max(_FEWEST, _MORE * wanted.own_words)
