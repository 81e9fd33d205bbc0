"""Work that goes on beside the screen."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import WorkType


def replace_work(node: DOMNode, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Start `work`; what the group did before is given up.

    It is a function and no coroutine, so that work given up before it began leaves nothing behind.
    """
    started: WorkType[None] = work
    node.run_worker(started, group=group, exclusive=True)
