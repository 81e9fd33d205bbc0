"""Politeness over days: the real flow and library, a canned network, a clock that is turned."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sync_world import NOON, World, rss

from newsreader.models.access import PLAIN, Access, Secret
from newsreader.models.acts import ActKind
from newsreader.models.feeds import Feed, FeedState, Subscription, SyncState
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request
from newsreader.models.hints import NO_HINTS, Hints
from newsreader.models.rhythm import Rhythm
from newsreader.models.scopes import Smart
from newsreader.models.syncing import FeedMoved, SyncEvent, SyncFinished
from newsreader.store.rhythm import read_rhythm, write_rhythm
from newsreader.sync.flow import sync
from newsreader.sync.moves import is_settled
from newsreader.sync.rhythm import rhythm_of

A, B, C = (f"https://news.example/{name}" for name in "abc")
OTHER = "https://other.example/feed"
NEW = "https://news.example/new"
BUSY = Failed("The server asks us to wait (429).", 429, NOON + timedelta(hours=3))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def follow(world: World, *urls: str) -> None:
    world.library.subscribe_all([Subscription(url) for url in urls])


def feeds_toml(world: World, text: str) -> None:
    world.paths.feeds_toml.write_text(text, encoding="utf-8")
    world.library.reconcile()
    assert world.library.subscriptions_error() is None


async def run(world: World, *feed_urls: str, force: bool = False) -> list[SyncEvent]:
    return [event async for event in sync(world.parts, feed_urls, force=force)]


async def report(world: World, *feed_urls: str, force: bool = False) -> SyncFinished:
    *_, last = await run(world, *feed_urls, force=force)
    assert isinstance(last, SyncFinished)
    return last


def feed_at(world: World, url: str) -> Feed:
    (feed,) = [feed for feed in world.library.feeds() if feed.url == url]
    return feed


def restarted(world: World) -> World:
    """The same library, opened by another process later."""
    again = World(world.paths.config.parent)
    again.now, again.answers = world.now, world.answers
    return again


def moved(to: str, body: bytes = b"", url: str = A) -> Outcome:
    return Fetched(to, body or rss("one"), "text/xml", moved_to=to) if url else NotModified()


# When to ask again


async def test_a_feed_says_how_often_it_wants_to_be_asked_and_a_304_remembers(
    world: World,
) -> None:
    follow(world, A)
    body = rss("one").replace(b"<channel>", b"<channel><ttl>240</ttl>")
    world.serve(A, body)
    await run(world)
    world.answers[A] = NotModified()
    world.later(hours=5)
    await run(world)
    assert feed_at(world, A).next_due == world.now + timedelta(hours=4, minutes=12)


async def test_the_server_says_how_long_its_answer_is_good(world: World) -> None:
    follow(world, A)
    world.answers[A] = Fetched(A, rss("one"), fresh_for=timedelta(hours=2))
    await run(world)
    assert feed_at(world, A).next_due == NOON + timedelta(hours=2, minutes=6)


async def test_a_feed_with_an_interval_of_its_own(world: World) -> None:
    feeds_toml(world, f'[[feeds]]\nurl = "{A}"\nevery = 120\n')
    world.serve(A, rss("one"))
    await run(world)
    assert feed_at(world, A).next_due == NOON + timedelta(hours=2)


async def test_a_quiet_feed_is_asked_rarely_and_a_busy_one_often(world: World) -> None:
    follow(world, A, B)
    world.answers[A] = lambda _: Fetched(
        A, dated(*(world.now - timedelta(minutes=10 * number) for number in range(9)))
    )
    world.serve(B, dated(*(NOON - timedelta(hours=12 * number) for number in range(9))))
    for _ in range(49):
        await run(world)
        world.later(minutes=30)
    assert (world.asked.count(A), world.asked.count(B)) == (49, 5)


async def test_quiet_feeds_are_asked_as_often_when_the_person_wants_that(world: World) -> None:
    follow(world, B)
    world.adaptive = False
    world.serve(B, dated(*(NOON - timedelta(hours=12 * number) for number in range(9))))
    await run(world)
    assert feed_at(world, B).next_due == NOON + timedelta(minutes=30)


def dated(*moments: datetime) -> bytes:
    items = "".join(
        f"<item><title>{at:%d %H:%M}</title><guid>{at:%d%H%M}</guid>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for at in moments
    )
    return f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


HOURS = [NOON - timedelta(hours=hours) for hours in (0, 1, 2, 8)]


@pytest.mark.parametrize(
    ("published", "gap"),
    [
        (HOURS, 3600),
        (HOURS[::-1], 3600),
        ([*HOURS, None, NOON + timedelta(days=9)], 3600),
        ([NOON], None),
        ([], None),
        ([NOON, NOON, NOON], 0),
        ([datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)], None),
    ],
)
def test_the_gap_between_articles_is_the_median(
    published: list[datetime | None], gap: int | None
) -> None:
    assert rhythm_of(NO_HINTS, published, NOON).gap == gap


def test_a_rhythm_survives_the_library() -> None:
    hints = Hints(60, NOON, (0, 23), (5, 6), True, A, NEW, (B,))
    rhythm = rhythm_of(hints, HOURS, NOON)
    assert rhythm == Rhythm(60, (0, 23), (5, 6), True, 3600, NOON, NOON, NEW)
    assert read_rhythm(write_rhythm(rhythm)) == rhythm


async def test_a_server_that_always_says_304_is_asked_for_everything_every_fortnight(
    world: World,
) -> None:
    def stubborn(request: Request) -> Outcome:
        return NotModified() if request.etag else Fetched(A, rss("one", f"{world.now}"), etag='"1"')

    follow(world, A)
    world.answers[A] = stubborn
    for _ in range(30):
        await run(world)
        world.later(days=1)
    whole = [number for number, request in enumerate(world.requests) if not request.etag]
    assert whole == [0, 14, 28]
    assert world.library.counts().articles == 4


async def test_a_whole_document_that_did_not_change_counts_for_the_next_fortnight(
    world: World,
) -> None:
    follow(world, A)
    world.serve(A, rss("one"), etag='"1"')
    for _ in range(17):
        await run(world)
        world.later(days=1)
    whole = [number for number, request in enumerate(world.requests) if not request.etag]
    assert whole == [0]


# Servers that want to be left alone


async def test_a_wait_is_kept_over_a_restart(world: World) -> None:
    follow(world, A)
    world.answers[A] = BUSY
    await run(world)
    world.later(hours=2)
    with restarted(world) as again:
        assert (await report(again)).skipped == 1
        again.later(hours=1)
        assert (await report(again)).due == 1


async def test_a_host_that_says_it_twice_is_left_alone_as_a_whole(world: World) -> None:
    follow(world, A, B, C, OTHER)
    world.at_once = 1
    world.answers = {A: BUSY, B: BUSY}
    world.serve(C, rss("one"))
    world.serve(OTHER, rss("two"))
    got = await report(world)
    assert world.asked == [A, OTHER, B]
    assert (got.due, got.skipped, got.failed) == (3, 1, 2)
    assert (feed_at(world, C).state, feed_at(world, C).last_error) == (FeedState.OK, None)


async def test_that_host_is_left_alone_by_the_next_syncs_too(world: World) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.answers = {A: BUSY, B: BUSY}
    world.serve(C, rss("one"))
    await run(world)
    world.later(hours=2)
    with restarted(world) as again:
        got = await report(again, force=True)
        assert (again.asked, got.due, got.skipped) == ([], 0, 3)
        again.later(hours=1)
        for url in (A, B):
            again.serve(url, rss("one"))
        assert (await report(again)).due == 3


async def test_a_refusal_counts_though_another_program_keeps_the_library_locked(
    world: World,
) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.library.db.run("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(world.paths.library, isolation_level=None)) as other:

        def locked(_: Request) -> Outcome:
            if not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")
            return BUSY

        world.answers = dict.fromkeys((A, B, C), locked)
        got = await report(world)
    assert (got.due, got.skipped, got.failed) == (2, 1, 2)


async def test_a_single_refusal_stops_one_feed_only(world: World) -> None:
    follow(world, A, B)
    world.answers[A] = BUSY
    world.serve(B, rss("one"))
    assert (await report(world)).failed == 1
    world.later(minutes=31)
    assert (await report(world)).due == 1


async def test_an_answer_in_between_forgives(world: World) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.answers = {A: BUSY, C: BUSY}
    world.serve(B, rss("one"))
    await run(world)
    assert world.asked == [A, B, C]
    world.later(minutes=31)
    assert (await report(world)).due == 1


async def test_one_try_by_hand_is_always_allowed(world: World) -> None:
    follow(world, A, B)
    world.at_once = 1
    world.answers = {A: BUSY, B: BUSY}
    await run(world)
    world.serve(A, rss("one"))
    assert (await report(world, A)).new == 1
    assert feed_at(world, A).state is FeedState.OK


async def test_by_hand_too_a_crowd_is_held_back_once_its_host_refuses_again(world: World) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.answers = dict.fromkeys((A, B, C), BUSY)
    await run(world)
    assert (await report(world, A, B, C)).skipped == 2
    assert world.asked == [A, B, A]


async def test_a_crowd_waits_to_see_how_its_host_answers(world: World) -> None:
    follow(world, *(f"https://news.example/{number}" for number in range(30)))

    async def refuse(_: Request) -> Outcome:
        await asyncio.sleep(0.001)
        return BUSY

    world.network = refuse
    skipped = (await report(world)).skipped
    assert skipped in (27, 28), "two are under way: one more may begin between their refusals"


async def test_429_without_a_time_waits_for_the_host_as_for_a_failing_feed(world: World) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.answers = dict.fromkeys((A, B, C), Failed("The server asks us to wait (429).", 429))
    assert (await report(world)).skipped == 1
    world.later(minutes=59)
    assert (await report(world)).skipped == 3
    world.later(minutes=1)
    assert (await report(world)).due > 0


async def test_a_broken_page_says_nothing_about_its_host(world: World) -> None:
    follow(world, A, B, C)
    world.at_once = 1
    world.answers = dict.fromkeys((A, B, C), Failed("The server is not available (503).", 503))
    assert (await report(world)).failed == 3


# Feeds that are gone, or elsewhere


async def test_410_is_told_once_and_stops_for_good(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"))
    await run(world)
    world.answers[A] = Failed("The server says the page is gone for good (410).", 410)
    failed = []
    for _ in range(30):
        world.later(days=1)
        failed.append((await report(world)).failed)
    assert failed == [1] + 29 * [0]
    assert len(world.library.snapshot(Smart.EVERYTHING)) == 1


async def test_a_feed_that_is_gone_leaves_its_new_address(world: World) -> None:
    follow(world, A)
    world.serve(A, declaring(NEW))
    await run(world)
    world.answers[A] = Failed("The server says the page is gone for good (410).", 410)
    await run(world, force=True)
    assert feed_at(world, A).last_error == (
        "The server says the page is gone for good (410). "
        f"Its publisher named a new address before: {NEW}"
    )


async def test_a_move_is_believed_the_third_time(world: World) -> None:
    follow(world, A)
    world.answers[A] = moved(NEW)
    told = [await days_events(world) for _ in range(3)]
    assert told == [[], [], [FeedMoved(1, "Feed", A, NEW, act_id=2)]]
    assert [feed.url for feed in world.library.feeds()] == [NEW]
    assert f'url = "{NEW}"' in world.paths.feeds_toml.read_text(encoding="utf-8")


async def test_a_move_keeps_what_was_read_and_forgets_the_validators(world: World) -> None:
    follow(world, A)
    world.answers[A] = Fetched(NEW, rss("one"), etag='"old"', moved_to=NEW)
    await days_events(world)
    ids = world.library.snapshot(Smart.EVERYTHING)
    world.library.mark_read(list(ids))
    await days_events(world)
    await days_events(world)
    world.serve(NEW, rss("one"))
    await days_events(world)
    assert world.requests[-1] == Request(NEW)
    assert world.library.snapshot(Smart.EVERYTHING) == ids
    assert world.library.counts().unread == 0


async def test_undo_and_redo_are_left_to_what_the_person_did_before_a_move(world: World) -> None:
    follow(world, A)
    world.answers[A] = moved(NEW)
    await days_events(world)
    await days_events(world)
    ids = world.library.snapshot(Smart.EVERYTHING)
    world.library.bookmark(ids)
    world.library.mark_read(ids)
    world.library.undo()
    [event] = await days_events(world)
    turned = [world.library.redo(), world.library.undo()]
    assert [act and act.kind for act in turned] == [ActKind.READ, ActKind.READ]
    assert [feed.url for feed in world.library.feeds()] == [NEW]
    assert world.library.undo(event.act_id)
    assert [feed.url for feed in world.library.feeds()] == [A]


async def test_a_304_behind_a_redirect_counts_too(world: World) -> None:
    follow(world, A)
    world.answers[A] = moved(NEW)
    await days_events(world)
    world.answers[A] = NotModified(moved_to=NEW)
    await days_events(world)
    assert await days_events(world) == [FeedMoved(1, "Feed", A, NEW, act_id=2)]


async def test_moves_must_be_seen_in_a_row_with_the_same_target(world: World) -> None:
    follow(world, A)
    elsewhere = "https://news.example/elsewhere"
    for target in (NEW, NEW, elsewhere, NEW, NEW, None, NEW, NEW):
        world.answers[A] = moved(target) if target else NotModified()
        assert await days_events(world) == []


async def test_a_target_that_gives_no_feed_is_not_believed(world: World) -> None:
    follow(world, A)
    world.answers[A] = Fetched(NEW, b"<!doctype html><title>Parked</title>", moved_to=NEW)
    for _ in range(5):
        assert await days_events(world) == []


async def test_a_target_that_is_followed_already_is_left_alone(world: World) -> None:
    follow(world, A, NEW)
    world.answers[A] = moved(NEW)
    world.serve(NEW, rss("one"))
    told = [await days_events(world) for _ in range(4)]
    assert [len(events) for events in told] == [0, 0, 1, 0]
    (said,) = told[2]
    assert said.stays is not None
    assert said.stays.startswith("You follow")
    assert [feed.url for feed in world.library.feeds()] == [A, NEW]


async def test_a_move_that_the_feed_declares_too_is_believed_at_once(world: World) -> None:
    follow(world, A)
    world.answers[A] = moved(NEW, declaring(NEW))
    (said,) = await days_events(world)
    assert (said.former_url, said.url, said.stays) == (A, NEW, None)


async def test_a_declared_address_alone_is_not_followed(world: World) -> None:
    follow(world, A)
    world.serve(A, declaring(NEW))
    for _ in range(5):
        assert await days_events(world) == []


SECRET = Access(headers=(("X-Token", Secret("x")),))


@pytest.mark.parametrize(
    ("url", "to", "access", "settled"),
    [
        (A, NEW, PLAIN, True),
        (A, OTHER, PLAIN, True),
        (A, NEW, SECRET, True),
        (A, OTHER, SECRET, False),
        ("http://news.example/a", A, PLAIN, True),
        ("http://news.example/a", A, SECRET, True),
        (A, "http://news.example/a", PLAIN, False),
    ],
    ids=[
        "same server",
        "another server",
        "same server, with a secret",
        "a secret does not follow to another server",
        "to https",
        "to https, with a secret",
        "never from https to http",
    ],
)
def test_which_moves_are_made(url: str, to: str, access: Access, settled: bool) -> None:
    state = SyncState(
        *(1, url, "X", None, None, None, 0, None, FeedState.OK),
        access=access,
        moved_to=to,
        moved_seen=2,
    )
    assert is_settled(state, to, None) is settled


def declaring(url: str) -> bytes:
    head = f"<channel><itunes:new-feed-url>{url}</itunes:new-feed-url>"
    namespace = b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return rss("one").replace(b"<channel>", head.encode()).replace(b"<rss", namespace)


async def days_events(world: World) -> list[FeedMoved]:
    """What a day's sync says of moves."""
    world.later(days=1)
    return [event for event in await run(world) if isinstance(event, FeedMoved)]


# How a feed is asked


async def test_a_feed_is_asked_as_feeds_toml_says(world: World) -> None:
    feeds_toml(
        world,
        f'[[feeds]]\nurl = "{A}"\nuser_agent = "Mine"\n'
        'username = "me"\npassword = { command = ["pass", "x"] }\n',
    )
    world.serve(A, rss("one"))
    await run(world)
    secret = Secret(command=("pass", "x"))
    assert world.requests == [
        Request(A, access=Access(user_agent="Mine", username="me", password=secret))
    ]


async def test_a_paused_feed_waits_until_it_is_named_or_goes_on(world: World) -> None:
    feeds_toml(world, f'[[feeds]]\nurl = "{A}"\npaused = true\n')
    world.serve(A, rss("one"))
    await run(world, force=True)
    assert (world.asked, feed_at(world, A).state) == ([], FeedState.PAUSED)
    await run(world, A)
    assert (world.asked, feed_at(world, A).state) == ([A], FeedState.PAUSED)
    world.later(days=1)
    await run(world)
    assert world.asked == [A]
    feeds_toml(world, f'[[feeds]]\nurl = "{A}"\n')
    await run(world)
    assert (world.asked, feed_at(world, A).state) == ([A, A], FeedState.OK)
