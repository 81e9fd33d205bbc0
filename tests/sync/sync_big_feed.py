"""A sync of one big feed with an ETag, to be killed: `python sync_big_feed.py FOLDER ARTICLES`."""

import asyncio
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from sync_world import rss

from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Fetched, NotModified, Outcome, Request
from newsreader.models.syncing import SyncFinished
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.sync.flow import sync
from newsreader.sync.parts import Parts
from newsreader.sync.workers import Workers

URL, ETAG = "https://x.example/feed", '"big"'


async def run(paths: Paths, articles: int) -> SyncFinished | None:
    async def fetch(request: Request) -> Outcome:
        if request.etag == ETAG:
            return NotModified(ETAG)
        body = rss(*(f"title-{n}" for n in range(articles)), text="word " * 100)
        return Fetched(request.url, body, "text/xml", ETAG)

    finished = None
    with Library.open(paths) as library:
        library.subscribe(Subscription(URL))
        async with Workers(1) as workers:
            parts = Parts(
                library=library,
                arrivals=Arrivals(library),
                fetch=fetch,
                prepare=workers.prepare,
                prepare_parsed=workers.prepare_parsed,
                settle=workers.settle,
                read_page=workers.read_page,
                read_comments=workers.read_comments,
                warm_up=lambda _: workers.warm_up(),
                clock=lambda: datetime.now(UTC),
                chance=random.random,
                lock=paths.sync_lock,
                keep=lambda _name, _value: None,
            )
            async for event in sync(parts, force=True):
                if isinstance(event, SyncFinished):
                    finished = event
    return finished


if __name__ == "__main__":
    asyncio.run(run(Paths.under(Path(sys.argv[1])), int(sys.argv[2])))
