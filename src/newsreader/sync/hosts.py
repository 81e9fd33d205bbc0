"""Servers that asked us to wait, twice in a row: nothing of theirs is asked until then."""

import asyncio
import logging
from datetime import datetime, timedelta
from http import HTTPStatus

from newsreader.models.arrivals import Host
from newsreader.models.feeds import SyncState
from newsreader.store.errors import DiskError, LibraryError
from newsreader.sync.due import host_of
from newsreader.sync.parts import Parts
from newsreader.sync.visit import Brought, Came, Missed

_STRIKES = 2
_TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS
_UNSAID = timedelta(hours=1)
"""How long a host rests that asked for it without saying how long."""
log = logging.getLogger(__name__)


class Hosts:
    """Remembered in the library, so that the next sync heeds it too."""

    def __init__(self, parts: Parts, *, by_hand: bool = False) -> None:
        """By hand, a host gets one try more before it is left alone again."""
        self._arrivals = parts.arrivals
        self._clock = parts.clock
        self._per_host = parts.per_host
        self._known = parts.arrivals.hosts()
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._tried_anyway = set(self._known) if by_hand else set()

    def turn(self, state: SyncState) -> asyncio.Semaphore:
        """Few of one host's feeds are under way at once: the others see how it answers these."""
        name = host_of(state.url)
        if name not in self._turns:
            self._turns[name] = asyncio.Semaphore(self._per_host)
        return self._turns[name]

    def waits(self, state: SyncState) -> bool:
        host = self._known.get(host_of(state.url)) if self._known else None
        if host is None or host.name in self._tried_anyway:
            return False
        return host.strikes >= _STRIKES and self._clock() < host.wait_until

    def heed(self, answer: Brought | Missed) -> None:
        """What cannot be written down holds for this sync all the same. Raises DiskError."""
        try:
            self._heed(answer)
        except DiskError:
            raise
        except LibraryError:
            log.exception("How a host answered could not be written down")

    def _heed(self, answer: Brought | Missed) -> None:
        match answer:
            case Brought(Came(state)):
                self._answered(host_of(state.url))
            case Missed(state, failed) if failed.retry_after or failed.status == _TOO_MANY:
                until = failed.retry_after or self._clock() + _UNSAID
                self._refused(host_of(state.url), until)

    def _refused(self, name: str, until: datetime) -> None:
        self._tried_anyway.discard(name)
        before = self._known.get(name, Host(name, until, 0))
        until = max(until, before.wait_until)
        self._known[name] = host = Host(name, until, before.strikes + 1)
        self._arrivals.remember(host)

    def _answered(self, name: str) -> None:
        host = self._known.pop(name, None)
        if host is not None:
            self._arrivals.forget(host)
