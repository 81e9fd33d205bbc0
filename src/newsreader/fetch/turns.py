"""Who may ask now: few at once in all, few at one host, and those one after another."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec import Struct

from newsreader.addresses import is_this_machine


class _Host(Struct):
    turns: asyncio.Semaphore
    next_start: float = 0.0
    """On the loop's clock."""


class Turns:
    """`async with turns.at(host): …` waits for a turn and holds it."""

    def __init__(self, at_once: int, per_host: int, pause: float) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._pause = pause
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Waits for the host first, so that a crowd at one host does not block all others."""
        place = self._hosts.get(host)
        if place is None:
            place = self._hosts[host] = _Host(asyncio.Semaphore(self._per_host))
        async with place.turns:
            await self._rest(host, place)
            async with self._all:
                yield

    async def _rest(self, host: str, place: _Host) -> None:
        now = asyncio.get_running_loop().time()
        start = max(now, place.next_start)
        place.next_start = start + (0.0 if is_this_machine(host) else self._pause)
        if start > now:
            await asyncio.sleep(start - now)
