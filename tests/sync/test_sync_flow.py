import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sync_world import NOON, World, kinds, rss

from newsreader.models.feeds import Feed, FeedState, Subscription
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import (
    FeedFailed,
    FeedFetching,
    FeedSynced,
    Refused,
    SyncEvent,
    SyncFinished,
    SyncStarted,
)
from newsreader.sync.flow import sync
from newsreader.sync.lock import held
from waiting import in_time

T = TypeVar("T", bound=SyncEvent)
A, B, C = "https://a.example/feed", "https://b.example/feed", "https://c.example/feed"
PAGE = b"<!doctype html><html><title>Please log in</title></html>"
SILENT = Failed("a.example could not be found.", unreachable=True)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def follow(world: World, *urls: str) -> None:
    world.library.subscribe_all([Subscription(url) for url in urls])


async def run(world: World, *feed_urls: str, force: bool = False) -> list[SyncEvent]:
    return [event async for event in sync(world.parts, feed_urls, force=force)]


async def report(world: World, *feed_urls: str, force: bool = False) -> SyncFinished:
    *_, last = await run(world, *feed_urls, force=force)
    assert isinstance(last, SyncFinished)
    return last


def only(events: list[SyncEvent], kind: type[T]) -> T:
    (found,) = [event for event in events if isinstance(event, kind)]
    return found


def feed_at(world: World, url: str) -> Feed:
    (feed,) = [feed for feed in world.library.feeds() if feed.url == url]
    return feed


def titles(world: World) -> list[str]:
    ids = world.library.snapshot(Smart.EVERYTHING)
    return [headline.title for headline in world.library.headlines(ids)]


