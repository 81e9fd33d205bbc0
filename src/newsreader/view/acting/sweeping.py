"""Many articles marked read at once: all, above, below, a whole source."""

from collections.abc import Sequence

from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.grouping import Group
from newsreader.view.headers import header_words
from newsreader.view.rows import SourceRow


class SweepingActions(Acts):
    """Exactly what the person sees listed or counted, as one act."""

    def action_read_all(self) -> None:
        row = self.desk.sources.row
        if self.desk.pane is Pane.SOURCES and row is not None:
            self._read_source(row, self.desk.tally.newest_id)
        elif group := self._group():
            place = header_words(group, self.desk.now())
            self.desk.mark(self.desk.headlines.ids[group.places], read=True, place=place)
        elif self.listed_whole() and self.desk.headlines.row_count:
            self._mark(self.desk.headlines.ids)

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
            self._mark(ids)
        else:
            self.desk.say(f"Nothing is {where} this article.")

    def _mark(self, ids: Sequence[int]) -> None:
        self.desk.mark(ids, read=True, place=self.desk.lister.reading.label)

    def _read_source(self, row: SourceRow, up_to: int) -> None:
        """What came after the pane last counted stays unread."""
        assert row.scope is not None, "the cursor rests on sources only"
        scope, nothing = row.scope, f"Nothing is unread in {row.label}."
        self.carry_out(lambda library: library.read_scope(scope, up_to, row.label), nothing)

    def listed_whole(self) -> bool:
        """False, with a word, while the list is still being read."""
        if not self.desk.lister.reading.complete:
            self.desk.say("The list is still being read; press the key again in a moment.")
        return self.desk.lister.reading.complete
