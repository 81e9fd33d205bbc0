"""What is followed."""

from collections.abc import AsyncIterator, Sequence
from functools import partial

from newsreader.models.feeds import Feed, Subscription
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import FeedScope, Smart
from newsreader.models.syncing import FeedAdded, SyncEvent
from newsreader.view.acting.retaining import RetainingActions
from newsreader.view.acting.undoing import UndoingActions
from newsreader.view.actions import Pane
from newsreader.view.offering import Choice
from newsreader.view.syncing import added_words, all_added_words


class FeedActions(RetainingActions, UndoingActions):
    """Adding feeds, moving them, letting them go."""

    def action_add(self) -> None:
        if self.may_ask():
            self._add()

    def _add(self, words: str = "") -> None:
        from newsreader.view.dialogs.add import AddDialog

        catalogue, icons = self.offer.catalogue, self.headlines.icons
        dialog = AddDialog(self.runner, catalogue, self.feeds, self.now(), words, icons)
        self.app.push_screen(dialog, self._added)

    async def _added(self, outcome: tuple[FeedAdded, ...] | str | None) -> None:
        """The feeds that were added, or the path of a file to import."""
        match outcome:
            case (FeedAdded(feed_id, title) as added,):
                self.say(added_words(added))
                await self.recount()
                self.sources.choose(FeedScope(feed_id))
                self.lister.open(FeedScope(feed_id), title)
            case (FeedAdded(), *_):
                self.say(all_added_words(outcome))
                await self.recount()
                self.sources.choose(Smart.UNREAD)
                self.lister.open(Smart.UNREAD, "Unread")
            case str(path):
                self._run(lambda: self.runner.load(path))

    def action_unsubscribe(self) -> None:
        if feed := self._feed():
            self.run_worker(self.unsubscribe(feed.id), group="undo")

    def action_change_address(self) -> None:
        from newsreader.view.dialogs.address import AddressDialog

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
        from newsreader.view.dialogs.welcome import WelcomeScreen

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

    async def subscribe(self, subscriptions: Sequence[Subscription]) -> bool:
        """False when that failed, which has been said."""
        act = self.marker.change(lambda library: library.subscribe_all(subscriptions))
        return await act is not None

    async def move(self, feed_id: int, address: str) -> str | None:
        """Where it is followed now; `None` when that failed, which has been said."""
        act = await self.marker.change(lambda library: library.move_feed(feed_id, address))
        if act is None:
            return None
        self.say(act.words, hint=f"{self.key('undo')} moves it back")
        return next((feed.url for feed in self.feeds if feed.id == feed_id), None)

    async def unsubscribe(self, feed_id: int) -> None:
        act = await self.marker.change(lambda library: library.unsubscribe(feed_id))
        if act is None:
            return
        self.say(act.words, hint=f"{self.key('undo')} brings it back")
        self.show_followed()
