"""After a sync, once a day: what is kept no longer is forgotten, a few articles at a time."""

import asyncio
import logging
from itertools import chain

from newsreader.store.aging.forgetting import BATCH
from newsreader.store.errors import LibraryError
from newsreader.store.packing import parts as batches
from newsreader.sync.parts import Parts

log = logging.getLogger(__name__)


async def forget(parts: Parts) -> None:
    """Only what the person knows of. What fails is tried again after the next sync."""
    try:
        retaining = parts.library.retaining(parts.retention)
        if not retaining.due():
            return
        going = retaining.going()
        for batch in batches(going.ids, BATCH):
            parts.library.forget(batch)
            await asyncio.sleep(0)
        for _ in chain(parts.library.merging() if going.large else (), parts.library.fading()):
            await asyncio.sleep(0)
        retaining.ran()
    except LibraryError:
        log.exception("What is kept no longer could not be forgotten")
    else:
        log.info("Forgot %d articles", going.count)
