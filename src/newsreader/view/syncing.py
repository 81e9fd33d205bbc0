"""What a sync says while it runs and at its end."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.screen import Screen

from newsreader.cleaning import clean_line
from newsreader.models.feeds import Counts
from newsreader.models.syncing import (
    Failure,
    FeedAdded,
    FeedFailed,
    FeedFetching,
    FeedMoved,
    FeedSynced,
    Imported,
    Moving,
    PicturesFetched,
    Refused,
    RuleNotified,
    SyncEvent,
    SyncFinished,
    SyncStarted,
)
from newsreader.view.pulse import Asides
from newsreader.view.statusline import StatusLine
from newsreader.wording import counted

_CALM = 0.2
"""Seconds between two changes of the status line."""

_LOOK = 2.0
"""Seconds between two looks whether a picture of the article on the screen has come."""

OFFLINE = "No network: nothing could be reached. Everything already here works."


Begin = Callable[[], AsyncIterator[SyncEvent]]


class Progress(Struct, frozen=True):
    """How far a sync is."""

    due: int = 0
    done: int = 0
    new: int = 0
    title: str = ""
    ended: str | None = None
    """What to say about it when it is over."""
    failed: bool = False
    failures: tuple[Failure, ...] = ()
    trouble: str = ""
    """What kept the whole sync from its work: no network, a login page, a full disk."""
    quietly: bool = False
    """Nobody asked for it."""
    first: str = ""
    """What happened before the sync proper."""
    moved: int = 0
    """Feeds that are followed at another address now."""
    told: str = ""
    """What rules wanted to be told: ` · Rule “Outage”: 2 articles`."""
    moving: str = ""
    """How far articles have come along from another newsreader."""

    def after(self, event: SyncEvent) -> "Progress":
        match event:
            case SyncStarted(due):
                return replace(self, due=due)
            case FeedFetching(_, title):
                return replace(self, title=title)
            case FeedSynced() | FeedFailed():
                new = self.new + (event.new if isinstance(event, FeedSynced) else 0)
                return replace(self, done=self.done + 1, new=new, title=event.title)
            case Moving(done, total):
                return replace(self, moving=f"Importing {done:,} of {counted(total, 'article')} …")
            case Imported():
                return replace(self, moving="", first=f"{imported_words(event)} · ")
            case _:
                return self._at_end(event)

    def _at_end(self, event: SyncEvent) -> "Progress":
        match event:
            case RuleNotified() | FeedMoved():
                return self._remarked(event)
            case FeedAdded():
                return replace(self, ended=added_words(event))
            case Refused(reason, busy=busy):
                words = clean_line(reason)
                return replace(self, ended=words, failed=True, trouble="" if busy else words)
            case SyncFinished(failures=failures, offline=offline):
                words = finished_words(event)
                trouble = words if offline or event.note else ""
                moved = f" · {counted(self.moved, 'feed')} moved" if self.moved else ""
                words = self.first + words + moved + self.told
                return replace(
                    self, ended=words, failed=offline, failures=failures, trouble=trouble
                )
            case _:  # what comes with the news, or is asked for beside it
                return self

    def _remarked(self, event: RuleNotified | FeedMoved) -> "Progress":
        """What is said when all is over."""
        match event:
            case RuleNotified():
                return replace(self, told=f"{self.told} · {rule_words(event)}")
            case FeedMoved(stays=stays):
                return replace(self, moved=self.moved + (stays is None))

    @property
    def words(self) -> str:
        """`Syncing 14 of 149 · 31 new · Golem.de …`."""
        if not self.due:
            return self.moving or "Syncing …"
        new = f" · {self.new:,} new" if self.new else ""
        title = f" · {clean_line(self.title, 40)} …" if self.title else " …"
        return f"Syncing {min(self.done + 1, self.due):,} of {self.due:,}{new}{title}"


def finished_words(report: SyncFinished) -> str:
    """`Synced 149 feeds · 212 new · 3 failed (press !)`."""
    if report.offline:
        return OFFLINE
    if report.note:
        return clean_line(report.note)
    if not report.due:
        return "Nothing to sync: no feed is due."
    hidden = f", {report.hidden:,} hidden" if report.hidden else ""
    words = f"Synced {counted(report.due, 'feed')} · {report.new:,} new{hidden}"
    return words + (f" · {report.failed:,} failed (press !)" if report.failed else "")


def rule_words(event: RuleNotified) -> str:
    """`Rule “Outage”: 2 articles`."""
    return f"Rule “{clean_line(event.rule, 40)}”: {counted(event.count, 'article')}"


def imported_words(imported: Imported) -> str:
    """`Imported 12 feeds, 1,984 articles; 3 remarks in newsreader.log`."""
    words = f"Imported {counted(imported.imported, 'feed')}"
    if imported.articles:
        words += f", {counted(imported.articles, 'article')}"
    if imported.skipped:
        words += f"; {counted(len(imported.skipped), 'remark')} in newsreader.log"
    return words


def added_words(added: FeedAdded) -> str:
    title = clean_line(added.title, 60)
    if added.already:
        return f"{title} is followed already."
    return f"Following {title} · {counted(added.new, 'article')}"


def all_added_words(added: Sequence[FeedAdded]) -> str:
    """Of several feeds: `Following 3 feeds · 60 articles`."""
    new = [feed for feed in added if not feed.already]
    followed = len(added) - len(new)
    already = f" · {followed} followed already" if followed else ""
    articles = counted(sum(feed.new for feed in new), "article")
    return f"Following {counted(len(new), 'feed')} · {articles}{already}"


def resting_words(counts: Counts, now: datetime) -> str:
    """What the status line says when nothing happens: `synced 3 min ago · 2 feeds failing`."""
    if not counts.feeds:
        return "no feeds yet"
    if counts.last_sync is None:
        return "not synced yet"
    words = f"synced {_ago(now - counts.last_sync)}"
    failing = f" · {counted(counts.failing, 'feed')} failing" if counts.failing else ""
    return words + failing


def _ago(past: timedelta) -> str:
    minutes = int(past.total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    return f"{counted(minutes // (24 * 60), 'day')} ago"


class Syncer:
    """Follows one sync at a time and tells the status line."""

    def __init__(
        self,
        screen: Screen[None],
        status: StatusLine,
        asides: Asides,
        ended: Callable[[Progress], None],
        illustrated: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._asides = asides
        self._status = status
        self._ended = ended
        self._illustrated = illustrated
        self.running = False
        self.last = Progress()
        """How the last sync ended."""
        self._quietly = False
        self._wish: Begin | None = None

    @property
    def running_quietly(self) -> bool:
        return self.running and self._quietly

    def start(self, stream: AsyncIterator[SyncEvent], *, quietly: bool = False) -> None:
        """Quietly: without a word while it runs."""
        self.running, self._quietly = True, quietly
        if not quietly:
            self._status.work("Syncing …")
        self._screen.run_worker(self._follow(stream), group="sync")

    def start_after(self, begin: Begin) -> None:
        """When the quiet one that runs is over; from now on the person sees what happens."""
        self._wish, self._quietly = begin, False
        self._status.work("Syncing …")

    def _tell(self, words: str) -> None:
        self._asides.put("progress", partial(self._status.work, words))

    async def _follow(self, stream: AsyncIterator[SyncEvent]) -> None:
        now = asyncio.get_running_loop().time
        progress, told = Progress(), 0.0
        try:
            async for event in stream:
                progress = progress.after(event)
                if isinstance(event, SyncFinished):
                    break
                if now() - told > _CALM and not self._quietly:
                    told = now()
                    self._tell(progress.words)
        finally:
            self.running = False
            self._tell("")
        self.last = progress
        wish, self._wish = self._wish, None
        self._ended(replace(progress, quietly=self._quietly or wish is not None))
        if wish is not None:
            self.start(wish())
        await self._follow_rest(stream)

    async def _follow_rest(self, stream: AsyncIterator[SyncEvent]) -> None:
        """Texts and pictures go on coming when the sync is over, and beside the next one."""
        now = asyncio.get_running_loop().time
        looked = now()
        async for event in stream:
            if isinstance(event, PicturesFetched) or now() - looked > _LOOK:
                looked = now()
                self._illustrated()
