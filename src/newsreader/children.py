"""newsreader in a process of its own, as whoever started it sees it: lines out, lines in."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Self

_LONGEST_LINE = 16 * 1024 * 1024
"""Bytes. The report of a sync names every feed that failed."""
_PATIENCE = 0.8
"""Seconds between asking to stop and killing."""


class Child:
    """One that runs; whoever leaves it ends it."""

    def __init__(self, process: Process, running: "set[Child]") -> None:
        self._process = process
        self._running = running
        self.stopped = False
        """It was asked to end: how it does so is no news."""

    async def __aenter__(self) -> Self:
        self._running.add(self)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.kill()
        await self.ended()
        self._running.discard(self)

    async def lines(self) -> AsyncIterator[bytes]:
        assert self._process.stdout is not None, "stdout is a pipe"
        async for line in self._process.stdout:
            yield line

    async def tell(self, line: str) -> None:
        """Down its pipe, which it may have closed."""
        assert self._process.stdin is not None, "stdin is a pipe"
        with suppress(ConnectionError):
            self._process.stdin.write(f"{line}\n".encode())
            await self._process.stdin.drain()

    async def ended(self) -> int:
        """Its exit code."""
        return await self._process.wait()

    def stop(self) -> None:
        """Ask it to end, and see to it."""
        if not self.stopped:
            self.stopped = True
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGINT)
            asyncio.get_running_loop().call_later(_PATIENCE, self.kill)

    def kill(self) -> None:
        """The process and those that it started."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


class Children:
    """Starts `argv` with other arguments, and ends what runs."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._argv = tuple(argv)
        self._running: set[Child] = set()

    async def start(self, arguments: Sequence[str], *, listening: bool = False) -> Child:
        """`listening`: it can be told lines. Raises OSError."""
        process = await asyncio.create_subprocess_exec(
            *self._argv,
            *arguments,
            stdin=PIPE if listening else DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,
            limit=_LONGEST_LINE,
        )
        return Child(process, self._running)

    def stop(self) -> None:
        for child in self._running:
            child.stop()
