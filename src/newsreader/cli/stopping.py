"""ctrl+c, SIGTERM, a closed terminal: what runs ends in order, within a second."""

import asyncio
import os
import select
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Thread
from time import monotonic
from types import FrameType
from typing import Any, Self, TypeVar

_T = TypeVar("_T")

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 0.7
"""Seconds from the signal to the end of the process, when ending in order takes longer."""
_OVER = 0
_SHOW_CURSOR = b"\r\x1b[K\x1b[?25h"


class Stopped(Exception):
    """A signal ended it."""

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number


def run(work: Coroutine[Any, Any, _T], farewell: str = "") -> _T:
    """`work` to its end. Raises Stopped when it was ended before, after it has tidied up.

    `farewell` is said when there is no time for that.
    """
    return asyncio.run(_run(work, farewell))


async def _run(work: Coroutine[Any, Any, _T], farewell: str) -> _T:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None, "it runs in a task"
    with _Watch(lambda: loop.call_soon_threadsafe(task.cancel), farewell) as watch:
        try:
            return await work
        except asyncio.CancelledError:
            if watch.number is None:
                raise
            raise Stopped(watch.number) from None


class _Watch:
    """A thread that hears signals even while the loop is inside of SQLite."""

    def __init__(self, stop: Callable[[], object], farewell: str) -> None:
        self.number: int | None = None
        self._farewell = farewell
        self._stop = stop
        self._thread = Thread(target=self._listen, name="signals", daemon=True)

    def __enter__(self) -> Self:
        self._near, self._far = os.pipe()
        os.set_blocking(self._far, False)
        self._handlers = [(number, signal.signal(number, _heard)) for number in _SIGNALS]
        self._wakeup = signal.set_wakeup_fd(self._far, warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._handlers:
            signal.signal(number, handler)
        os.write(self._far, bytes([_OVER]))
        self._thread.join()
        os.close(self._near)
        os.close(self._far)

    def _listen(self) -> None:
        number = self._next()
        if number == _OVER:
            return
        self.number = number
        self._stop()
        give_up = monotonic() + _PATIENCE
        while (left := give_up - monotonic()) > 0:
            if select.select([self._near], [], [], left)[0] and self._next() == _OVER:
                return
        _leave(number, self._farewell)

    def _next(self) -> int:
        """A signal of ours, or _OVER."""
        while True:
            number = os.read(self._near, 1)[0]
            if number == _OVER or number in _SIGNALS:
                return number


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The byte that Python writes to the pipe says it all."""


def _leave(number: int, farewell: str) -> None:
    """Whatever still runs: the library bears it, and the readers of documents end by themselves."""
    with suppress(OSError):
        os.write(2, (_SHOW_CURSOR if os.isatty(2) else b"") + farewell.encode())
    os._exit(128 + number)
