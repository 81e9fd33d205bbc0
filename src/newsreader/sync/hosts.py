"""Servers that asked us to wait, twice in a row: nothing of theirs is asked until then."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from newsreader.models.arrivals import Host
from newsreader.models.feeds import SyncState
from newsreader.models.fetching import Failed
from newsreader.store.arrivals import Arrivals
from newsreader.sync.due import host_of

_STRIKES = 2


class Hosts:
    """Remembered in the library, so that the next sync heeds it too."""

    def __init__(
        self, arrivals: Arrivals, clock: Callable[[], datetime], *, heeded: bool = True
    ) -> None:
        """One try by hand is always allowed: then nobody's wait is `heeded`."""
        self._arrivals = arrivals
        self._clock = clock
        self._heeded = heeded
        self._known = arrivals.hosts()

    def waits(self, state: SyncState) -> bool:
        host = self._known.get(host_of(state.url)) if self._known and self._heeded else None
        return host is not None and host.strikes >= _STRIKES and self._clock() < host.wait_until

    def refused(self, state: SyncState, failed: Failed, until: datetime) -> None:
        """`until` is when the feed will be asked again."""
        if failed.retry_after is None and failed.status != HTTPStatus.TOO_MANY_REQUESTS:
            return
        name = host_of(state.url)
        before = self._known.get(name)
        strikes = before.strikes + 1 if before else 1
        self._known[name] = host = Host(name, failed.retry_after or until, strikes)
        self._arrivals.remember(host)

    def answered(self, state: SyncState) -> None:
        host = self._known.pop(host_of(state.url), None) if self._known else None
        if host is not None:
            self._arrivals.forget(host)
