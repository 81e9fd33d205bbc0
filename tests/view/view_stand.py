"""The real app on a real small library, its sync played by events handed in."""

import gc
import itertools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from textual import events
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from view_rest import end, rest

from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.config import Config, Reading
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import FeedState, Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import Scope, Smart
from newsreader.models.syncing import Choose, FeedsFound, SyncEvent
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.app import NewsReader
from newsreader.view.offering import Offer
from newsreader.view.pictures.manner import Manner, Manners
from newsreader.view.pulse import Pulse
from newsreader.view.rounds import Rounds
from newsreader.view.screen import MainScreen
from waiting import PATIENCE

NOON = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
CATALOGUE = Catalogue(
    (
        CatalogueFeed("Asagiri", "https://asagiri.example/feed", "en", "news", "World"),
        CatalogueFeed("Segfault", "https://segfault.example/feed", "de", "code", "Tech"),
    )
)
OFFER = Offer(lambda: CATALOGUE)
SLOW = Config(Reading(mark_read_after=-1, mark_read_on_open=False))
"""Nothing is marked read by itself."""


_APPS, _A_FEW = itertools.count(1), 10


@dataclass
class ScriptedRunner:
    """Plays the events it was given and remembers what it was asked for."""

    events: Sequence[SyncEvent] = ()
    asked: list[tuple[str, object]] = field(default_factory=list)

    def sync(
        self, feed_urls: Sequence[str] = (), *, force: bool = False
    ) -> AsyncIterator[SyncEvent]:
        self.asked.append(("sync", list(feed_urls)))
        return self._play()

    def add(
        self, addresses: Sequence[str], folders: Sequence[str], choose: Choose
    ) -> AsyncIterator[SyncEvent]:
        self.asked.append(("add", (list(addresses), list(folders))))
        return self._ask(self._play(), choose)

    def load(self, path: str) -> AsyncIterator[SyncEvent]:
        self.asked.append(("load", path))
        return self._play()

    def texts(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        self.asked.append(("texts", list(article_ids)))
        return self._play()

    def discussions(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        self.asked.append(("discussions", list(article_ids)))
        return self._play()

    def save(self, addresses: Sequence[str], *, later: bool = False) -> AsyncIterator[SyncEvent]:
        self.asked.append(("save later" if later else "save", list(addresses)))
        return self._play()

    def empty_drop(self, *, later: bool = False) -> AsyncIterator[SyncEvent]:
        self.asked.append(("empty drop", later))
        return self._play()

    def pictures(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        self.asked.append(("pictures", list(article_ids)))
        return self._play()

    def pack(self, minutes: int) -> AsyncIterator[SyncEvent]:
        self.asked.append(("pack", minutes))
        return self._play()

    def stop(self) -> None:
        self.asked.append(("stop", None))

    async def _ask(
        self, events: AsyncIterator[SyncEvent], choose: Choose
    ) -> AsyncIterator[SyncEvent]:
        async for event in events:
            yield event
            if isinstance(event, FeedsFound):
                self.asked.append(("chosen", await choose(event)))

    async def _play(self) -> AsyncIterator[SyncEvent]:
        for event in self.events:
            yield event


def fill(library: Library, feeds: Mapping[str, int], folders: Sequence[str] = ()) -> None:
    """Each feed with so many articles, an hour apart; the text of every article is long."""
    for name, count in feeds.items():
        url = f"https://{name.lower()}.example/feed"
        library.subscribe(Subscription(url, name, tuple(folders)))
        arrive(library, name, [f"{name} {number}" for number in range(1, count + 1)])


def arrive(library: Library, name: str, titles: Sequence[str]) -> None:
    """New articles of a feed; the first title is the newest."""
    feed = library.find_feeds(name)[0]
    new = tuple(
        _prepared(name.lower(), title, NOON - timedelta(hours=number))
        for number, title in enumerate(titles)
    )
    Arrivals(library).store(Visit(feed.id, NOON, NOON + timedelta(hours=1)), Changes(new, ()), NOON)
    while Arrivals(library).index_some():
        pass


def fail(library: Library, name: str, reason: str) -> None:
    feed = library.find_feeds(name)[0]
    Arrivals(library).failed(
        Visit(feed.id, NOON, NOON, failures=3, error=reason, state=FeedState.FAILING)
    )


def _prepared(host: str, title: str, published: datetime) -> Prepared:
    html = "".join(f"<p>Paragraph {number} of {title}.</p>" for number in range(1, 40))
    key = title.replace(" ", "-")
    entry = ParsedEntry(key, f"https://{host}.example/{key}", title, published=published, html=html)
    return Prepared(entry, (key,), b"1", f"the text of {title}", f"the text of {title}", 200)


@dataclass
class Stand:
    """What a test holds on to."""

    app: NewsReader
    pilot: Pilot[str]
    library: Library
    """A connection of the test's own."""

    @property
    def screen(self) -> MainScreen:
        return self.app.main

    async def press(self, *keys: str) -> None:
        """One after the other; threads may still be at work on what they ask for."""
        for key in keys:
            await self.pilot.press(key)
            await end(self.pilot)

    async def flick(self, *keys: str) -> None:
        """Faster than anything could happen in between."""
        for key in keys:
            self.app.post_message(events.Key(key, key))
        await rest(self.pilot)

    async def until(self, condition: Callable[[], object]) -> None:
        """Raises TimeoutError when the condition does not come true."""
        give_up = monotonic() + PATIENCE
        while not condition():
            if monotonic() > give_up:
                raise TimeoutError(f"It stayed so: {self.screen.status.words!r}")
            await self.pilot.pause(0.02)

    async def title(self, title: str) -> None:
        """Wait until the cursor is on this headline."""
        await self.until(lambda: self.screen.current and self.screen.current.title == title)

    async def reached(self, pane: Pane) -> None:
        await self.until(lambda: self.screen.pane is pane)

    async def says(self, words: str) -> None:
        await self.until(lambda: words in self.screen.status.words)

    def unread(self) -> int:
        return self.library.counts().unread


def _forget() -> None:
    """What an app leaves is megabytes, and of a kind that Python does not look for by itself."""
    if next(_APPS) % _A_FEW == 0:
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()


@asynccontextmanager
async def stand(
    paths: Paths,
    runner: ScriptedRunner | None = None,
    config: Config = SLOW,
    size: tuple[int, int] = (120, 40),
    kind: type[Library] = Library,
    scope: Scope | None = Smart.UNREAD,
    offer: Offer = OFFER,
    *,
    app_kind: type[NewsReader] = NewsReader,
    rounds: Rounds | None = None,
    manner: Manner = Manner.OFF,
    clock: Callable[[], datetime] = lambda: NOON,
    pulse: Pulse | None = None,
) -> AsyncIterator[Stand]:
    """The app over the library in `paths`, its first list on the screen."""

    def opened() -> Library:
        return kind.open(paths, lambda: NOON)

    with opened() as library, opened() as own:
        app = app_kind(
            library=library,
            open_library=opened,
            runner=runner or ScriptedRunner(),
            config=config,
            clock=clock,
            offer=offer,
            scope=scope,
        )
        if rounds is not None:
            app.make_rounds(rounds)
        if pulse is not None:
            app.main.pulse = pulse
        app.show_pictures(lambda said: Manners(manner, manner))
        app.patience = PATIENCE  # a test is not judged by how busy the machine is
        async with app.run_test(size=size) as pilot:
            there = Stand(app, pilot, own)
            app.main.lister.together = app.main.status.lasting = PATIENCE
            await there.until(lambda: app.main.lister.reading.complete)
            yield there
    _forget()


def opml(folder: Path) -> Path:
    path = folder / "subscriptions.opml"
    path.write_text("<opml/>", encoding="utf-8")
    return path
