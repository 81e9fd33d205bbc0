"""Which stories the news tells: seen after a sync, when every article has its words."""

import asyncio

from newsreader.sync.parts import Parts


async def tell_stories(parts: Parts) -> None:
    """In short transactions: whoever ends it loses nothing, the next sync goes on."""
    teller = parts.arrivals.teller()
    more = True
    while more:
        more = teller.go_on() or teller.forget_some(parts.clock()) > 0
        await asyncio.sleep(0)
