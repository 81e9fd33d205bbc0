"""When the person is at it, and when there is a pause."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.screen import Screen
from textual.timer import Timer

_CALM = 0.15
"""Seconds after a key in which the next one may be expected."""


class Pulse:
    """Beats with every key and click."""

    def __init__(
        self,
        seconds: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._seconds = seconds
        self._sleep = sleep
        self._last = seconds() - _CALM

    def beat(self) -> None:
        self._last = self._seconds()

    @property
    def pause(self) -> float:
        """Seconds since the last beat."""
        return self._seconds() - self._last

    @property
    def calm(self) -> bool:
        return self.pause >= _CALM

    async def rested(self, seconds: float) -> None:
        """Wait for a pause of so many seconds."""
        left = seconds - self.pause
        while left > 0:
            await self._sleep(left)
            left = seconds - self.pause


class Asides:
    """Changes beside the person's own work: shown in a pause, or in the frame of the next key.

    A frame of its own between two keys would hold the second one up.
    """

    def __init__(self, screen: Screen[None], pulse: Pulse) -> None:
        self._screen = screen
        self._pulse = pulse
        self._waiting: dict[str, Callable[[], None]] = {}
        self._timer: Timer | None = None

    def put(self, name: str, show: Callable[[], None]) -> None:
        """At once when nobody is at it. The newest of a name replaces the one before."""
        self._waiting[name] = show
        if self._pulse.calm:
            self.show()
        elif self._timer is None:
            self._wait()

    def show(self) -> None:
        """Whatever waits, in the order it came."""
        waiting, self._waiting = self._waiting, {}
        for show in waiting.values():
            show()

    def _wait(self) -> None:
        self._timer = self._screen.set_timer(_CALM - self._pulse.pause + 0.01, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._pulse.calm:
            self.show()
        elif self._waiting:
            self._wait()
