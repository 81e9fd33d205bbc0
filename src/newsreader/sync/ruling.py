"""The rules, while a sync runs: asked in rounds, so that many rules cost little."""

import asyncio
import logging
from time import monotonic

from newsreader.models.syncing import RuleNotified
from newsreader.store.errors import DiskError, LibraryError
from newsreader.store.judging import Judge
from newsreader.sync.parts import Parts

_PAUSE = 0.5
"""Seconds between two rounds at least: so long may be seen what a rule is going to hide."""
_SHARE = 20
"""Between two rounds passes so many times what the last one took."""
log = logging.getLogger(__name__)


class Ruling:
    """Made before anything arrives."""

    def __init__(self, parts: Parts) -> None:
        self._judge = Judge(parts.library, parts.rules, parts.clock)
        self._judge.begin()
        self._next = 0.0
        self.news: list[RuleNotified] = []
        """What rules want the person to know: all of it, after `finish`."""

    async def arrived(self, new: int) -> None:
        """So many articles. They are judged now or in a later round."""
        if new and monotonic() >= self._next:
            began = monotonic()
            await self.judge()
            self._next = monotonic() + max(_PAUSE, _SHARE * (monotonic() - began))

    async def judge(self) -> None:
        """Everything that arrived. What fails is logged, and left to the next sync.

        Raises DiskError.
        """
        try:
            more = self._judge.judge_some()
            while more:
                await asyncio.sleep(0)
                more = self._judge.judge_some()
        except DiskError:
            raise
        except LibraryError:
            log.exception("The rules could not be asked; the next sync tries again")

    @property
    def hidden(self) -> int:
        """How many articles by now."""
        return self._judge.hidden

    async def finish(self) -> list[RuleNotified]:
        """After the last article."""
        await self.judge()
        self.news = self._judge.news()
        return self.news
