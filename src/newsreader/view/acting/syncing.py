"""Syncs that the person asks for, and those that come by themselves."""

from newsreader.models.feeds import Feed
from newsreader.models.scopes import FeedScope, FolderScope, Scope
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.reading import lies_in
from newsreader.view.syncing import Begin


class SyncActions(Acts):
    """Runs one sync at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.happens.ticked.append(self.sync_by_itself)

    def action_sync(self) -> None:
        match self.source():
            case FeedScope(feed_id):
                self._sync([feed for feed in self.desk.feeds if feed.id == feed_id])
            case FolderScope(path):
                self._sync([feed for feed in self.desk.feeds if lies_in(feed, path)])
            case _:
                self.action_sync_all()

    def action_sync_all(self) -> None:
        self._sync([])

    def action_offline(self) -> None:
        self.desk.offline = not self.desk.offline
        self.desk.memory.keep_offline(self.desk.offline)
        self.desk.recount_soon()
        if self.desk.offline:
            self.desk.runner.stop()
            self.desk.say(
                "Offline: nothing is asked, links are kept",
                hint=f"{self.desk.key('offline')} again: online",
            )
        else:
            self.desk.say("Online again.")

    def source(self) -> Scope:
        here = self.desk.sources.scope if self.desk.pane is Pane.SOURCES else None
        return here or self.desk.lister.reading.scope

    def _sync(self, feeds: list[Feed]) -> None:
        """These feeds; all of them when there are none."""
        if not self.desk.feeds:
            self.desk.say(f"There is no feed to sync yet. Press {self.desk.key('add')} to add one.")
        else:
            urls = [feed.url for feed in feeds]
            self.run(lambda: self.desk.runner.sync(urls, force=True))

    def run(self, begin: Begin) -> None:
        if not self.desk.may_ask():
            return
        if self.desk.syncer.running_quietly:
            self.desk.syncer.start_after(begin)
        elif self.desk.syncer.running:
            self.desk.say("A sync is running already; what it brings appears here.")
        else:
            self.desk.syncer.start(begin())

    def sync_by_itself(self) -> None:
        """When something is due and nobody is at it."""
        rounds = self.desk.rounds
        if rounds is None or self.desk.offline:
            return
        if self.desk.syncer.running or not rounds.rested:
            return
        next_due = self.desk.shelf.look(lambda library: library.next_due(), None)
        if rounds.wanted(next_due, self.desk.now()):
            self.desk.sync_quietly(self.desk.runner.sync())

    def action_trouble(self) -> None:
        failing = [feed for feed in self.desk.feeds if feed.last_error]
        from newsreader.view.dialogs.trouble import TroubleDialog

        dialog = TroubleDialog(self.desk.feeds, self.desk.syncer.last, self.desk.now())
        self.desk.app.push_screen(dialog, lambda again: self._sync(failing) if again else None)
