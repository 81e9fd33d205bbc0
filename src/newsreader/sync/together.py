"""What several visits bring, in one transaction: a commit costs as much as twenty articles."""

import asyncio
from collections.abc import Callable, Sequence
from time import monotonic

from msgspec import Struct

from newsreader.store.arrivals import Arrivals
from newsreader.store.arriving import BATCH
from newsreader.store.errors import DiskError

_PATIENCE = 0.2
"""Seconds that the first of them waits for others."""
_LONG = 0.015
"""Seconds that a transaction takes at most, but for its last visit: the person may be waiting."""

Write = Callable[[], None]


class _Waiting(Struct, frozen=True):
    write: Write
    done: asyncio.Future[None]


class Together:
    """Of so many visits, none of which has ended yet; `over` tells of each that has."""

    def __init__(
        self, arrivals: Arrivals, visits: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._arrivals = arrivals
        self._clock = clock
        self._visits = visits
        self._waiting: list[_Waiting] = []
        self._weight = 0
        self._alarm: asyncio.TimerHandle | None = None

    async def write(self, write: Write, weight: int) -> None:
        """Returns when `write` is in the library for good; raises what it raised."""
        loop = asyncio.get_running_loop()
        if self._weight + weight > BATCH:
            self._begin()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append(_Waiting(write, done))
        self._weight += weight
        if self._alarm is None:
            self._alarm = loop.call_later(_PATIENCE, self._begin)
        self._begin_if_full()
        await done

    def over(self) -> None:
        self._visits -= 1
        self._begin_if_full()

    def _begin_if_full(self) -> None:
        """There is no more room, or nobody who might still come."""
        if self._weight >= BATCH or len(self._waiting) >= self._visits:
            self._begin()

    def _begin(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        waiting, self._waiting = self._waiting, []
        self._alarm, self._weight = None, 0
        still = [one for one in waiting if not one.done.done()]
        if still:
            self._write(still)

    def _write(self, group: Sequence[_Waiting]) -> None:
        """Where one of them fails, all are written again, each alone."""
        try:
            written = self._in_time(group)
        except DiskError as error:
            _fail(group, error)
        except Exception as error:  # noqa: BLE001 - it belongs to whose write it is
            if len(group) == 1:
                _fail(group, error)
            else:
                for one in group:
                    self._write([one])
        else:
            for one in group[:written]:
                one.done.set_result(None)
            if written < len(group):
                self._write(group[written:])

    def _in_time(self, group: Sequence[_Waiting]) -> int:
        until = self._clock() + _LONG
        writes = [one.write for one in group]
        return self._arrivals.together(writes, lambda: self._clock() > until)


def _fail(group: Sequence[_Waiting], error: Exception) -> None:
    for one in group:
        one.done.set_exception(error)
