"""Many pages asked at once, politely: a silent network and hosts that refuse are left alone."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import NamedTuple, TypeVar

from newsreader.models.fetching import Failed, Outcome

Thing = TypeVar("Thing")

_REFUSALS = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.FORBIDDEN)


class Brought(NamedTuple):
    """How far it is."""

    done: int
    total: int
    kept: int = 0


async def bring(
    wanted: Sequence[Thing], ask: Callable[[Thing], Awaitable[bool]]
) -> AsyncGenerator[Brought, None]:
    """After each, and once before. `ask` tells whether something was kept.

    Whoever stops listening ends it; what came stays.
    """
    tasks = [asyncio.ensure_future(ask(one)) for one in wanted]
    kept = 0
    try:
        yield Brought(0, len(wanted))
        for number, ended in enumerate(asyncio.as_completed(tasks), 1):
            kept += await ended
            yield Brought(number, len(wanted), kept)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Patience:
    """With hosts that do not answer, or do not want to."""

    def __init__(self, *, at_once: int, silence: int, refusals: int) -> None:
        """`silence`: so many in a row without an answer are no network; `refusals`: of one host."""
        self._slots = asyncio.Semaphore(at_once)
        self._most_silent = silence
        self._most_refusals = refusals
        self._silent = 0
        self._refused: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[bool]:
        """Whether the host may be asked, now that it is its turn."""
        async with self._slots:
            yield self._silent < self._most_silent and self._refused[host] < self._most_refusals

    def heard(self, host: str, answer: Outcome) -> None:
        match answer:
            case Failed(unreachable=True):
                self._silent += 1
            case Failed(status=status):
                self._silent = 0
                self._refused[host] += status in _REFUSALS
            case _:
                self._silent = 0
