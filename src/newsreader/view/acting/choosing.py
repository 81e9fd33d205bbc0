"""Choosing rows, and what is done to all of them at once."""

from collections.abc import Callable, Sequence

from textual import on

from newsreader.view.acting.aging import AgingActions
from newsreader.view.acting.ruling import RuleActions
from newsreader.view.actions import Pane
from newsreader.view.keys import bar_of_chosen
from newsreader.view.panes.headlines import HeadlineList

Ids = Callable[[], Sequence[int]]
"""Called in a thread: they may be many."""


class ChoosingActions(AgingActions, RuleActions):
    """Acts are about what is chosen; in the reader about the article there."""

    def action_choose_range(self) -> None:
        self.headlines.turn_range()

    def action_choose_row(self) -> None:
        self.headlines.turn_choice()

    def action_choose_all(self) -> None:
        if self.listed_whole():
            self.headlines.choose_all()

    def action_extend_down(self, count: int = 1) -> None:
        self.headlines.extend(count)

    def action_extend_up(self, count: int = 1) -> None:
        self.headlines.extend(-count)

    @on(HeadlineList.Chosen)
    def _count_chosen(self) -> None:
        self._entitle()
        self.status.offer(self.bar())

    def bar(self) -> list[tuple[str, str]]:
        chosen = self.pane is Pane.HEADLINES and len(self.headlines.selection)
        return bar_of_chosen(self.keys) if chosen else super().bar()

    # What acts are about

    def several(self) -> Ids | None:
        """What is chosen, else what is below the header under the cursor; `None`: the article."""
        rows = self.headlines
        if self.pane is Pane.READER:
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
            headline = self.wanted()
        return several if headline is None else lambda: [headline.id]

    # Acts

    def action_toggle_read(self) -> None:
        several = self.several()
        if several is None:
            super().action_toggle_read()
        else:
            self.carry_out(lambda library: library.turn_read(several()))

    def action_toggle_bookmark(self) -> None:
        several = self.several()
        if several is None:
            super().action_toggle_bookmark()
        else:
            self.carry_out(lambda library: library.turn_bookmark(several()))

    def action_hide(self) -> None:
        several = self.several()
        if several is None:
            super().action_hide()
        else:
            self.carry_out(lambda library: library.turn_hidden(several()))

    def action_read_all(self) -> None:
        group = self.headlines.rows.header(self.headlines.cursor)
        if group and self.pane is Pane.HEADLINES:
            self.mark(self.headlines.ids[group.places], read=True)
        else:
            super().action_read_all()
