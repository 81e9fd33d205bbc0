"""The terminal, where it shows something of ours already."""

from collections.abc import Callable
from typing import Any

from newsreader.view.bidi.ordering import LEAVE_ORDER, PUT_IN_ORDER
from newsreader.view.terminal import Terminal

_OTHER_SCREEN = "\x1b[?1049h"


def going_on(
    take_over: Callable[[], list[Any] | None], *, orders_alone: bool = False
) -> type[Terminal]:
    """A driver that paints over what is there.

    `take_over` answers once: the attributes that the terminal is to have at the end.
    `orders_alone`: the terminal is told to put no lines in order, as long as the app has it.
    """

    class GoingOn(Terminal):
        _there = False

        def start_application_mode(self) -> None:
            before = take_over()
            self._there = before is not None
            super().start_application_mode()
            if before is not None:
                self.attrs_before = before
            if orders_alone:
                self.write(LEAVE_ORDER)

        def stop_application_mode(self) -> None:
            if orders_alone:
                self.write(PUT_IN_ORDER)
            super().stop_application_mode()

        def write(self, data: str) -> None:
            """Entering the terminal's other screen once more would clear it."""
            if self._there and data == _OTHER_SCREEN:
                self._there = False
            else:
                super().write(data)

    return GoingOn
