"""Syncs that nobody asked for: when the app starts one by itself, and what it says about it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import inf

from msgspec.structs import replace

from newsreader.config import Syncing
from newsreader.view.syncing import Progress

_LEAST = timedelta(minutes=5)
"""Feeds fall due one by one; so long those that do are gathered into one round."""


class Rounds:
    """A moment after the start, then whenever feeds fall due, at most every five minutes.

    `steady` tells seconds by a clock that nobody sets. What is due is told by the wall clock, so
    a machine that slept catches up when it wakes.
    """

    def __init__(
        self,
        config: Syncing,
        steady: Callable[[], float],
        moment: float = 1.0,
        *,
        always_first: bool = False,
    ) -> None:
        """`moment`: seconds after the first paint, so that the first keys come before it.

        `always_first`: the first round is made whether a feed is due or not.
        """
        self.moment = moment
        self._owed = always_first
        self._steady = steady
        self._every = timedelta(minutes=config.every)
        self._pause = self._least = min(_LEAST, self._every)
        self._again = config.while_open
        self._trouble = ""
        self._not_before = inf
        if config.on_start:
            self._not_before = steady()
        elif config.while_open:
            self._rest(self._every)

    @property
    def rested(self) -> bool:
        """It is worth asking the library when the first feed falls due."""
        return self._steady() >= self._not_before

    def wanted(self, next_due: datetime | None, now: datetime) -> bool:
        """`next_due` is `None` where no feed is followed."""
        if not self.rested or next_due is None:
            return False
        return self._owed or next_due <= now

    def ended(self, trouble: str) -> str:
        """What to say about it: nothing, but for a trouble that has not been said before.

        While the trouble lasts, the pauses grow.
        """
        self._owed = False
        new = trouble if trouble != self._trouble else ""
        self._pause = min(2 * self._pause, self._every) if trouble else self._least
        self._rest(self._pause if self._again else timedelta.max)
        self._trouble = trouble
        return new

    def heard(self, progress: Progress) -> Progress:
        """A sync has ended. Of one that nobody asked for, only what is new is worth saying."""
        new_trouble = self.ended(progress.trouble)
        if not progress.quietly:
            return progress
        return replace(progress, ended=new_trouble or progress.told[3:], failed=False)

    def _rest(self, pause: timedelta) -> None:
        self._not_before = self._steady() + pause.total_seconds()
