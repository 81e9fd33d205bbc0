"""Taking back what was done, and doing it again."""

from collections.abc import Awaitable, Sequence

from newsreader.models.acts import Act, ActKind
from newsreader.models.scopes import FeedScope, OwnSmart, Smart
from newsreader.view.acting.acts import Acts
from newsreader.view.happenings import tell

_ACTS = 500
"""As far back as the dialog looks."""


class UndoingActions(Acts):
    """The newest act, or any of the history."""

    def action_undo(self) -> None:
        self.desk.dwelling.stop()
        self.desk.run_worker(self.undo(), group="undo")

    def action_redo(self) -> None:
        self.desk.dwelling.stop()
        self.desk.run_worker(self.redo(), group="undo")

    def action_history(self) -> None:
        from newsreader.view.dialogs.history import HistoryDialog

        def acts() -> Awaitable[list[Act]]:
            return self.desk.shelf.read(lambda library: library.history(_ACTS))

        self.desk.app.push_screen(HistoryDialog(acts, self._reverse, self.desk.now()))

    async def undo(self, act_id: int | None = None) -> None:
        before = list(self.desk.own_smart.unread)
        self._show_turned(await self.desk.marker.undo(act_id), before)

    async def redo(self, act_id: int | None = None) -> None:
        before = list(self.desk.own_smart.unread)
        self._show_turned(await self.desk.marker.redo(act_id), before)

    async def _reverse(self, act: Act) -> None:
        """Undo it; where it is undone, do it again."""
        await (self.redo if act.undone else self.undo)(act.id)

    def _show_turned(self, act: Act | None, before: Sequence[OwnSmart]) -> None:
        """`before` were the person's smart feeds: one that was changed stays open."""
        here, scope = list(self.desk.own_smart.unread), self.desk.lister.reading.scope
        new = [smart for smart in here if smart not in before]
        gone = scope in before and scope not in here
        if act and act.kind is ActKind.CHANGE_SMART and gone and new:
            self.desk.sources.choose(new[0])
            self.desk.lister.open(new[0], new[0].title)
        elif act and act.in_the_file:
            self.show_followed()
        if act:
            tell(self.desk.happens.acted, act)

    def show_followed(self) -> None:
        """What is listed follows what is followed: what came back, or went, is seen."""
        match self.desk.lister.reading.scope:
            case FeedScope(feed_id):
                gone = feed_id not in {feed.id for feed in self.desk.feeds}
            case OwnSmart() as smart:
                gone = smart not in self.desk.own_smart.unread
            case _:
                gone = False
        if gone:
            self.desk.sources.choose(Smart.UNREAD)
            self.desk.lister.open(Smart.UNREAD, "Unread")
        else:
            self.desk.lister.bring()
