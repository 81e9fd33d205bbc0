"""Work that goes on beside the screen."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import WorkType

_FRAME = 0.03
"""Seconds in which what was just shown is painted."""


def replace_work(node: DOMNode, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Start `work`; what the group did before is given up.

    It is a function and no coroutine, so that work given up before it began leaves nothing behind.
    """
    started: WorkType[None] = work
    node.run_worker(started, group=group, exclusive=True)


async def one_frame() -> None:
    """At the end of a screen's handler: widgets say first what they repaint, then it is painted.

    They say so in the next turn of the loop; the screen, idle by then, would paint without them.
    """
    await asyncio.sleep(0)


async def after_the_frame() -> None:
    """For what is not shown at once: a thread at work would hold up the frame that is."""
    await asyncio.sleep(_FRAME)
