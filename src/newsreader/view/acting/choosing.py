"""Choosing rows: what acts are about."""

from collections.abc import Callable, Sequence

from newsreader.view.acting.acts import Acts
from newsreader.view.acting.sweeping import SweepingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk

Ids = Callable[[], Sequence[int]]
"""Called in a thread: they may be many."""


class ChoosingActions(Acts):
    """Acts are about what is chosen; in the reader about the article there."""

    def __init__(self, desk: Desk, sweeping: SweepingActions) -> None:
        super().__init__(desk)
        self._sweeping = sweeping

    def action_choose_range(self) -> None:
        self.desk.headlines.turn_range()

    def action_choose_row(self) -> None:
        self.desk.headlines.turn_choice()

    def action_choose_all(self) -> None:
        if self._sweeping.listed_whole():
            self.desk.headlines.choose_all()

    def action_extend_down(self, count: int = 1) -> None:
        self.desk.headlines.extend(count)

    def action_extend_up(self, count: int = 1) -> None:
        self.desk.headlines.extend(-count)

    def several(self) -> Ids | None:
        """What is chosen, else what is below the header under the cursor; `None`: the article."""
        rows = self.desk.headlines
        if self.desk.pane is Pane.READER:
            return None
        if len(rows.selection):
            return rows.selection.frozen().chosen
        group = rows.rows.header(rows.cursor)
        ids = rows.ids[group.places] if group else None
        return None if ids is None else lambda: ids

    def subjects(self) -> Ids | None:
        """The same, or the article under the cursor; `None`, with a word, where there is none."""
        several, headline = self.several(), None
        if several is None:
            headline = self.desk.wanted()
        return several if headline is None else lambda: [headline.id]
