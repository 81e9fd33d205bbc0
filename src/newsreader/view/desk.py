"""The desk: what the panes announce comes here, what the library says goes from here to them."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.timer import Timer

from newsreader.config import Config
from newsreader.models.articles import Article, Headline
from newsreader.models.feeds import Feed
from newsreader.models.scopes import Scope, SearchScope, Smart
from newsreader.models.syncing import SyncEvent, SyncRunner
from newsreader.store.errors import LibraryError
from newsreader.view.actions import Pane
from newsreader.view.dwelling import Dwelling
from newsreader.view.hands import Hands
from newsreader.view.happenings import Happenings, tell
from newsreader.view.listing import Lister
from newsreader.view.marking import Marker
from newsreader.view.memory import Memory
from newsreader.view.own_smart import OwnSmartFeeds
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.panes.sources import SourcesPane
from newsreader.view.presenting import Presenter
from newsreader.view.reading import label_of, likely_next
from newsreader.view.rounds import Rounds
from newsreader.view.rows import SourceRow, source_rows
from newsreader.view.shelf import Shelf
from newsreader.view.syncing import Progress, Syncer
from newsreader.view.tally import Tally, tally_of
from newsreader.view.titles import Titles
from newsreader.view.walking import folders_around
from newsreader.view.work import after_the_frame, one_frame, replace_work

_POLL = 1.0
"""Seconds between two looks whether another process wrote."""
_TICK = 20.0
"""Seconds between two looks at the clock."""
_SETTLED = 2.0
"""Seconds without scrolling before the place is written down."""


class Desk(Hands):
    """Knows what is listed and what is read. The person's acts are the main screen's."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        scope: Scope | None,
    ) -> None:
        super().__init__(config, clock)
        self._first_scope = scope
        self.happens = Happenings()
        self.rounds: Rounds | None = None
        self.shelf = shelf
        self.runner = runner
        self.network: Callable[[], bool] = lambda: True
        """Whether there is one."""
        self.marker = Marker(
            shelf, self.headlines, self.say, self.recount, self.recount_soon, self.key
        )
        self.dwelling = Dwelling(self, self.headlines, self.marker)
        self.memory = Memory(shelf)
        self.lister = Lister(self, shelf, self.memory, self.headlines, self.say, self._listed)
        self.presenter = Presenter(self, shelf, self.reader, self._presented)
        self.syncer = Syncer(
            self, self.status, self.asides, self._synced, self.presenter.look_for_pictures
        )
        self.titles = Titles(self, self.lister, self.presenter)
        self.own_smart = OwnSmartFeeds(self, shelf, self.pulse, self.say, self._counted_aside)
        self.tally = Tally()
        self._closed_folders = self.memory.folded()
        self.offline = self.memory.offline()
        """The person wants no network."""
        self._version = -1
        self._row = self._stride = 0
        """Where the cursor was, and how far it went to get there."""
        self._trouble: str | None = None
        self._leaving: Timer | None = None

    def on_mount(self) -> None:
        self.sources_title.show("newsreader")
        self._take(self.shelf.look(tally_of, self.tally))
        self._open_first()
        self.go(Pane.HEADLINES)
        self.watch(self.reader, "scroll_y", self._follow_reading, init=False)
        self.set_interval(_POLL, self._poll)
        self.set_interval(_TICK, partial(self.asides.put, "tick", self.tick))
        self.call_after_refresh(self.run_worker, self.marker.finish)
        tell(self.happens.mounted)

    def _open_first(self) -> None:
        """What was asked for or open last; instead of unread, when there is none, everything.

        Who only saves pages has only bookmarks.
        """
        scope = self._first_scope or self._last_scope()
        counts = self.tally.counts
        if scope is Smart.UNREAD and counts.bookmarks and not counts.feeds:
            scope = Smart.BOOKMARKS
        if scope is Smart.UNREAD and counts.articles and not counts.unread:
            scope = Smart.EVERYTHING
            self.say("Nothing is unread: here is everything.")
        self.point_at(scope)
        self.lister.open(scope, label_of(scope, self.feeds))

    def _last_scope(self) -> Scope:
        """It may be gone since."""
        scope, here = self.memory.source(), {row.scope for row in self.every_source()}
        return scope if scope in here and scope is not None else Smart.UNREAD

    def point_at(self, scope: Scope) -> None:
        """In the sources: on the folder that hides it, where one is closed over it."""
        places = (scope, *folders_around(scope, self.feeds))
        any(self.sources.choose(place) for place in places)

    def every_source(self) -> Sequence[SourceRow]:
        """Those in closed folders too."""
        return source_rows(self.feeds, self.tally.counts, (), self.own_smart.unread)

    def say(self, words: str, *, wrong: bool = False, hint: str = "", brief: bool = False) -> None:
        self.status.say(words, wrong=wrong, hint=hint, brief=brief)

    def go(self, pane: Pane) -> None:
        """The article that is gone from keeps its place."""
        self.presenter.leave()
        super().go(pane)

    def set_stage(self) -> None:
        """A reader that has just come to sight catches up with the cursor."""
        super().set_stage()
        wanted = self.headlines.article_id(self.headlines.cursor)
        if self.sees(Pane.READER) and wanted not in (None, self.presenter.shown_id):
            self.presenter.show(wanted, self.neighbours())
        self.call_after_refresh(self._entitle_all)

    # What the library says

    @property
    def feeds(self) -> Sequence[Feed]:
        return self.tally.feeds

    async def recount(self) -> None:
        """Show sources and numbers as the library has them now."""
        await self._count()
        self.asides.show()

    def recount_soon(self) -> None:
        """Shown when that disturbs nobody."""
        replace_work(self, "recount", self._recount_later)

    async def _recount_later(self) -> None:
        await after_the_frame()
        await self._count()

    async def _count(self) -> None:
        """In a thread: a thousand feeds take ten milliseconds."""
        try:
            tally = await self.shelf.open(tally_of)
        except LibraryError as error:
            self.say(str(error), wrong=True)
        else:
            self.asides.put("tally", partial(self._take, tally))

    def _take(self, tally: Tally) -> None:
        self.tally = tally
        self.headlines.forget_pages()
        self.own_smart.recount()
        self._counted()
        if self.is_mounted:
            tell(self.happens.counted)

    def _counted_aside(self) -> None:
        self.asides.put("counted", self._counted)

    def _counted(self) -> None:
        self._show_sources()
        self.lister.recount()
        self.entitle()

    def _show_sources(self) -> None:
        own = self.own_smart.unread
        self.sources.show(source_rows(self.feeds, self.tally.counts, self._closed_folders, own))

    def _poll(self) -> None:
        replace_work(self, "reconcile", self._reconcile)
        if self.marker.something_stands_still():
            replace_work(self, "finish", self.marker.finish)
        version = self.shelf.look(lambda library: library.data_version(), self._version)
        if version != self._version:
            self._version = version
            self.recount_soon()
            replace_work(self, "newer", self.look_for_newer)
            self.presenter.look_for_pictures()

    async def _reconcile(self) -> None:
        """The person may have edited feeds.toml."""
        trouble = await self.marker.look_at_subscriptions()
        if trouble != self._trouble:
            self._trouble = trouble
            if trouble:
                self.say(trouble, wrong=True)

    async def look_for_newer(self) -> None:
        try:
            self.titles.newer = await self.lister.newer()
        except LibraryError as error:
            self.say(str(error), wrong=True)
        if self.titles.newer and not self.headlines.row_count:
            self.lister.bring()
        self.asides.put("newer", self.entitle)

    def tick(self) -> None:
        """Time has passed."""
        self.headlines.set_now(self.now())
        self._entitle_all()
        tell(self.happens.ticked)

    def sync_quietly(self, stream: AsyncIterator[SyncEvent]) -> None:
        """Without a word but the resting ones."""
        self.syncer.start(stream, quietly=True)
        self.entitle()

    def _entitle_all(self) -> None:
        self.entitle()
        self.titles.of_article()

    def _listed(self) -> None:
        self.titles.newer = 0
        reading = self.lister.reading
        self.headlines.look = replace(
            self.headlines.look, feeds=not reading.says_feed, minutes=reading.says_minutes
        )
        self.sources.set_hollow(self.searching)
        self.entitle()
        tell(self.happens.listed)

    def entitle(self) -> None:
        self.titles.of_list(self.tally, self.own_smart.unread)
        syncing = self.syncer.running_quietly
        self.titles.at_rest(self.tally, offline=self.offline, syncing=syncing)

    # The network

    def online(self) -> bool:
        return not self.offline and self.network()

    def may_ask(self) -> bool:
        """Whether servers may be asked now; if not, that is said."""
        if self.offline:
            self.say("You are offline", hint=f"{self.key('offline')}: online again")
        return not self.offline

    def _synced(self, progress: Progress) -> None:
        self.presenter.forget()
        self.recount_soon()
        heard = self.rounds.heard(progress) if self.rounds else progress
        if heard.ended:
            self.say(heard.ended, wrong=heard.failed)
        tell(self.happens.synced, heard)

    # What the panes announce

    @on(SourcesPane.Chosen)
    def _choose_source(self, chosen: SourcesPane.Chosen) -> None:
        if chosen.scope != self.lister.reading.scope:
            self.lister.open(chosen.scope, chosen.label)
        if chosen.entered:
            self.go(Pane.HEADLINES)

    @on(SourcesPane.FolderTurned)
    def _turn_folder(self, turned: SourcesPane.FolderTurned) -> None:
        self._closed_folders ^= {turned.path}
        self.memory.keep_folded(self._closed_folders)
        self._show_sources()

    @on(HeadlineList.Highlighted)
    async def _follow_cursor(self, moved: HeadlineList.Highlighted) -> None:
        self.dwelling.stop()
        self._stride, self._row = moved.index - self._row, moved.index
        if moved.article_id is None:
            self.presenter.clear(self._header_words())
            self.titles.of_article()
        elif self.sees(Pane.READER):
            self.presenter.follow(moved.article_id, self.neighbours())
        await one_frame()
        self.lister.look_ahead()

    def _header_words(self) -> str:
        """About a group, and what can be done with it."""
        words, read, turn = self.headlines.header_words(), self.key("read_all"), self.key("open")
        if not words:
            return ""
        more = f"\n{self.key('coverage')} shows who tells it how" if self.headlines.on_story else ""
        return f"{words}\n\n{turn} opens or folds it · {read} marks it read{more}"

    @on(HeadlineList.Chosen)
    def _count_chosen(self) -> None:
        self.entitle()
        self.status.offer(self.bar())

    @on(HeadlineList.Opened)
    def _open_article(self, opened: HeadlineList.Opened) -> None:
        self.enter(opened.article_id)

    def enter(self, article_id: int) -> None:
        """Read in it."""
        self.go(Pane.READER)
        self.presenter.show(article_id, self.neighbours())
        self.shelf.write(lambda library: library.note_opened(article_id))
        if self.config.reading.mark_read_on_open:
            self.dwelling.finish(article_id)

    # Searching

    @property
    def searching(self) -> bool:
        return isinstance(self.lister.reading.scope, SearchScope)

    # The article in the reader

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.headlines.headline(self.headlines.cursor)

    def wanted(self) -> Headline | None:
        """The headline that an act is about, or a word why there is none."""
        if self.current is None:
            self.say("There is no article here.")
        return self.current

    def neighbours(self) -> list[int]:
        """What is likely to be read next."""
        rows = likely_next(self.headlines.cursor, self._stride)
        around = map(self.headlines.article_id, rows)
        return [article_id for article_id in around if article_id is not None]

    def _presented(self, article: Article) -> None:
        self.titles.of_article()
        if self.sees(Pane.READER):
            self.dwelling.begin(article.id, self.config.reading.mark_read_after)
        tell(self.happens.presented, article)

    def finish_article(self) -> None:
        """The last page was turned: it is read, however fast."""
        if self.presenter.shown_id is not None:
            self.dwelling.finish(self.presenter.shown_id)

    def _follow_reading(self) -> None:
        self.titles.of_article()
        if self._leaving:
            self._leaving.stop()
        self._leaving = self.set_timer(_SETTLED, self.presenter.leave)

    # Acts

    def mark(self, ids: Sequence[int], *, read: bool, place: str = "") -> None:
        layer, future = self.marker.read(ids, read=read, place=place)
        self.run_worker(self.marker.stored(layer, future))
