"""Many articles marked read at once: all, above, below, a whole source."""

from collections.abc import Sequence
from functools import partial

from newsreader.models.acts import Act
from newsreader.store.library import Library
from newsreader.view.acting.marking import MarkingActions
from newsreader.view.actions import Pane
from newsreader.view.rows import SourceRow


class SweepingActions(MarkingActions):
    """Exactly what the person sees listed or counted, as one act."""

    def action_read_all(self) -> None:
        row = self.sources.row
        if self.pane is Pane.SOURCES and row is not None:
            self.run_worker(self._read_source(row, self.tally.newest_id))
        elif self.listed_whole() and self.headlines.row_count:
            self.mark(self.headlines.ids, read=True)

    def action_read_above(self) -> None:
        self._sweep(self.headlines.above(), "above")

    def action_read_below(self) -> None:
        if self.listed_whole():
            self._sweep(self.headlines.below(), "below")

    def _sweep(self, ids: Sequence[int], where: str) -> None:
        if ids:
            self.mark(ids, read=True)
        else:
            self.say(f"Nothing is {where} this article.")

    async def _read_source(self, row: SourceRow, up_to: int) -> None:
        """What came after the pane last counted stays unread."""
        act = await self.marker.change(partial(_read, row, up_to))
        if act is None:
            self.say(f"Nothing is unread in {row.label}.")
        else:
            place = f" in {row.label}" if act.count > 1 else ""
            self.say(f"{act.words}{place}", hint=f"{self._undo_key} undoes it")

    def listed_whole(self) -> bool:
        """False, with a word, while the list is still being read."""
        if not self.lister.reading.complete:
            self.say("The list is still being read; press the key again in a moment.")
        return self.lister.reading.complete


def _read(row: SourceRow, up_to: int, library: Library) -> Act | None:
    assert row.scope is not None, "the cursor rests on sources only"
    return library.read_scope(row.scope, up_to)
