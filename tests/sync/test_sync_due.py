from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsreader.models.feeds import FeedState, SyncState
from newsreader.models.rhythm import Rhythm
from newsreader.sync.due import Pace, Why, after_failure, after_success, by_turns, is_due
from newsreader.sync.verdict import Blame, Tally, blame
from newsreader.sync.why import reason

NOW = datetime(2026, 2, 10, 12, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
BEFORE, AFTER = NOW - HALF_HOUR, NOW + HALF_HOUR


def state(
    next_due: datetime | None = None, kind: FeedState = FeedState.OK, url: str = "https://x.example"
) -> SyncState:
    return SyncState(1, url, "X", None, None, None, 0, next_due, kind)


@pytest.mark.parametrize(
    ("feed", "force", "by_name", "expected"),
    [
        (state(None), False, False, True),
        (state(BEFORE), False, False, True),
        (state(NOW), False, False, True),
        (state(AFTER), False, False, False),
        (state(AFTER), True, False, True),
        (state(AFTER), False, True, True),
        (state(BEFORE, FeedState.FAILING), False, False, True),
        (state(AFTER, FeedState.FAILING), False, False, False),
        (state(None, FeedState.GONE), False, False, False),
        (state(None, FeedState.GONE), True, False, False),
        (state(None, FeedState.GONE), False, True, True),
        (state(None, FeedState.PAUSED), True, False, False),
        (state(None, FeedState.PAUSED), False, True, True),
    ],
)
def test_what_is_due(feed: SyncState, force: bool, by_name: bool, expected: bool) -> None:
    assert is_due(feed, NOW, force=force, by_name=by_name) is expected


@pytest.mark.parametrize(("chance", "minutes"), [(0.0, 27), (0.5, 30), (1.0, 33)])
def test_visits_are_spread_by_ten_percent(chance: float, minutes: int) -> None:
    assert after_success(NOW, Pace(HALF_HOUR), chance)[0] == NOW + timedelta(minutes=minutes)


DAY, WEEK = timedelta(days=1), timedelta(days=7)
PACES = {
    "nothing but the person": (Pace(HALF_HOUR), HALF_HOUR, Why.PERSON),
    "never more often than every quarter of an hour": (
        Pace(timedelta(minutes=1)),
        timedelta(minutes=15),
        Why.PERSON,
    ),
    "never more rarely than every week": (Pace(timedelta(days=90)), WEEK, Why.PERSON),
    "the server's cache is longer": (
        Pace(HALF_HOUR, fresh_for=timedelta(hours=2)),
        timedelta(hours=2, minutes=6),
        Why.SERVER,
    ),
    "the server's cache is shorter": (
        Pace(HALF_HOUR, fresh_for=timedelta(minutes=5)),
        HALF_HOUR,
        Why.PERSON,
    ),
    "ttl": (Pace(HALF_HOUR, Rhythm(wait=60)), timedelta(minutes=63), Why.PUBLISHER),
    "a ttl of a century": (Pace(HALF_HOUR, Rhythm(wait=10**12)), WEEK, Why.PUBLISHER),
    "a feed that has ended": (Pace(HALF_HOUR, Rhythm(ended=True)), WEEK, Why.PUBLISHER),
    "an article every six hours": (
        Pace(HALF_HOUR, Rhythm(gap=6 * 3600)),
        timedelta(hours=3),
        Why.NEWS,
    ),
    "an article a minute": (Pace(HALF_HOUR, Rhythm(gap=60)), HALF_HOUR, Why.PERSON),
    "an article a year: a guess makes no news later than a day": (
        Pace(HALF_HOUR, Rhythm(gap=365 * 86_400)),
        DAY,
        Why.NEWS,
    ),
    "a hostile gap": (Pace(HALF_HOUR, Rhythm(gap=10**30)), DAY, Why.NEWS),
    "busy once, silent for ten days since": (
        Pace(HALF_HOUR, Rhythm(gap=60, newest=NOW - timedelta(days=10))),
        timedelta(hours=6),
        Why.NEWS,
    ),
    "its newest article is yet to come": (
        Pace(HALF_HOUR, Rhythm(gap=60, newest=NOW + DAY)),
        HALF_HOUR,
        Why.PERSON,
    ),
    "not adaptive": (
        Pace(HALF_HOUR, Rhythm(gap=6 * 3600), adaptive=False),
        HALF_HOUR,
        Why.PERSON,
    ),
    "the longest of all counts": (
        Pace(HALF_HOUR, Rhythm(wait=120, gap=6 * 3600), fresh_for=timedelta(hours=1)),
        timedelta(hours=3),
        Why.NEWS,
    ),
    "an hour that is skipped": (
        Pace(HALF_HOUR, Rhythm(skip_hours=(12, 13))),
        timedelta(hours=2, minutes=30),
        Why.PUBLISHER,
    ),
    "an hour that is skipped, but not the one it is due in": (
        Pace(HALF_HOUR, Rhythm(skip_hours=(11, 13))),
        HALF_HOUR,
        Why.PERSON,
    ),
    "a day that is skipped: NOW is a Tuesday": (
        Pace(HALF_HOUR, Rhythm(skip_days=(1,))),
        timedelta(hours=12, minutes=30),
        Why.PUBLISHER,
    ),
    "everything is skipped, which cannot be meant": (
        Pace(HALF_HOUR, Rhythm(skip_hours=tuple(range(24)))),
        HALF_HOUR,
        Why.PERSON,
    ),
}


@pytest.mark.parametrize(("pace", "wait", "why"), PACES.values(), ids=PACES.keys())
def test_when_to_ask_again(pace: Pace, wait: timedelta, why: Why) -> None:
    assert after_success(NOW, pace, 0.5) == (NOW + wait, why)


RHYTHMS = st.builds(
    Rhythm,
    wait=st.none() | st.integers(0, 10**40),
    skip_hours=st.lists(st.integers(0, 23), unique=True).map(tuple),
    skip_days=st.lists(st.integers(0, 6), unique=True).map(tuple),
    ended=st.booleans(),
    gap=st.none() | st.integers(0, 10**40),
    newest=st.none() | st.datetimes(timezones=st.just(UTC)),
)


@given(RHYTHMS, st.timedeltas(timedelta(), timedelta(days=7)), st.floats(0, 1))
def test_whatever_a_feed_says_it_is_asked_between_a_quarter_of_an_hour_and_a_week(
    rhythm: Rhythm, fresh_for: timedelta, chance: float
) -> None:
    due, _ = after_success(NOW, Pace(HALF_HOUR, rhythm, fresh_for), chance)
    assert timedelta(minutes=15) <= due - NOW <= timedelta(days=7)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_what_a_server_says_is_never_undercut(chance: float) -> None:
    due, _ = after_success(NOW, Pace(HALF_HOUR, fresh_for=timedelta(hours=2)), chance)
    assert NOW + timedelta(hours=2) <= due <= NOW + timedelta(hours=2.2)


@pytest.mark.parametrize(
    ("failures", "wait"),
    [
        (1, timedelta(hours=1)),
        (2, timedelta(hours=2)),
        (5, timedelta(hours=16)),
        (6, timedelta(days=1)),
        (10_000, timedelta(days=1)),
    ],
)
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, wait: timedelta) -> None:
    assert after_failure(NOW, HALF_HOUR, failures, 0.5) == NOW + wait


