"""When an app has done all that it can do by itself, however slow the machine."""

import asyncio
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

_MOST = 20
"""Frames. What always has something to draw, as a blinking cursor, is never at rest."""


async def rest(pilot: Pilot[Any]) -> None:
    """Until only a key, a timer, a thread or another process can bring anything new."""
    await pilot.pause()
    await end(pilot)


async def end(pilot: Pilot[Any]) -> None:
    """The same, right after keys: Textual has waited for what they began, but not for all of it."""
    for _ in range(_MOST):
        await _nobody_ready()
        if not _wants_a_frame(pilot.app.screen):
            return
        await pilot.pause()


async def _nobody_ready() -> None:
    loop: Any = asyncio.get_running_loop()
    while loop._ready:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0)


def _wants_a_frame(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
    )
