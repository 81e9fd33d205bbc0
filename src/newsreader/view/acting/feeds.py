"""What is followed."""

from collections.abc import AsyncIterator, Sequence
from functools import partial

from newsreader.models.feeds import Feed, Subscription
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import FeedScope, Smart
from newsreader.models.syncing import FeedAdded, SyncEvent
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.syncing import SyncActions
from newsreader.view.acting.undoing import UndoingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.offering import Choice, Offer
from newsreader.view.syncing import added_words, all_added_words


class FeedActions(Acts):
    """Adding feeds, moving them, letting them go."""

    def __init__(
        self, desk: Desk, syncing: SyncActions, undoing: UndoingActions, offer: Offer
    ) -> None:
        super().__init__(desk)
        self._syncing = syncing
        self._undoing = undoing
        self._offer = offer

    def action_add(self) -> None:
        if self.desk.may_ask():
            self._add()

    def _add(self, words: str = "") -> None:
        from newsreader.view.dialogs.add import AddDialog

        catalogue, icons = self._offer.catalogue, self.desk.headlines.icons
        dialog = AddDialog(
            self.desk.runner, catalogue, self.desk.feeds, self.desk.now(), words, icons
        )
        self.desk.app.push_screen(dialog, self._added)

    async def _added(self, outcome: tuple[FeedAdded, ...] | str | None) -> None:
        """The feeds that were added, or the path of a file to import."""
        match outcome:
            case (FeedAdded(feed_id, title) as added,):
                self.desk.say(added_words(added))
                await self.desk.recount()
                self.desk.sources.choose(FeedScope(feed_id))
                self.desk.lister.open(FeedScope(feed_id), title)
            case (FeedAdded(), *_):
                self.desk.say(all_added_words(outcome))
                await self.desk.recount()
                self.desk.sources.choose(Smart.UNREAD)
                self.desk.lister.open(Smart.UNREAD, "Unread")
            case str(path):
                self._syncing.run(lambda: self.desk.runner.load(path))

    def unsubscribe_here(self) -> None:
        if feed := self._feed():
            self.desk.run_worker(self.unsubscribe(feed.id), group="undo")

    def action_change_address(self) -> None:
        from newsreader.view.dialogs.address import AddressDialog

        if feed := self._feed():
            self.desk.app.push_screen(AddressDialog(feed), partial(self._readdress, feed))

    def _readdress(self, feed: Feed, address: str | None) -> None:
        if address:
            self.desk.run_worker(self._move(feed.id, address), group="undo")

    async def _move(self, feed_id: int, address: str) -> None:
        url = await self.move(feed_id, address)
        if url and not self.desk.syncer.running:
            self.desk.sync_quietly(self.desk.runner.sync([url]))

    def _feed(self) -> Feed | None:
        """The one that the person is at; when there is none, that is said."""
        source = self._syncing.source()
        for feed in self.desk.feeds:
            if source == FeedScope(feed.id):
                return feed
        here = self.desk.pane is Pane.SOURCES
        self.desk.say(f"{'Move to' if here else 'Choose'} a feed in the sources first.")
        return None

    def action_welcome(self) -> None:
        from newsreader.view.dialogs.welcome import WelcomeScreen

        self.desk.app.push_screen(
            WelcomeScreen(self._offer, self.desk.headlines.icons), self._welcomed
        )

    def _welcomed(self, choice: Choice | None) -> None:
        match choice:
            case Choice(subscriptions=subscriptions) if subscriptions:
                self.desk.run_worker(self._subscribe(subscriptions), group="undo")
            case Choice(words=words) if words:
                self._add(words)
            case Choice(neighbours=neighbours) if neighbours:
                self._syncing.run(lambda: self._bring(neighbours))
            case Choice(demo=True):
                self.desk.app.exit("demo")

    async def _bring(self, neighbours: Sequence[Neighbour]) -> AsyncIterator[SyncEvent]:
        for neighbour in neighbours:
            async for event in self.desk.runner.load(str(neighbour.path)):
                yield event

    async def _subscribe(self, subscriptions: tuple[Subscription, ...]) -> None:
        if await self.subscribe(subscriptions):
            self.desk.lister.open(Smart.UNREAD, "Unread")
            urls = [subscription.url for subscription in subscriptions]
            self._syncing.run(lambda: self.desk.runner.sync(urls, force=True))

    async def subscribe(self, subscriptions: Sequence[Subscription]) -> bool:
        """False when that failed, which has been said."""
        act = self.desk.marker.change(lambda library: library.subscribe_all(subscriptions))
        return await act is not None

    async def move(self, feed_id: int, address: str) -> str | None:
        """Where it is followed now; `None` when that failed, which has been said."""
        act = await self.desk.marker.change(lambda library: library.move_feed(feed_id, address))
        if act is None:
            return None
        self.desk.say(act.words, hint=f"{self.desk.key('undo')} moves it back")
        return next((feed.url for feed in self.desk.feeds if feed.id == feed_id), None)

    async def unsubscribe(self, feed_id: int) -> None:
        act = await self.desk.marker.change(lambda library: library.unsubscribe(feed_id))
        if act is None:
            return
        self.desk.say(act.words, hint=f"{self.desk.key('undo')} brings it back")
        self._undoing.show_followed()
