"""The sync in a process of its own, as the screen sees it."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from newsreader.models.syncing import (
    Choose,
    Chosen,
    FeedAdded,
    FeedsFound,
    Packed,
    PicturesFetched,
    Refused,
    Saved,
    SyncFinished,
    TextsFetched,
)
from newsreader.sync.events import Events, chosen_to_json, from_json

_LONGEST_LINE = 16 * 1024 * 1024
"""Bytes. The report of a sync names every feed that failed."""
_LAST = (
    SyncFinished,
    FeedAdded,
    FeedsFound,
    TextsFetched,
    PicturesFetched,
    Saved,
    Packed,
    Refused,
)
"""Events that may be the last one."""
_PATIENCE = 0.8
"""Seconds between asking to stop and killing."""


class SyncProcess:
    """Runs `argv` + `sync`, `add` or `import` and reads their events. A SyncRunner."""

    def __init__(self, argv: Sequence[str]) -> None:
        self._argv = tuple(argv)
        self._running: set[Process] = set()
        self._stopped: set[Process] = set()

    def sync(self, feed_urls: Sequence[str] = (), *, force: bool = False) -> Events:
        forced = ["--force"] if force else []
        return self._events("sync", "--events", *forced, "--", *feed_urls)

    def add(self, addresses: Sequence[str], folders: Sequence[str], choose: Choose) -> Events:
        options = [option for folder in folders for option in ("--folder", folder)]
        return self._events("add", "--events", *options, "--", *addresses, choose=choose)

    def load(self, path: str) -> Events:
        return self._events("import", "--events", "--", path)

    def texts(self, article_ids: Sequence[int]) -> Events:
        return self._events("fulltext", "--events", *(f"--id={id_}" for id_ in article_ids))

    def save(self, addresses: Sequence[str], *, later: bool = False) -> Events:
        return self._events("save", "--events", *(["--later"] if later else []), "--", *addresses)

    def pictures(self, article_ids: Sequence[int]) -> Events:
        return self._events("pictures", "--events", *(f"--id={id_}" for id_ in article_ids))

    def pack(self, minutes: int) -> Events:
        return self._events("pack", "--events", f"--minutes={minutes}")

    def stop(self) -> None:
        for process in self._running - self._stopped:
            self._stopped.add(process)
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGINT)
            asyncio.get_running_loop().call_later(_PATIENCE, _kill, process)

    async def _events(self, *arguments: str, choose: Choose | None = None) -> Events:
        """The last event tells how it ended; there is none when it was stopped."""
        try:
            process = await self._start(arguments, PIPE if choose else DEVNULL)
        except OSError as error:
            yield Refused(f"The sync could not be started: {error.strerror}.")
            return
        self._running.add(process)
        ended = False
        try:
            async for event in _read(process):
                ended = ended or isinstance(event, _LAST)
                yield event
                if choose and isinstance(event, FeedsFound):
                    await _answer(process, await choose(event))
            code = await process.wait()
            if not ended and process not in self._stopped:
                yield Refused(f"The sync ended unexpectedly (exit {code}): see newsreader.log.")
        finally:
            _kill(process)
            await process.wait()
            self._running.discard(process)
            self._stopped.discard(process)

    async def _start(self, arguments: Sequence[str], stdin: int) -> Process:
        return await asyncio.create_subprocess_exec(
            *self._argv,
            *arguments,
            stdin=stdin,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,
            limit=_LONGEST_LINE,
        )


async def _answer(process: Process, chosen: Chosen) -> None:
    assert process.stdin is not None, "stdin is a pipe"
    with suppress(ConnectionError):
        process.stdin.write(f"{chosen_to_json(chosen)}\n".encode())
        await process.stdin.drain()


async def _read(process: Process) -> Events:
    assert process.stdout is not None, "stdout is a pipe"
    async for line in process.stdout:
        event = from_json(line)
        if event is not None:
            yield event


def _kill(process: Process) -> None:
    """The process and the readers of documents that it started."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
