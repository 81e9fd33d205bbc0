"""How commands run the flow: its parts built, its events as lines for a pipe or as a bar."""

import logging
import random
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Protocol, cast

import click

from newsreader.cli.printing import warn
from newsreader.cli.profile import Profile
from newsreader.cli.stopping import Stopped, run
from newsreader.config import Syncing
from newsreader.models.fetching import Fetch, Outcome, Request
from newsreader.models.syncing import SyncEvent
from newsreader.paths import path_of
from newsreader.store.arrivals import Arrivals
from newsreader.store.sitebook import read_sites
from newsreader.sync.events import to_json
from newsreader.sync.parts import Illustrating, Parts, tell_nobody
from newsreader.sync.telling import teller
from newsreader.sync.worker import be_nice, stay_small
from newsreader.sync.workers import Workers
from newsreader.vault import keep

log = logging.getLogger(__name__)
_PICTURE_BYTES = 5_000_000
_PICTURE_SECONDS = 20.0
_PICTURE_PAUSE = 0.1
"""Seconds between the starts of two requests to one host: a browser makes none."""
_PICTURES_AT_ONCE = 4
_STOPPED = "Stopped. What came by then is stored."
Client = Callable[[], AbstractAsyncContextManager[Fetch]]
Hear = Callable[[SyncEvent], None]
Flow = Callable[[Parts], AsyncIterator[SyncEvent]]


class Shown(Protocol):
    """Shows a flow's events while it is entered."""

    def __enter__(self) -> object: ...

    def __exit__(self, *_: object) -> None: ...

    def show(self, event: SyncEvent) -> None: ...


def follow(
    profile: Profile,
    flow: Flow,
    *,
    as_events: bool = False,
    shown: Shown | None = None,
    pictures: bool = True,
    heard: Hear | None = None,
) -> list[SyncEvent]:
    """Run `flow` to its end and return what it said. ctrl+c ends it early; what came is stored.

    `heard` is told each event as it comes, once it is shown.
    """
    profile.log_to_file()
    stay_small()
    hearers = [heard] if heard else []
    shown = shown or (_bar() if not as_events and sys.stderr and sys.stderr.isatty() else None)
    try:
        if as_events:
            be_nice()
            return run(_collect(profile, flow, [_print], pictures))
        if shown is None:
            return run(_collect(profile, flow, hearers, pictures))
        with shown:
            return run(_collect(profile, flow, [shown.show, *hearers], pictures), f"{_STOPPED}\n")
    except Stopped as stopped:
        if not as_events:
            warn(_STOPPED)
        raise click.exceptions.Exit(stopped.exit_code) from None


def _bar() -> Shown:
    from newsreader.cli.progress import Bar

    return Bar()


@asynccontextmanager
async def parts_of(profile: Profile, *, pictures: bool = True) -> AsyncIterator[Parts]:
    """Everything that the flow needs, opened and closed again."""
    settings, rulebook = profile.config(), profile.rulebook()
    config = settings.sync
    sites = read_sites(profile.paths.sites_toml)
    for fault in (*rulebook.faults, *sites.faults):
        log.warning("%s", fault)
    with profile.library(read_copies=settings.reading.read_copies) as library:
        library.give_way()
        async with (
            _network(profile, partial(_client, config)) as fetch,
            _network(profile, partial(_picture_client, config)) as fetch_picture,
            Workers(sites=sites.rules) as workers,
        ):
            illustrating = Illustrating(
                fetch=fetch_picture,
                shrink=workers.shrink,
                lock=profile.paths.pictures_lock,
                per_sync=settings.pictures.per_sync,
                megabytes=settings.pictures.megabytes,
                by_itself=pictures and settings.pictures.fetch,
            )
            yield Parts(
                library=library,
                arrivals=Arrivals(library),
                fetch=fetch,
                prepare=workers.prepare,
                prepare_parsed=workers.prepare_parsed,
                settle=workers.settle,
                read_page=workers.read_page,
                read_comments=workers.read_comments,
                warm_up=partial(_warm_up, profile, workers),
                clock=profile.now,
                chance=random.random,
                lock=profile.paths.sync_lock,
                keep=keep,
                every=timedelta(minutes=config.every),
                adaptive=config.adaptive,
                at_once=config.parallel,
                per_host=config.per_host,
                drop=_folder(settings.reading.drop),
                texts=config.full_texts,
                discussions=config.discussions,
                rules=rulebook.rules,
                retention=settings.retention,
                tell=teller(settings.rules.notify) if settings.rules.notify else tell_nobody,
                illustrating=illustrating,
            )


def _folder(words: str) -> Path | None:
    return path_of(words) if words else None


def _warm_up(profile: Profile, workers: Workers, reading: bool) -> None:
    """Readers of documents start while this process loads the network."""
    if reading:
        workers.warm_up()
    if profile.canned is None:
        import newsreader.fetch.client  # noqa: F401 - to have it


@asynccontextmanager
async def _network(profile: Profile, client: Client) -> AsyncIterator[Fetch]:
    """Opened with the first request: whoever finds nothing due is spared that."""
    if profile.canned is not None:
        from newsreader.demo.canned import CannedNetwork

        yield CannedNetwork(profile.canned).fetch
        return
    fetches: list[Fetch] = []
    async with AsyncExitStack() as opened:

        async def fetch(request: Request) -> Outcome:
            if not fetches:
                fetches.append(await opened.enter_async_context(client()))
            return await fetches[0](request)

        yield fetch


@asynccontextmanager
async def _client(config: Syncing) -> AsyncIterator[Fetch]:
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


@asynccontextmanager
async def _picture_client(config: Syncing) -> AsyncIterator[Fetch]:
    """Pictures are many, small, and less urgent than news."""
    from newsreader.fetch.client import PICTURES, Client
    from newsreader.fetch.limits import Limits

    limits = Limits(
        total=min(config.timeout, _PICTURE_SECONDS),
        max_bytes=_PICTURE_BYTES,
        at_once=_PICTURES_AT_ONCE,
        per_host=config.per_host,
        pause=min(config.pause, _PICTURE_PAUSE),
    )
    async with Client(limits, config.user_agent, config.proxy, accept=PICTURES) as client:
        yield client.fetch


async def _collect(
    profile: Profile, flow: Flow, hearers: Sequence[Hear], pictures: bool
) -> list[SyncEvent]:
    said = []
    async with (
        parts_of(profile, pictures=pictures) as parts,
        aclosing(cast(AsyncGenerator[SyncEvent], flow(parts))) as events,
    ):
        async for event in events:
            for hear in hearers:
                hear(event)
            said.append(event)
    return said


def _print(event: SyncEvent) -> None:
    sys.stdout.write(to_json(event) + "\n")
    sys.stdout.flush()