async def test_a_sync_says_what_it_does(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one", "two"))
    assert kinds(await run(world)) == ["SyncStarted", "FeedFetching", "FeedSynced", "SyncFinished"]


async def test_articles_come_into_the_library_in_the_order_of_the_document(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one", "two"))
    await run(world)
    assert titles(world) == ["one", "two"]


async def test_the_report_counts(world: World) -> None:
    follow(world, A, B, C)
    world.serve(A, rss("one", "two"))
    world.answers[B] = NotModified()
    got = await report(world)
    assert (got.due, got.fetched, got.unchanged, got.failed, got.new) == (3, 1, 1, 1, 2)
    assert [failure.feed_url for failure in got.failures] == [C]
    assert got.bytes == len(rss("one", "two"))


async def test_articles_can_be_searched_after_a_sync(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one", "two", text="Chips for Washington"))
    await run(world)
    assert len(world.library.snapshot(SearchScope("washington"))) == 2


async def test_a_feed_takes_the_title_of_its_publisher(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one", feed="Asagiri Wire"))
    await run(world)
    assert feed_at(world, A).title == "Asagiri Wire"


async def test_the_validators_of_a_document_that_was_read_are_sent_next_time(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"), etag='W/"1"')
    await run(world)
    await run(world, force=True)
    assert [request.etag for request in world.requests] == [None, 'W/"1"']


async def test_the_validators_of_a_document_that_could_not_be_read_are_not_kept(
    world: World,
) -> None:
    follow(world, A)
    world.serve(A, PAGE, etag='"1"')
    await run(world)
    await run(world, force=True)
    assert [request.etag for request in world.requests] == [None, None]


async def test_a_304_may_bring_new_validators(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"), etag='"1"')
    await run(world)
    world.answers[A] = NotModified(etag='"2"')
    await run(world, force=True)
    await run(world, force=True)
    assert world.requests[-1].etag == '"2"'


async def test_the_same_bytes_are_not_parsed_again(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"))
    await run(world)
    assert (await report(world, force=True)).unchanged == 1
    assert world.prepared == 1


async def test_a_feed_is_asked_again_when_it_is_due(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"))
    skipped = []
    for minutes in (0, 29, 2):
        world.later(minutes=minutes)
        skipped.append((await report(world)).skipped)
    assert skipped == [0, 1, 0]


async def test_a_feed_named_is_asked_whether_due_or_not(world: World) -> None:
    follow(world, A, B)
    for url in (A, B):
        world.serve(url, rss("one"))
    await run(world)
    started = only(await run(world, A), SyncStarted)
    assert (started, world.asked[2:]) == (SyncStarted(1, 0), [A])


async def test_an_edit_keeps_the_article_read_and_bookmarked(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one", text="Before."))
    await run(world)
    (article_id,) = world.library.snapshot(Smart.EVERYTHING)
    world.library.mark_read([article_id])
    world.library.bookmark([article_id])
    world.serve(A, rss("one", text="After."))
    assert (await report(world, force=True)).changed == 1
    article = world.library.article(article_id)
    assert article
    assert (article.text, article.read, article.bookmarked) == ("After.", True, True)


async def test_a_failing_feed_does_not_stop_another(world: World) -> None:
    follow(world, A, B, C)
    world.answers[A] = RuntimeError("a bug")
    world.serve(B, b"\x00\x01 neither fish nor flesh")
    world.serve(C, rss("one"))
    events = await run(world)
    assert {event.feed_url for event in events if isinstance(event, FeedFailed)} == {A, B}
    assert titles(world) == ["one"]


async def test_an_exception_becomes_one_sentence(world: World) -> None:
    follow(world, A)
    world.answers[A] = RuntimeError("secret\n\x1b[2J")
    failed = only(await run(world), FeedFailed)
    assert failed.reason == "Something in this feed could not be handled: see the log."


async def test_a_failure_leaves_old_articles_alone_and_is_remembered(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"))
    await run(world)
    world.answers[A] = Failed("The server has a problem (500).", 500)
    await run(world, force=True)
    feed = feed_at(world, A)
    assert (feed.state, feed.last_error) == (FeedState.FAILING, "The server has a problem (500).")
    assert titles(world) == ["one"]


async def test_failures_in_a_row_are_waited_out_longer_and_longer(world: World) -> None:
    follow(world, A)
    world.answers[A] = Failed("The server has a problem (500).", 500)
    waits = []
    for _ in range(3):
        await run(world, force=True)
        due = feed_at(world, A).next_due
        assert due
        waits.append(due - world.now)
    assert waits == [timedelta(hours=hours) for hours in (1, 2, 4)]


async def test_a_success_forgets_the_failures(world: World) -> None:
    follow(world, A)
    world.answers[A] = Failed("The server has a problem (500).", 500)
    await run(world)
    world.serve(A, rss("one"))
    await run(world, force=True)
    feed = feed_at(world, A)
    assert (feed.state, feed.last_error) == (FeedState.OK, None)
    assert feed.next_due == NOON + timedelta(minutes=30)


async def test_a_server_that_asks_to_wait_is_waited_for(world: World) -> None:
    follow(world, A)
    world.answers[A] = Failed("The server asks us to wait (429).", 429, NOON + timedelta(hours=5))
    await run(world)
    assert feed_at(world, A).next_due == NOON + timedelta(hours=5)


async def test_a_feed_that_is_gone_is_not_asked_again_unless_named(world: World) -> None:
    follow(world, A)
    world.answers[A] = Failed("The feed is gone for good (410).", 410)
    await run(world)
    assert feed_at(world, A).state is FeedState.GONE
    world.later(days=30)
    await run(world, force=True)
    assert len(world.requests) == 1
    world.serve(A, rss("back"))
    await run(world, A)
    assert feed_at(world, A).state is FeedState.OK


async def test_without_a_network_no_feed_is_blamed(world: World) -> None:
    follow(world, A, B)
    world.answers = {A: SILENT, B: SILENT}
    events = await run(world)
    got = only(events, SyncFinished)
    assert (got.offline, got.failed) == (True, 2)
    assert "FeedFailed" not in kinds(events)
    assert {(feed.state, feed.last_error, feed.next_due) for feed in world.library.feeds()} == {
        (FeedState.OK, None, None)
    }


async def test_no_network_is_said_once_in_words(world: World) -> None:
    follow(world, A)
    world.answers[A] = SILENT
    assert "no network" in ((await report(world)).note or "")


async def test_a_dead_host_is_blamed_when_others_answer(world: World) -> None:
    follow(world, A, B)
    world.answers[A] = SILENT
    world.serve(B, rss("one"))
    events = await run(world)
    assert only(events, FeedFailed).unreachable
    assert feed_at(world, A).state is FeedState.FAILING
    assert not only(events, SyncFinished).offline


async def test_a_login_page_before_everything_is_not_the_feeds_fault(world: World) -> None:
    follow(world, A, B, C)
    for url in (A, B, C):
        world.serve(url, PAGE, "text/html")
    events = await run(world)
    assert "log in" in (only(events, SyncFinished).note or "")
    assert {feed.state for feed in world.library.feeds()} == {FeedState.OK}


async def test_a_single_web_page_is_the_feeds_fault(world: World) -> None:
    follow(world, A, B, C)
    world.serve(A, PAGE, "text/html")
    for url in (B, C):
        world.serve(url, rss("one"))
    events = await run(world)
    assert "web page" in only(events, FeedFailed).reason
    assert only(events, SyncFinished).note is None


async def test_a_sync_without_feeds_ends_well(world: World) -> None:
    got = await report(world)
    assert (got.due, got.offline, got.failures) == (0, False, ())


async def test_a_second_sync_is_refused(world: World) -> None:
    follow(world, A)
    with held(world.paths.sync_lock):
        (refused,) = await run(world)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("Another sync is running")


async def test_no_more_feeds_are_asked_at_once_than_allowed(world: World) -> None:
    follow(world, *(f"https://h{n}.example/feed" for n in range(60)))
    at_once, most = 0, 0

    async def fetch(_request: Request) -> Outcome:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0)
        at_once -= 1
        return NotModified()

    world.network = fetch
    await run(world)
    assert most == world.parts.at_once


async def test_leaving_early_ends_every_visit(world: World) -> None:
    follow(world, A, B)
    ended: list[str] = []

    async def fetch(request: Request) -> Outcome:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append(request.url)
        return NotModified()

    world.network = fetch
    async with in_time(), aclosing(sync(world.parts)) as events:
        async for event in events:
            if isinstance(event, FeedFetching) and event.title.startswith("b."):
                break
    assert sorted(ended) == [A, B]


async def test_what_was_said_before_leaving_is_stored(world: World) -> None:
    follow(world, A, B)
    world.serve(A, rss("one"))

    async def never(request: Request) -> Outcome:
        await asyncio.sleep(3600 if request.url == B else 0)
        return Fetched(A, rss("one"))

    world.network = never
    async with aclosing(sync(world.parts)) as events:
        async for event in events:
            if isinstance(event, FeedSynced):
                break
    assert titles(world) == ["one"]


async def test_the_library_is_backed_up_once_a_day(world: World) -> None:
    follow(world, A)
    world.serve(A, rss("one"))
    await run(world)
    assert not world.paths.backups.exists()

    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    for _ in range(2):
        await run(world)
    assert len(list(world.paths.backups.iterdir())) == 1


async def test_lone_surrogates_and_overflowing_numbers_harm_one_feed_at_most(world: World) -> None:
    follow(world, A, B)
    poisoned = '{"version": "https://jsonfeed.org/version/1.1", "title": "\\ud800", "items": ['
    poisoned += '{"id": "\\udfff", "title": "\\ud83d x", "content_text": "\\udc00",'
    poisoned += '"attachments": [{"url": "https://x.example/a", "size_in_bytes": 1e300}]}]}'
    world.serve(A, poisoned.encode(), "application/json")
    world.serve(B, rss("one"))
    await run(world)
    assert "one" in titles(world)


async def test_a_full_disk_ends_the_sync_at_once_and_is_no_fault_of_a_feed(world: World) -> None:
    follow(world, A, B, C)
    for url in (A, B, C):
        world.serve(url, rss(*(f"{number}" for number in range(60)), text=url))
    pages = world.library.db.value("PRAGMA page_count")
    world.library.db.run(f"PRAGMA max_page_count = {pages + 4}")

    events = await run(world)

    assert "disk is full" in only(events, Refused).reason
    assert "FeedFailed" not in kinds(events)
    assert [feed.state for feed in world.library.feeds()] == [FeedState.OK] * 3
    world.library.db.run("PRAGMA max_page_count = 1000000")
    await report(world)
    assert world.library.counts().articles == 180
