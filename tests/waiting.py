"""How tests wait: for a condition, and longer than the busiest machine needs."""

import asyncio
import os
import time
from asyncio import Timeout
from collections.abc import Callable
from pathlib import Path

PATIENCE = 120.0
"""Seconds after which what was waited for will not come."""
_MOMENT = 0.01


def in_time() -> Timeout:
    """`async with in_time(): …`, for what would otherwise hang."""
    return asyncio.timeout(PATIENCE)


async def until(so: Callable[[], object]) -> None:
    async with in_time():
        while not so():  # noqa: ASYNC110 - conditions are of all kinds
            await asyncio.sleep(_MOMENT)


def wait_until(so: Callable[[], object]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not so():
        if time.monotonic() > give_up:
            raise TimeoutError
        time.sleep(_MOMENT)


class Lifeline:
    """A pipe that a shell's `exec 3>PATH` takes hold of: what it starts holds on to it too."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def held(self) -> bool:
        """By a process that lives."""
        try:
            return bool(os.read(self._end, 1))
        except BlockingIOError:
            return True

    def close(self) -> None:
        os.close(self._end)
