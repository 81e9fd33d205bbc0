"""Great acts, a little at a time: who else wants to write waits for a moment only."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep

from newsreader.store.database import Database
from newsreader.store.errors import BusyError

_HOLD = 0.25
"""Seconds after which a transaction ends as soon as it can."""
_LET_IN = 0.02
"""Seconds between two of them: whoever waits for the lock looks every 2 ms (`database.py`)."""


class Turn:
    """One transaction's share of the time."""

    def __init__(self) -> None:
        self._ends = monotonic() + _HOLD

    @property
    def over(self) -> bool:
        return monotonic() >= self._ends


def take_turns(db: Database, go_on: Callable[[Turn], bool]) -> None:
    """Call it in one transaction after the other, for as long as it says that something is left.

    While another program keeps the library locked, wait: half an act is no act.
    """
    left = True
    while left:
        sleep(_LET_IN)
        with suppress(BusyError), db.transaction():
            left = go_on(Turn())
