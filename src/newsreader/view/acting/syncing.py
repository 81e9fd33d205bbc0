"""Syncs that the person asks for, and those that come by themselves."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from newsreader.config import Config
from newsreader.models.feeds import Feed
from newsreader.models.scopes import FeedScope, FolderScope, Scope
from newsreader.models.syncing import SyncRunner
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.offering import Offer
from newsreader.view.reading import lies_in
from newsreader.view.rounds import Rounds
from newsreader.view.shelf import Shelf
from newsreader.view.syncing import Begin, Progress


class SyncActions(Desk):
    """Runs one sync at a time."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        offer: Offer,
        scope: Scope | None,
    ) -> None:
        super().__init__(config, clock, shelf, runner, scope)
        self.rounds: Rounds | None = None
        self.offer = offer

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

    def action_offline(self) -> None:
        self.offline = not self.offline
        self.memory.keep_offline(self.offline)
        self.recount_soon()
        if self.offline:
            self.runner.stop()
            self.say(
                "Offline: nothing is asked, links are kept",
                hint=f"{self.key('offline')} again: online",
            )
        else:
            self.say("Online again.")

    def _source(self) -> Scope:
        here = self.sources.scope if self.pane is Pane.SOURCES else None
        return here or self.lister.reading.scope

    def _sync(self, feeds: list[Feed]) -> None:
        """These feeds; all of them when there are none."""
        if not self.feeds:
            self.say(f"There is no feed to sync yet. Press {self.key('add')} to add one.")
        else:
            urls = [feed.url for feed in feeds]
            self._run(lambda: self.runner.sync(urls, force=True))

    def _run(self, begin: Begin) -> None:
        if not self.may_ask():
            return
        if self.syncer.running_quietly:
            self.syncer.start_after(begin)
        elif self.syncer.running:
            self.say("A sync is running already; what it brings appears here.")
        else:
            self.syncer.start(begin())

    def sync_by_itself(self) -> None:
        """When something is due and nobody is at it."""
        if self.rounds is None or self.offline:
            return
        if self.syncer.running or not self.rounds.rested:
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
                progress = replace(progress, ended=new_trouble or progress.told[3:], failed=False)
        super()._synced(progress)

    def action_trouble(self) -> None:
        failing = [feed for feed in self.feeds if feed.last_error]
        from newsreader.view.dialogs.trouble import TroubleDialog

        dialog = TroubleDialog(self.feeds, self.syncer.last, self.now())
        self.app.push_screen(dialog, lambda again: self._sync(failing) if again else None)
