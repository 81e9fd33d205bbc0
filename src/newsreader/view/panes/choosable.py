"""Articles of a list that can be chosen: one by one, in ranges, all."""

from textual import events
from textual.message import Message

from newsreader.view.icons import Icons
from newsreader.view.panes.listed import ListedArticles
from newsreader.view.selection import Selection


class ChoosableArticles(ListedArticles):
    """A header stands for all that is below it."""

    class Chosen(Message):
        """Others are chosen than before."""

    def __init__(
        self, *, icons: Icons, empty_words: str, id: str | None, classes: str | None
    ) -> None:
        super().__init__(icons=icons, empty_words=empty_words, id=id, classes=classes)
        self.selection = Selection()

    def turn_range(self) -> None:
        """Begin a range where the cursor is; the next time, keep it."""
        if self.selection.range is None:
            self.selection.begin(self.places(self.cursor))
        else:
            self.selection.keep()
        self._tell()

    def extend(self, count: int) -> None:
        """Move, and choose what is passed."""
        if self.selection.range is None:
            self.selection.begin(self.places(self.cursor))
        self.move(count)
        self._tell()

    def turn_choice(self) -> None:
        """Choose what the cursor is on and go on, or choose it no more."""
        self.selection.toggle(self.places(self.cursor))
        self.move(1)
        self._tell()

    def choose_all(self) -> None:
        """Everything listed; when it is, nothing."""
        if self.selection.whole:
            self.selection.clear()
        else:
            self.selection.set_all()
        self._tell()

    def choose_none(self) -> bool:
        """False when nothing was chosen."""
        had_any = self.selection.clear()
        if had_any:
            self._tell()
        return had_any

    def on_click(self, event: events.Click) -> None:
        """With ctrl a row is chosen; a header folds."""
        index = event.y + self.scroll_offset.y
        if event.ctrl and index < self.row_count:
            event.prevent_default().stop()
            self.selection.toggle(self.places(index))
            self._tell()
        elif self.rows.header(index):
            event.prevent_default().stop()
            self.fold(index)

    def watch_cursor(self, old: int, new: int) -> None:
        if self.selection.range is not None:
            self.selection.reach(self._reached(new))
            self._tell()
        super().watch_cursor(old, new)

    def _reached(self, index: int) -> range:
        """An open header is passed over, a folded one takes all of its articles along."""
        group = self.rows.header(index)
        if group is None or group.name in self.rows.folded:
            return self.places(index)
        begun = self.rows.row(self.selection.anchor)
        place = self.rows.place_from(index, -1 if index > begun else 1)
        return range(place, place + 1) if 0 <= place < len(self.ids) else range(0)

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Chosen())
