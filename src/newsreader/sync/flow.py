"""The whole flow: what is due, a visit to each, what they said."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from time import monotonic

from newsreader.models.feeds import SyncState
from newsreader.models.syncing import (
    FeedFailed,
    FeedFetching,
    FeedSynced,
    Refused,
    SyncEvent,
    SyncFinished,
    SyncStarted,
)
from newsreader.store.errors import DiskError, LibraryError
from newsreader.sync.discussing import bring_discussions, discussions_to_keep
from newsreader.sync.dropping import save_dropped
from newsreader.sync.due import by_turns, host_of, is_due
from newsreader.sync.events import Events
from newsreader.sync.forgetting import forget
from newsreader.sync.fulltexts import bring_texts
from newsreader.sync.hosts import Hosts
from newsreader.sync.lock import Busy, held
from newsreader.sync.moves import move
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate
from newsreader.sync.report import Report, is_suspect
from newsreader.sync.ruling import Ruling
from newsreader.sync.settling import settle
from newsreader.sync.stories import tell_stories
from newsreader.sync.together import Together
from newsreader.sync.verdict import Blame
from newsreader.sync.visit import Came, Ended, Missed, PutOff, take_in, visit, write_down

Step = FeedFetching | Ended | PutOff
_Said = Step | DiskError | None
"""`None`: this visit is over."""
log = logging.getLogger(__name__)


async def sync(parts: Parts, feed_urls: Sequence[str] = (), *, force: bool = False) -> Events:
    """Visit the feeds named, else those that are due, else with `force` all of them.

    It ends with SyncFinished, or Refused. Whoever stops listening ends the sync; what was said
    by then is stored. Listening on lets the daily backup be made and pictures be fetched, while
    the next sync may begin.
    """
    last: SyncEvent | None = None
    try:
        with held(parts.lock):
            async with aclosing(_sync(parts, feed_urls, force)) as events:
                async for event in events:
                    yield event
                    last = event
    except (Busy, LibraryError) as error:
        yield Refused(str(error), busy=isinstance(error, Busy))
        return
    online = isinstance(last, SyncFinished) and not last.offline and last.note is None
    try:
        async with aclosing(_afterwards(parts, online=online)) as events:
            async for event in events:
                yield event
    except LibraryError:
        log.exception("What belongs to the news could not be stored; the next sync tries again")


async def _afterwards(parts: Parts, *, online: bool) -> Events:
    """What makes the news complete: nobody has to wait for it, and another sync may run."""
    await settle(parts)
    await tell_stories(parts)
    for _ in parts.arrivals.merge_indexes(parts.clock()):
        await asyncio.sleep(0)
    for stage in _stages(parts, online=online):
        async with aclosing(stage) as events:
            async for event in events:
                yield event


def _stages(parts: Parts, *, online: bool) -> Iterator[AsyncGenerator[SyncEvent, None]]:
    """Each is looked for when the one before it is over."""
    if parts.drop is not None:
        yield save_dropped(parts, parts.drop)
    if not online:
        return
    if wanted := parts.arrivals.texts_wanted(parts.clock(), parts.texts):
        yield bring_texts(parts, wanted)
    if discussions := discussions_to_keep(parts):
        yield bring_discussions(parts, discussions)
    if parts.illustrating is not None and parts.illustrating.by_itself:
        yield illustrate(parts.library, parts.illustrating)


async def _sync(parts: Parts, feed_urls: Sequence[str], force: bool) -> Events:
    began, now = monotonic(), parts.clock()
    asked = parts.arrivals.states(feed_urls)
    by_name = bool(feed_urls)
    resting = Hosts(parts, by_hand=by_name)
    due = [
        state
        for state in asked
        if is_due(state, now, force=force, by_name=by_name) and not resting.waits(state)
    ]
    hosts = {host_of(feed.url) for feed in parts.library.subscriptions()}
    report = Report(len(due), len(asked) - len(due), len(hosts))
    if due:
        parts.warm_up(any(state.body_hash is None for state in due))
    await settle(parts)
    ruling = Ruling(parts)
    yield SyncStarted(report.due, report.skipped)
    async with aclosing(_news(parts, due, resting, report, ruling)) as events:
        async for event in events:
            yield event
    yield report.finished(monotonic() - began, ruling.hidden)
    await asyncio.gather(*map(parts.tell, ruling.news))
    await _keep_house(parts)


async def _news(
    parts: Parts, due: Sequence[SyncState], resting: Hosts, report: Report, ruling: Ruling
) -> Events:
    """What the feeds bring, judged by the rules and found by searches."""
    async with aclosing(_visits(parts, due, resting)) as steps:
        async for step in steps:
            report.add(step)
            for event in _said(parts, step):
                yield event
            if isinstance(step, Came):
                await ruling.arrived(step.new)
    if report.blame() is Blame.FEEDS:
        for missed in report.suspects:
            yield _failed(parts, missed)
    for told in await ruling.finish():
        yield told
    await _index_leftovers(parts)


async def _visits(
    parts: Parts, due: Sequence[SyncState], resting: Hosts
) -> AsyncGenerator[Step, None]:
    """Many visits at once, in one stream. Whoever stops listening ends them all.

    Raises DiskError when one of them did.
    """
    said: asyncio.Queue[_Said] = asyncio.Queue()
    slots = asyncio.Semaphore(parts.at_once)
    together = Together(parts.arrivals, len(due))
    under_way = [
        asyncio.create_task(_go(parts, state, slots, resting, together, said.put_nowait))
        for state in by_turns(due)
    ]
    try:
        left = len(under_way)
        while left:
            match await said.get():
                case None:
                    left -= 1
                case DiskError() as error:
                    raise error
                case step:
                    yield step
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _go(
    parts: Parts,
    state: SyncState,
    slots: asyncio.Semaphore,
    resting: Hosts,
    together: Together,
    say: Callable[[_Said], None],
) -> None:
    """What came is written when its turn is over: others may ask meanwhile."""
    try:
        async with resting.turn(state), slots:
            if resting.waits(state):
                say(PutOff(state))
                return
            say(FeedFetching(state.feed_id, state.title))
            answer = await visit(parts, state)
            resting.heed(answer)
        say(answer if isinstance(answer, Missed) else await take_in(answer, together))
    except DiskError as error:
        say(error)
    finally:
        together.over()
        say(None)


def _said(parts: Parts, step: Step) -> list[SyncEvent]:
    """What is suspected to be the network's fault waits until all have been visited."""
    match step:
        case Came(state):
            moved = move(parts.library, state, step.moved_to) if step.moved_to else None
            synced = FeedSynced(state.feed_id, state.title, step.new, step.changed, step.unchanged)
            return [synced, moved] if moved else [synced]
        case Missed():
            return [] if is_suspect(step) else [_failed(parts, step)]
        case PutOff():
            return []
        case FeedFetching():
            return [step]


def _failed(parts: Parts, missed: Missed) -> FeedFailed:
    state, failed = missed.state, missed.failed
    log.warning("Feed %d at %s: %s", state.feed_id, host_of(state.url), failed.reason)
    write_down(parts, missed)
    return FeedFailed(state.feed_id, state.title, state.url, failed.reason, failed.unreachable)


async def _keep_house(parts: Parts) -> None:
    try:
        parts.library.rotate_backups()
    except LibraryError:
        log.exception("The daily backup could not be made")
    else:
        await forget(parts)


async def _index_leftovers(parts: Parts) -> None:
    """Put into the search what a newsreader that indexed later left, in short transactions."""
    try:
        left = True
        while left:
            await asyncio.sleep(0)
            left = parts.arrivals.index_some() > 0 or parts.arrivals.renew_index()
    except Exception:
        log.exception("The search index could not be brought up to date; the next sync tries again")
