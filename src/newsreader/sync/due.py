"""When a feed is visited, and when again."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.models.feeds import FeedState, SyncState
from newsreader.models.rhythm import NO_RHYTHM, Rhythm

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=7)
"""Between two visits, whoever says what."""
LONGEST_GUESS = timedelta(days=1)
"""What we only guess makes no news later than that."""
LONGEST_WAIT = timedelta(days=1)
"""After a failure."""
_JITTER = 0.1
_SILENCE = 40
"""A feed that was silent for so many days is asked once a day, whatever it did before."""
_HOURS_OF_A_WEEK = 7 * 24


class Why(StrEnum):
    """Who had the last word on when a feed is asked again."""

    PERSON = "your setting"
    NEWS = "how often it has news"
    SERVER = "its server's caching"
    PUBLISHER = "its publisher's wish"


class Pace(Struct, frozen=True):
    """Everything that has a say."""

    every: timedelta
    """What the person set."""
    rhythm: Rhythm = NO_RHYTHM
    fresh_for: timedelta | None = None
    """By Cache-Control or Expires."""
    adaptive: bool = True


def is_due(state: SyncState, now: datetime, *, force: bool = False, by_name: bool = False) -> bool:
    """One try by hand is always allowed; feeds that are gone or paused wait for it."""
    if by_name:
        return True
    if state.state in (FeedState.GONE, FeedState.PAUSED):
        return False
    return force or state.next_due is None or state.next_due <= now


def after_success(now: datetime, pace: Pace, chance: float) -> tuple[datetime, Why]:
    """The longest of all waits, and whose it is.

    `chance` in 0..1 spreads the visits by ±10 %, so that not all feeds fall due at once; what
    server and publisher say is never undercut.
    """
    around, beyond = 1 - _JITTER + 2 * _JITTER * chance, 1 + _JITTER * chance
    waits = {
        Why.PERSON: pace.every * around,
        Why.NEWS: _guess(now, pace) * around,
        Why.SERVER: (pace.fresh_for or timedelta()) * beyond,
        Why.PUBLISHER: _wish(pace.rhythm) * beyond,
    }
    why = max(waits, key=lambda each: waits[each])
    due = now + min(max(waits[why], SHORTEST), LONGEST)
    wanted = min(_not_skipped(due, pace.rhythm), now + LONGEST)
    return wanted, why if wanted == due else Why.PUBLISHER


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
    wait = min(every * (1 << doublings), max(LONGEST_WAIT, every))
    return now + wait * (1 - _JITTER + 2 * _JITTER * chance)


def by_turns(states: Iterable[SyncState]) -> list[SyncState]:
    """The same feeds, so ordered that one host's feeds do not stand in a row."""
    hosts: dict[str, list[SyncState]] = {}
    for state in states:
        hosts.setdefault(host_of(state.url), []).append(state)
    rounds: Iterable[Sequence[SyncState | None]] = zip_longest(*hosts.values())
    return [state for turn in rounds for state in turn if state is not None]


def host_of(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _guess(now: datetime, pace: Pace) -> timedelta:
    """Half of the gap between two articles, so that news waits a quarter of it on average."""
    rhythm = pace.rhythm
    if not pace.adaptive:
        return timedelta()
    gap = timedelta(seconds=min(rhythm.gap or 0, 10**9))
    silence = now - rhythm.newest if rhythm.newest else timedelta()
    return min(max(gap / 2, silence / _SILENCE), LONGEST_GUESS)


def _wish(rhythm: Rhythm) -> timedelta:
    longest = LONGEST // timedelta(minutes=1)
    return LONGEST if rhythm.ended else timedelta(minutes=min(rhythm.wait or 0, longest))


def _not_skipped(due: datetime, rhythm: Rhythm) -> datetime:
    """`due`, or the same minute of the first hour after it that the publisher does not skip."""
    at = due
    for _ in range(_HOURS_OF_A_WEEK):
        if at.hour not in rhythm.skip_hours and at.weekday() not in rhythm.skip_days:
            return at
        at += timedelta(hours=1)
    return due
