"""A command that reads what is asked and prints the answer."""

import asyncio
import os
import signal
from asyncio.subprocess import PIPE, Process
from codecs import getincrementaldecoder
from collections.abc import AsyncGenerator, Awaitable, Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import TypeVar

from newsreader.assistant.answering import CannotAnswer, Heard, Writing
from newsreader.cleaning import clean_line

_PIECE = 4096
_MOST_COMPLAINTS = 65_536
_PATIENCE = 1.0
"""Seconds for the pipes of a command that has ended; what it started elsewhere may hold them."""
_T = TypeVar("_T")


async def printed(
    command: Sequence[str], text: str, seconds: float, writing: Writing
) -> AsyncGenerator[Heard, None]:
    """Ends the command when it is closed. Raises CannotAnswer."""
    deadline = asyncio.get_running_loop().time() + seconds
    name = PurePath(command[0]).name
    process = await _started(command, name)
    assert process.stdout is not None, "stdout is a pipe"
    beside = [asyncio.create_task(_feed(process, text)), asyncio.create_task(_complaints(process))]
    decoder = getincrementaldecoder("utf-8")("replace")
    try:
        while piece := await _in_time(process.stdout.read(_PIECE), deadline, name, seconds):
            for written in writing.add(decoder.decode(piece)):
                yield written
        for written in writing.end():
            yield written
        if code := await _in_time(process.wait(), deadline, name, seconds):
            said = await _in_time(beside[1], deadline, name, seconds)
            raise CannotAnswer(f"The command {name} failed (exit {code}){said}")
        if not writing.text:
            raise CannotAnswer(f"The command {name} answered without a word.")
    finally:
        await _end(process, beside)


async def _started(command: Sequence[str], name: str) -> Process:
    try:
        return await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no command"
        raise CannotAnswer(
            f"The command {name} cannot be run ({reason}): look at command in [assistant] of "
            "config.toml."
        ) from error


async def _in_time(work: Awaitable[_T], deadline: float, name: str, seconds: float) -> _T:
    try:
        async with asyncio.timeout_at(deadline):
            return await work
    except TimeoutError as error:
        raise CannotAnswer(
            f"The command {name} took longer than {seconds:g} seconds: see seconds in [assistant]."
        ) from error


async def _feed(process: Process, text: str) -> str:
    """A command may answer without having read everything."""
    assert process.stdin is not None, "stdin is a pipe"
    with suppress(ConnectionError):
        process.stdin.write(text.encode("utf-8", "replace"))
        await process.stdin.drain()
        process.stdin.close()
    return ""


async def _complaints(process: Process) -> str:
    """Its last line on stderr, as the end of a sentence."""
    assert process.stderr is not None, "stderr is a pipe"
    said = b""
    while piece := await process.stderr.read(_PIECE):
        said = (said + piece)[-_MOST_COMPLAINTS:]
    lines = said.decode("utf-8", "replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "")
    return f": {clean_line(last, 300)}" if last else "."


async def _end(process: Process, beside: Sequence[asyncio.Task[str]]) -> None:
    """With all that it started. Its pipes must be read empty: asyncio waits for their ends too."""
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            await process.communicate()
