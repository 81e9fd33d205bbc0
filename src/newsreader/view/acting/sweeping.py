"""Many articles marked read at once: all, above, below, a whole source."""

from collections.abc import Callable, Sequence

from newsreader.models.acts import Act
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.grouping import Group
from newsreader.view.happenings import tell
from newsreader.view.rows import SourceRow

OneAct = Callable[[Library], Act | None]
_NOTHING = "It was so already: nothing changed."


class SweepingActions(Acts):
    """Exactly what the person sees listed or counted, as one act."""

    def action_read_all(self) -> None:
        row = self.desk.sources.row
        if self.desk.pane is Pane.SOURCES and row is not None:
            self._read_source(row, self.desk.tally.newest_id)
        elif group := self._group():
            self.desk.mark(self.desk.headlines.ids[group.places], read=True)
        elif self.listed_whole() and self.desk.headlines.row_count:
            self.desk.mark(self.desk.headlines.ids, read=True)

    def _group(self) -> Group | None:
        rows = self.desk.headlines
        return rows.rows.header(rows.cursor) if self.desk.pane is Pane.HEADLINES else None

    def action_read_above(self) -> None:
        self._sweep(self.desk.headlines.above(), "above")

    def action_read_below(self) -> None:
        if self.listed_whole():
            self._sweep(self.desk.headlines.below(), "below")

    def _sweep(self, ids: Sequence[int], where: str) -> None:
        if ids:
            self.desk.mark(ids, read=True)
        else:
            self.desk.say(f"Nothing is {where} this article.")

    def _read_source(self, row: SourceRow, up_to: int) -> None:
        """What came after the pane last counted stays unread."""
        assert row.scope is not None, "the cursor rests on sources only"
        scope, nothing = row.scope, f"Nothing is unread in {row.label}."
        self.carry_out(lambda library: library.read_scope(scope, up_to, row.label), nothing)

    def carry_out(self, act: OneAct, nothing: str = _NOTHING) -> None:
        self.desk.run_worker(self.done(act, nothing))

    async def done(self, act: OneAct, nothing: str = _NOTHING) -> None:
        """An act as a whole; its words are said once it is stored."""
        match await self.desk.marker.change(lambda library: (act(library),)):
            case (Act() as done,):
                self.desk.say(done.words, hint=f"{self.desk.key('undo')} undoes it")
                tell(self.desk.happens.acted, done)
            case (None,):
                self.desk.say(nothing)

    def listed_whole(self) -> bool:
        """False, with a word, while the list is still being read."""
        if not self.desk.lister.reading.complete:
            self.desk.say("The list is still being read; press the key again in a moment.")
        return self.desk.lister.reading.complete
