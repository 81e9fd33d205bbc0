"""Words later: the texts of articles that were stored as they came.

A first sync brings thousands of articles at once. They are listed and can be read as soon as they
are stored; what takes longest, their texts for searches and what tells an edit, comes after that.
"""

import asyncio
import logging
from collections.abc import Sequence

from newsreader.models.arrivals import Settled, Unsettled
from newsreader.models.parsed import NotAFeed
from newsreader.store.packing import portions
from newsreader.store.settling import ALL
from newsreader.sync.parts import Parts

_SOME = 50
"""Articles that are read in one go."""
_LETTERS = 25_000
"""Of texts in one transaction: 10 ms of CPU. The person may be waiting."""
_AHEAD = 3
"""Portions that are read while one is stored."""
_HOPELESS = b"?"
"""The hash of what cannot be read: the next document that has it is compared anew."""
log = logging.getLogger(__name__)


async def settle(parts: Parts) -> None:
    """All that are left, the newest first. Whoever ends it loses nothing: the next goes on."""
    before, reading = ALL, list[asyncio.Task[list[Settled]]]()
    try:
        while True:
            while len(reading) < _AHEAD and before:
                some = parts.arrivals.unsettled(before, _SOME)
                before = some[-1].article_id if some else 0
                if some:
                    reading.append(asyncio.create_task(_read(parts, some)))
            if not reading:
                return
            for portion in portions(await reading.pop(0), _length, _LETTERS):
                parts.arrivals.settle(portion)
    finally:
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)


def _length(article: Settled) -> int:
    return len(article.text)


async def _read(parts: Parts, articles: Sequence[Unsettled]) -> list[Settled]:
    """One that cannot be read is left without a text, and keeps no other from its own."""
    try:
        return await parts.settle(articles)
    except NotAFeed as error:
        if len(articles) > 1:
            return [settled for one in articles for settled in await _read(parts, [one])]
        log.warning("Article %d has no text: %s", articles[0].article_id, error)
        one = articles[0]
        return [Settled(one.article_id, one.entry.title, _HOPELESS, "", b"", "", 0)]
