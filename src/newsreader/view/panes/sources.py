"""The sources pane: smart feeds, folders that fold, feeds."""

from collections.abc import Hashable, Sequence

from textual import events
from textual.message import Message
from textual.timer import Timer

from newsreader.models.scopes import FolderScope, Scope
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.virtual import Piece, VirtualList
from newsreader.view.rows import RowKind, SourceRow, source_cells


class SourcesPane(VirtualList):
    """A flat list of rows; what is folded away is not among them."""

    COMPONENT_CLASSES = {
        "sources--smart",
        "sources--folder",
        "sources--feed",
        "sources--quiet",
        "sources--heading",
        "sources--count",
        "sources--failing",
    }

    DEFAULT_CSS = """
    SourcesPane {
        & > .sources--smart { color: $foreground; }
        & > .sources--folder { color: $foreground; text-style: bold; }
        & > .sources--feed { color: $foreground; }
        & > .sources--quiet { color: $foreground 68%; }
        & > .sources--heading { color: $foreground 68%; }
        & > .sources--count { color: $foreground 68%; }
        & > .sources--failing { color: $error; }
    }
    """

    class Chosen(Message):
        """A source to list: the cursor rests on it, or it was entered with Enter or a click."""

        def __init__(self, scope: Scope, label: str, *, entered: bool) -> None:
            super().__init__()
            self.scope = scope
            self.label = label
            self.entered = entered

    class FolderTurned(Message):
        """A folder is to be opened or closed; whoever owns the rows shows them again."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(
        self,
        *,
        icons: Icons = UNICODE,
        rest: float = 0.12,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(icons=icons, id=id, classes=classes)
        self.rest = rest
        """Seconds until a source counts as chosen: running past a hundred opens one."""
        self.rows: Sequence[SourceRow] = ()
        self._resting: Timer | None = None

    def show(self, rows: Sequence[SourceRow]) -> None:
        """Other rows or other counts. The cursor stays on its source, the view where it is."""
        cursor = self._place_of(self.scope, rows)
        if (len(rows), cursor) == (len(self.rows), self.cursor):
            self._repaint_changed(rows)
            return
        self.rows = rows
        self.set_rows(len(rows), cursor, self.scroll_offset.y)

    def _repaint_changed(self, rows: Sequence[SourceRow]) -> None:
        before, self.rows = self.rows, rows
        for index in self.visible_rows():
            if before[index] != rows[index]:
                self.refresh_line(index)

    def choose(self, scope: Scope) -> bool:
        """Put the cursor on a source without choosing it; False when no row shows it."""
        index = self._place_of(scope, self.rows)
        if not self.rows or self.rows[index].scope != scope:
            return False
        self.set_rows(len(self.rows), index, self.scroll_offset.y)
        return True

    @property
    def row(self) -> SourceRow | None:
        """The one under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def scope(self) -> Scope | None:
        return self.row.scope if self.row else None

    def turn_folder(self) -> bool:
        """Open or close the folder under the cursor; False when there is none."""
        row = self.row
        if row is None or not isinstance(row.scope, FolderScope):
            return False
        self.post_message(self.FolderTurned(row.scope.path))
        return True

    def _place_of(self, scope: Scope | None, rows: Sequence[SourceRow]) -> int:
        """A feed may be in several folders: the row nearest to the cursor."""
        same = [index for index, row in enumerate(rows) if row.scope == scope is not None]
        others = [index for index, row in enumerate(rows) if row.scope is not None]
        return min(same or others, key=lambda index: abs(index - self.cursor), default=0)

    # What a row is and does

    def selectable(self, index: int) -> bool:
        return self.rows[index].scope is not None

    def row_key(self, index: int) -> Hashable:
        return self.rows[index]

    def render_row(self, index: int, width: int) -> list[Piece]:
        return source_cells(self.rows[index], width, self.icons)

    def cursor_moved(self, index: int) -> None:
        self._stop_resting()
        self._resting = self.set_timer(self.rest, self._rested)

    def row_opened(self, index: int) -> None:
        self._announce(entered=True)

    def on_click(self, event: events.Click) -> None:
        """One click opens a source; on the sign before a folder it turns the folder."""
        index = event.y + self.scroll_offset.y
        if index >= self.row_count or not self.selectable(index):
            return
        event.prevent_default().stop()
        self.cursor = index
        row = self.rows[index]
        on_sign = 2 * row.depth < event.x <= 2 * row.depth + 2
        if not (row.kind == RowKind.FOLDER and on_sign and self.turn_folder()):
            self._announce(entered=True)

    def _rested(self) -> None:
        self._announce(entered=False)

    def _announce(self, *, entered: bool) -> None:
        self._stop_resting()
        row = self.row
        if row is not None and row.scope is not None:
            self.post_message(self.Chosen(row.scope, row.label, entered=entered))

    def _stop_resting(self) -> None:
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
