"""The main screen: every action of the registry is one method here."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from newsreader.cleaning import clean_url
from newsreader.config import Config
from newsreader.models.articles import Headline
from newsreader.models.feeds import Feed, Subscription
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import FeedScope, FolderScope, Scope, Show, Smart
from newsreader.models.syncing import FeedAdded, SyncEvent, SyncRunner
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.dialogs.add import AddDialog
from newsreader.view.dialogs.address import AddressDialog
from newsreader.view.dialogs.help import HelpDialog
from newsreader.view.dialogs.trouble import TroubleDialog
from newsreader.view.dialogs.welcome import Choice, Offer, WelcomeScreen
from newsreader.view.keys import bindings
from newsreader.view.reading import Step, lies_in, next_row, on_space
from newsreader.view.rounds import Rounds
from newsreader.view.shelf import Shelf
from newsreader.view.syncing import Begin, Progress, added_words, all_added_words


class MainScreen(Desk):
    """Sources, headlines, article."""

    BINDINGS = bindings()

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        offer: Offer,
        scope: Scope,
    ) -> None:
        super().__init__(config, clock, shelf, scope)
        self.rounds: Rounds | None = None
        self.runner = runner
        self.offer = offer

    # Moving

    def action_down(self) -> None:
        self.active.move(1)

    def action_up(self) -> None:
        self.active.move(-1)

    def action_top(self) -> None:
        self.active.top()

    def action_bottom(self) -> None:
        self.active.bottom()

    def action_half_down(self) -> None:
        self.active.half_page(1)

    def action_half_up(self) -> None:
        self.active.half_page(-1)

    def action_page_down(self) -> None:
        self.active.page(1)

    def action_page_up(self) -> None:
        self.active.page(-1)

    def action_left(self) -> None:
        self.step(-1)

    def action_right(self) -> None:
        self.step(1)

    def action_next_pane(self) -> None:
        self.step(1, around=True)

    def action_previous_pane(self) -> None:
        self.step(-1, around=True)

    def action_back(self) -> None:
        if self.zen:
            self.turn_zen()
        elif self.pane is not Pane.HEADLINES:
            self.go(Pane.HEADLINES)
        elif not self.leave_search() and not self.sees(Pane.READER):
            self.go(Pane.SOURCES)

    def action_leave(self) -> None:
        if self.zen or self.pane is Pane.READER or self.searching:
            self.action_back()
        else:
            self.action_quit()

    # Reading

    def action_open(self) -> None:
        if self.pane is Pane.READER:
            self.reader.page(1)
        elif isinstance(self.active, type(self.sources) | type(self.headlines)):
            self.active.open()

    def action_read_on(self) -> None:
        if self.pane is Pane.SOURCES and self.sources.turn_folder():
            return
        match on_space(
            reader_seen=self.sees(Pane.READER),
            shown=self.presenter.shown_id,
            current=self.headlines.article_id(self.headlines.cursor),
            at_end=self.reader.progress >= 1,
        ):
            case Step.OPEN:
                self.headlines.open()
            case Step.PAGE:
                self.reader.page(1)
            case Step.NEXT_UNREAD:
                self.finish_article()
                self.action_next_unread()

    def action_next_unread(self) -> None:
        self.lister.go_to_unread(1, self._next_source)

    def action_previous_unread(self) -> None:
        self.lister.go_to_unread(-1, lambda: self.say("No unread article before this one."))

    def _next_source(self) -> None:
        rows = [row for row in self.sources.rows if row.scope is not None]
        reading = self.lister.reading
        following = next_row(rows, reading.scope)
        if following is None or following.scope is None:
            self.say("No more unread here.")
            return
        self.say(f"On to {following.label}")
        self.sources.choose(following.scope)
        self.lister.open(following.scope, following.label, reading.show, unread=True)

    def action_next_article(self) -> None:
        self.headlines.move(1)

    def action_previous_article(self) -> None:
        self.headlines.move(-1)

    def action_browser(self) -> None:
        headline = self._wanted()
        if headline and headline.link:
            self.browse(headline.link)
        elif headline:
            self.say("This article has no address.")

    def action_copy_link(self) -> None:
        headline = self._wanted()
        address = clean_url(headline.link or "") if headline else None
        if address:
            self.app.copy_to_clipboard(address)
            self.say(f"Copied {address}")
        elif headline:
            self.say("This article has no address.")

    def action_zen(self) -> None:
        self.turn_zen()

    # Marking

    def _wanted(self) -> Headline | None:
        """The headline that an act is about, or a word why there is none."""
        if self.current is None:
            self.say("There is no article here.")
        return self.current

    def action_toggle_read(self) -> None:
        headline = self._wanted()
        if headline:
            self.stop_dwelling()
            self.mark([headline.id], read=not headline.read)

    def action_toggle_bookmark(self) -> None:
        headline = self._wanted()
        if headline:
            self.bookmark(headline.id, on=not headline.bookmarked)

    def action_read_all(self) -> None:
        if not self.lister.reading.complete:
            self.say("The list is still being read; press A again in a moment.")
        elif self.headlines.row_count:
            self.mark(self.headlines.ids, read=True)

    def action_undo(self) -> None:
        self.stop_dwelling()
        self.run_worker(self.undo(), group="undo")

    # The list

    def action_search(self) -> None:
        self.begin_search()

    def action_show_all(self) -> None:
        self._show(Show.ALL)

    def action_show_unread(self) -> None:
        self._show(Show.UNREAD)

    def action_show_bookmarks(self) -> None:
        self._show(Show.BOOKMARKS)

    def _show(self, show: Show) -> None:
        reading = self.lister.reading
        at = self.headlines.article_id(self.headlines.cursor)
        self.lister.open(reading.scope, reading.label, show, at=at)

    def action_bring_new(self) -> None:
        self.lister.bring()

    def action_absolute_times(self) -> None:
        look = self.headlines.look
        self.headlines.set_look(replace(look, absolute=not look.absolute))
        self.tick()

    # Feeds

    def action_sync(self) -> None:
        match self._source():
            case FeedScope(feed_id):
                self._sync([feed for feed in self.feeds if feed.id == feed_id])
            case FolderScope(path):
                self._sync([feed for feed in self.feeds if lies_in(feed, path)])
            case _:
                self.action_sync_all()

    def action_sync_all(self) -> None:
        self._sync([])

    def _source(self) -> Scope:
        here = self.sources.scope if self.pane is Pane.SOURCES else None
        return here or self.lister.reading.scope

    def _sync(self, feeds: list[Feed]) -> None:
        """These feeds; all of them when there are none."""
        if not self.feeds:
            self.say("There is no feed to sync yet. Press a to add one.")
        else:
            urls = [feed.url for feed in feeds]
            self._run(lambda: self.runner.sync(urls, force=True))

    def _run(self, begin: Begin) -> None:
        if self.syncer.running_quietly:
            self.syncer.start_after(begin)
        elif self.syncer.running:
            self.say("A sync is running already; what it brings appears here.")
        else:
            self.syncer.start(begin())

    def sync_by_itself(self) -> None:
        """When something is due and nobody is at it."""
        if self.rounds is None or self.syncer.running or not self.rounds.rested:
            return
        next_due = self.shelf.look(lambda library: library.next_due(), None)
        if self.rounds.wanted(next_due, self.now()):
            self.sync_quietly(self.runner.sync())

    def tick(self) -> None:
        super().tick()
        self.sync_by_itself()

    def _synced(self, progress: Progress) -> None:
        if self.rounds is not None:
            new_trouble = self.rounds.ended(progress.trouble)
            if progress.quietly:
                progress = replace(progress, ended=new_trouble, failed=False)
        super()._synced(progress)

    def action_trouble(self) -> None:
        failing = [feed for feed in self.feeds if feed.last_error]
        dialog = TroubleDialog(self.feeds, self.syncer.last, self.now())
        self.app.push_screen(dialog, lambda again: self._sync(failing) if again else None)

    def action_add(self) -> None:
        self._add()

    def _add(self, words: str = "") -> None:
        catalogue, icons = self.offer.catalogue, self.headlines.icons
        dialog = AddDialog(self.runner, catalogue, self.feeds, self.now(), words, icons)
        self.app.push_screen(dialog, self._added)

    def _added(self, outcome: tuple[FeedAdded, ...] | str | None) -> None:
        """The feeds that were added, or the path of a file to import."""
        match outcome:
            case (FeedAdded(feed_id, title) as added,):
                self.say(added_words(added))
                self.recount()
                self.sources.choose(FeedScope(feed_id))
                self.lister.open(FeedScope(feed_id), title)
            case (FeedAdded(), *_):
                self.say(all_added_words(outcome))
                self.recount()
                self.sources.choose(Smart.UNREAD)
                self.lister.open(Smart.UNREAD, "Unread")
            case str(path):
                self._run(lambda: self.runner.load(path))

    def action_unsubscribe(self) -> None:
        if feed := self._feed():
            self.run_worker(self.unsubscribe(feed.id), group="undo")

    def action_change_address(self) -> None:
        if feed := self._feed():
            self.app.push_screen(AddressDialog(feed), partial(self._readdress, feed))

    def _readdress(self, feed: Feed, address: str | None) -> None:
        if address:
            self.run_worker(self._move(feed.id, address), group="undo")

    async def _move(self, feed_id: int, address: str) -> None:
        url = await self.move(feed_id, address)
        if url and not self.syncer.running:
            self.sync_quietly(self.runner.sync([url]))

    def _feed(self) -> Feed | None:
        """The one that the person is at; when there is none, that is said."""
        source = self._source()
        for feed in self.feeds:
            if source == FeedScope(feed.id):
                return feed
        here = self.pane is Pane.SOURCES
        self.say(f"{'Move to' if here else 'Choose'} a feed in the sources first.")
        return None

    def action_welcome(self) -> None:
        self.app.push_screen(WelcomeScreen(self.offer, self.headlines.icons), self._welcomed)

    def _welcomed(self, choice: Choice | None) -> None:
        match choice:
            case Choice(subscriptions=subscriptions) if subscriptions:
                self.run_worker(self._subscribe(subscriptions), group="undo")
            case Choice(words=words) if words:
                self._add(words)
            case Choice(neighbours=neighbours) if neighbours:
                self._run(lambda: self._bring(neighbours))
            case Choice(demo=True):
                self.app.exit("demo")

    async def _bring(self, neighbours: Sequence[Neighbour]) -> AsyncIterator[SyncEvent]:
        for neighbour in neighbours:
            async for event in self.runner.load(str(neighbour.path)):
                yield event

    async def _subscribe(self, subscriptions: tuple[Subscription, ...]) -> None:
        if await self.subscribe(subscriptions):
            self.lister.open(Smart.UNREAD, "Unread")
            urls = [subscription.url for subscription in subscriptions]
            self._run(lambda: self.runner.sync(urls, force=True))

    # newsreader

    def action_help(self) -> None:
        self.app.push_screen(HelpDialog(self.config.keys))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_theme(self) -> None:
        self.app.search_themes()

    def action_quit(self) -> None:
        self.app.exit()