def test_a_feed_asked_once_a_week_is_not_asked_more_often_because_it_fails() -> None:
    assert after_failure(NOW, timedelta(days=7), 3, 0.5) == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [(AFTER, AFTER), (BEFORE, NOW), (NOW + timedelta(days=90), NOW + timedelta(days=1))],
)
def test_a_server_that_names_a_time_is_heeded_within_a_day(
    retry_after: datetime, expected: datetime
) -> None:
    assert after_failure(NOW, HALF_HOUR, 9, 0.5, retry_after) == expected


@pytest.mark.parametrize(
    ("kept", "minutes", "words"),
    [
        ({}, 31, "your setting"),
        ({"every": 120}, 125, "your setting"),
        ({"rhythm": Rhythm(gap=8 * 3600)}, 240, "how often it has news"),
        ({"rhythm": Rhythm(wait=90)}, 95, "its publisher's wish"),
        ({}, 95, "its server's caching"),
        ({"failures": 3}, 95, "failed 3 times in a row"),
        ({"last_visit": None}, 0, "new"),
        ({"state": FeedState.GONE}, 95, "gone for good, asked by hand only"),
        ({"state": FeedState.PAUSED}, 95, "paused in feeds.toml"),
    ],
)
def test_why_a_feed_is_asked_when_it_is(kept: dict[str, Any], minutes: int, words: str) -> None:
    feed = replace(state(NOW + timedelta(minutes=minutes)), last_visit=NOW)
    assert reason(replace(feed, **kept), HALF_HOUR, adaptive=True) == words


def test_feeds_of_one_host_do_not_stand_in_a_row() -> None:
    urls = [
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3",
        "https://b.example",
    ]
    ordered = [each.url for each in by_turns(state(url=url) for url in urls)]
    assert ordered == [urls[0], urls[3], urls[1], urls[2]]


def tally(
    visited: int = 10,
    answered: int = 10,
    silent: int = 0,
    page_hosts: int = 0,
    pages: int = 0,
    followed_hosts: int = 20,
) -> Tally:
    return Tally(
        visited,
        answered,
        {f"s{n}" for n in range(silent)},
        {f"p{n}" for n in range(page_hosts)},
        pages,
        followed_hosts,
    )


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        (tally(visited=0, answered=0), Blame.FEEDS),
        (tally(), Blame.FEEDS),
        (tally(answered=0, silent=10), Blame.NO_NETWORK),
        (tally(answered=1, silent=9), Blame.FEEDS),
        (tally(visited=1, answered=0, silent=1), Blame.FEEDS),
        (tally(visited=1, answered=0, silent=1, followed_hosts=1), Blame.NO_NETWORK),
        (tally(pages=6, page_hosts=6), Blame.LOGIN_PAGE),
        (tally(pages=5, page_hosts=5), Blame.FEEDS),
        (tally(pages=6, page_hosts=1), Blame.FEEDS),
        (tally(visited=2, answered=2, pages=2, page_hosts=2), Blame.FEEDS),
    ],
)
def test_whom_to_blame(ended: Tally, expected: Blame) -> None:
    assert blame(ended) is expected
