"""How commands run the flow: its parts built, its events as lines for a pipe or as a bar."""

import random
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from typing import Protocol, cast

import click

from newsreader.cli.printing import warn
from newsreader.cli.profile import Profile, utc_now
from newsreader.cli.stopping import Stopped, run
from newsreader.config import Syncing
from newsreader.models.fetching import Fetch
from newsreader.models.syncing import (
    FeedFailed,
    FeedFetching,
    FeedSynced,
    Moving,
    SyncEvent,
    SyncStarted,
)
from newsreader.store.arrivals import Arrivals
from newsreader.sync.events import to_json
from newsreader.sync.parts import Parts
from newsreader.sync.worker import be_nice
from newsreader.sync.workers import Workers

Flow = Callable[[Parts], AsyncIterator[SyncEvent]]


class Shown(Protocol):
    """Shows a flow's events while it is entered."""

    def __enter__(self) -> object: ...

    def __exit__(self, *_: object) -> None: ...

    def show(self, event: SyncEvent) -> None: ...


def follow(
    profile: Profile, flow: Flow, *, as_events: bool = False, shown: Shown | None = None
) -> list[SyncEvent]:
    """Run `flow` to its end and return what it said. ctrl+c ends it early; what came is stored."""
    profile.log_to_file()
    shown = shown or (_bar() if not as_events and sys.stderr and sys.stderr.isatty() else None)
    try:
        if as_events:
            be_nice()
            return run(_collect(profile, flow, _print))
        if shown is None:
            return run(_collect(profile, flow, lambda _: None))
        with shown:
            return run(_collect(profile, flow, shown.show))
    except Stopped as stopped:
        if not as_events:
            warn("Stopped. What came by then is stored.")
        raise click.exceptions.Exit(stopped.exit_code) from None


def _bar() -> Shown:
    from newsreader.cli.progress import Bar

    return Bar()


@asynccontextmanager
async def parts_of(profile: Profile) -> AsyncIterator[Parts]:
    """Everything that the flow needs, opened and closed again."""
    config = profile.config().sync
    with profile.library() as library:
        async with _network(profile, config) as fetch, Workers() as workers:
            yield Parts(
                library=library,
                arrivals=Arrivals(library),
                fetch=fetch,
                prepare=workers.prepare,
                prepare_parsed=workers.prepare_parsed,
                clock=utc_now,
                chance=random.random,
                lock=profile.paths.sync_lock,
                every=timedelta(minutes=config.every),
                adaptive=config.adaptive,
                at_once=config.parallel,
            )


@asynccontextmanager
async def _network(profile: Profile, config: Syncing) -> AsyncIterator[Fetch]:
    if profile.canned is not None:
        from newsreader.demo.canned import CannedNetwork

        yield CannedNetwork(profile.canned).fetch
        return
    from newsreader.fetch.client import Client
    from newsreader.fetch.limits import Limits

    limits = Limits(
        total=config.timeout,
        max_bytes=config.max_megabytes * 1_000_000,
        at_once=config.parallel,
        per_host=config.per_host,
        pause=config.pause,
    )
    async with Client(limits, config.user_agent, config.proxy) as client:
        yield client.fetch


async def _collect(
    profile: Profile, flow: Flow, show: Callable[[SyncEvent], None]
) -> list[SyncEvent]:
    said = []
    async with (
        parts_of(profile) as parts,
        aclosing(cast(AsyncGenerator[SyncEvent], flow(parts))) as events,
    ):
        async for event in events:
            show(event)
            said.append(event)
    return said


def _print(event: SyncEvent) -> None:
    sys.stdout.write(to_json(event) + "\n")
    sys.stdout.flush()


class Bar:
    """A progress bar on standard error while a sync runs; nothing where that is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.fields[doing]}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._moving: TaskID | None = None

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, event: SyncEvent) -> None:
        match event:
            case Moving(done, total) if total:
                self._move(done, total)
            case SyncStarted(due) if due:
                self._task = self._progress.add_task("", total=due, doing="Syncing")
            case FeedFetching(title=title) if self._task is not None:
                self._progress.update(self._task, description=clean_line(title, 40))
            case FeedSynced() | FeedFailed() if self._task is not None:
                self._progress.advance(self._task)

    def _move(self, done: int, total: int) -> None:
        if self._moving is None:
            self._moving = self._progress.add_task("articles", total=total, doing="Importing")
        self._progress.update(self._moving, completed=done)


class Spinner:
    """Says on standard error which address is asked; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status = self._console.status("Looking …")

    def __enter__(self) -> "Spinner":
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """The terminal is the person's for a while."""
        self._status.stop()
        yield
        self.__enter__()

    def show(self, event: SyncEvent) -> None:
        if isinstance(event, FeedFetching):
            self._status.update(Text(f"Asking {clean_line(event.title, 60)} …"))
