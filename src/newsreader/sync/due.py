"""When a feed is visited, and when again."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from urllib.parse import urlsplit

from newsreader.models.feeds import FeedState, SyncState

LONGEST_WAIT = timedelta(days=1)
_JITTER = 0.1


def is_due(state: SyncState, now: datetime, *, force: bool = False, by_name: bool = False) -> bool:
    """One try by hand is always allowed; feeds that are gone or paused wait for it."""
    if by_name:
        return True
    if state.state in (FeedState.GONE, FeedState.PAUSED):
        return False
    return force or state.next_due is None or state.next_due <= now


def after_success(now: datetime, every: timedelta, chance: float) -> datetime:
    """`chance` in 0..1 spreads the visits by ±10 %, so that not all feeds fall due at once."""
    return now + every * (1 - _JITTER + 2 * _JITTER * chance)


def after_failure(
    now: datetime,
    every: timedelta,
    failures: int,
    chance: float,
    retry_after: datetime | None = None,
) -> datetime:
    """Twice as long after each failure in a row, a day at most; or when the server says."""
    if retry_after is not None:
        return min(max(retry_after, now), now + LONGEST_WAIT)
    doublings = min(failures, 16)
    wait = min(every * 2**doublings, max(LONGEST_WAIT, every))
    return after_success(now, wait, chance)


def by_turns(states: Iterable[SyncState]) -> list[SyncState]:
    """The same feeds, so ordered that one host's feeds do not stand in a row."""
    hosts: dict[str, list[SyncState]] = {}
    for state in states:
        hosts.setdefault(host_of(state.url), []).append(state)
    rounds: Iterable[Sequence[SyncState | None]] = zip_longest(*hosts.values())
    return [state for turn in rounds for state in turn if state is not None]


def host_of(url: str) -> str:
    return urlsplit(url).netloc.lower()
