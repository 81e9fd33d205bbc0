"""Smart feeds of the person's own: changed, and taken out of the sources."""

from functools import partial

from newsreader.models.acts import Act
from newsreader.models.scopes import OwnSmart
from newsreader.view.acting.feeds import FeedActions


class SmartFeedActions(FeedActions):
    """The keys that change a feed, or let it go, do so with a smart feed."""

    def action_unsubscribe(self) -> None:
        match self._source():
            case OwnSmart() as smart:
                self.run_worker(self._remove(smart), group="undo")
            case _:
                super().action_unsubscribe()

    def action_change(self) -> None:
        match self._source():
            case OwnSmart() as smart:
                from newsreader.view.dialogs.smart import SmartDialog

                dialog = SmartDialog("Change the smart feed", smart)
                self.app.push_screen(dialog, partial(self._change, smart))
            case _:
                self.action_change_address()

    async def _remove(self, smart: OwnSmart) -> None:
        act = await self.marker.change(lambda library: library.remove_smart(smart.title))
        if act:
            self.say(act.words, hint=f"{self.key('undo')} brings it back")
            self.show_followed()

    def _change(self, smart: OwnSmart, wanted: OwnSmart | None) -> None:
        if wanted:
            self.run_worker(self._changed(smart, wanted), group="undo")

    async def _changed(self, smart: OwnSmart, wanted: OwnSmart) -> None:
        change = self.marker.change(lambda library: (library.change_smart(smart.title, wanted),))
        match await change:
            case (Act(words=words),):
                self.say(words, hint=f"{self.key('undo')} changes it back")
                self.sources.choose(wanted)
                self.lister.open(wanted, wanted.title)
            case (None,):
                self.say("It was so already: nothing changed.")
