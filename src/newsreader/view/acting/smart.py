"""Smart feeds of the person's own: changed, and taken out of the sources."""

from functools import partial

from newsreader.models.acts import Act
from newsreader.models.scopes import OwnSmart
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.feeds import FeedActions
from newsreader.view.acting.syncing import SyncActions
from newsreader.view.acting.undoing import UndoingActions
from newsreader.view.desk import Desk


class SmartFeedActions(Acts):
    """The keys that change a feed, or let it go, do so with a smart feed."""

    def __init__(
        self, desk: Desk, syncing: SyncActions, undoing: UndoingActions, feeds: FeedActions
    ) -> None:
        super().__init__(desk)
        self._syncing = syncing
        self._undoing = undoing
        self._feeds = feeds

    def action_unsubscribe(self) -> None:
        match self._syncing.source():
            case OwnSmart() as smart:
                self.desk.run_worker(self._remove(smart), group="undo")
            case _:
                self._feeds.unsubscribe_here()

    def action_change(self) -> None:
        match self._syncing.source():
            case OwnSmart() as smart:
                from newsreader.view.dialogs.smart import SmartDialog

                dialog = SmartDialog("Change the smart feed", smart)
                self.desk.app.push_screen(dialog, partial(self._change, smart))
            case _:
                self._feeds.action_change_address()

    async def _remove(self, smart: OwnSmart) -> None:
        act = await self.desk.marker.change(lambda library: library.remove_smart(smart.title))
        if act:
            self.desk.say(act.words, hint=f"{self.desk.key('undo')} brings it back")
            self._undoing.show_followed()

    def _change(self, smart: OwnSmart, wanted: OwnSmart | None) -> None:
        if wanted:
            self.desk.run_worker(self._changed(smart, wanted), group="undo")

    async def _changed(self, smart: OwnSmart, wanted: OwnSmart) -> None:
        change = self.desk.marker.change(
            lambda library: (library.change_smart(smart.title, wanted),)
        )
        match await change:
            case (Act(words=words),):
                self.desk.say(words, hint=f"{self.desk.key('undo')} changes it back")
                self.desk.sources.choose(wanted)
                self.desk.lister.open(wanted, wanted.title)
            case (None,):
                self.desk.say("It was so already: nothing changed.")
