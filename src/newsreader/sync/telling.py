"""Notices of rules, handed to a command of the person's own. Never to a shell."""

import asyncio
import logging
import os
import signal
from asyncio.subprocess import DEVNULL
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from newsreader.models.syncing import RuleNotified
from newsreader.wording import counted

_PATIENCE = 10.0
"""Seconds."""
log = logging.getLogger(__name__)


def headline_of(event: RuleNotified) -> str:
    return f"Rule “{event.rule}”: {counted(event.count, 'article')}"


def teller(
    command: Sequence[str], patience: float = _PATIENCE
) -> Callable[[RuleNotified], Awaitable[None]]:
    """Runs `command` with two arguments more: how many articles, and titles, a line each.

    No title can be taken for an option. What goes wrong is logged; a command that takes longer
    than `patience` seconds is ended.
    """

    async def tell(event: RuleNotified) -> None:
        body = "\n".join(f"• {title}" for title in event.titles)
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                headline_of(event),
                body,
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            log.warning("[rules] notify: %s cannot be started: %s", command[0], error)
            return
        try:
            async with asyncio.timeout(patience):
                await process.wait()
        except TimeoutError:
            log.warning("[rules] notify: %s took too long and was ended", command[0])
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()

    return tell
