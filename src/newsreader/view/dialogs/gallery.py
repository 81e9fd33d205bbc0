"""An article's pictures, one at a time, as large as the screen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from newsreader.models.pictures import KeptPicture
from newsreader.typeset.frames import fitted
from newsreader.view.dialogs.dialog import Line, line
from newsreader.view.pictures.exhibits import Exhibit
from newsreader.view.pictures.wall import Paint, Wall

_NATURAL = 4
"""Pixels of a picture for a cell at least: it may be shown larger than in the text."""
_FOOT = "n next · p previous · o open the file · O the address · esc back"


class PictureView(Widget):
    """A picture in the middle of the room there is."""

    DEFAULT_CSS = "PictureView { height: 1fr; background: $background; }"

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._wall = Wall(self, paint, self.refresh)
        self._kept: KeptPicture | None = None

    def show(self, kept: KeptPicture) -> None:
        self._kept = kept
        self._wall.turn()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        blank = self.rich_style
        if self._kept is None:
            return Strip.blank(width, blank)
        size = (self._kept.width, self._kept.height)
        columns, rows = fitted(size, width, height, _NATURAL)
        row = y - (height - rows) // 2
        inside = 0 <= row < rows
        cells = self._wall.row(self._kept.path, row, (columns, rows), blank) if inside else None
        if cells is None:
            return Strip.blank(width, blank)
        left = (width - columns) // 2
        after = Segment(" " * (width - left - columns), blank)
        return Strip([Segment(" " * left, blank), *cells, after], width)

    def on_unmount(self) -> None:
        self._wall.clear()


class Gallery(ModalScreen[None]):
    """Opened on one of the pictures."""

    DEFAULT_CSS = """
    Gallery { background: $background; }
    Gallery .words { height: auto; max-height: 4; text-align: center; color: $foreground 80%; }
    Gallery .foot { height: 1; color: $foreground 68%; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,i,enter", "close", "close"),
        ("n,j,l,right,down,space", "step(1)", "next"),
        ("p,k,h,left,up,backspace", "step(-1)", "previous"),
        ("o", "open(False)", "open"),
        ("O", "open(True)", "browse"),
    ]

    def __init__(
        self,
        exhibits: Sequence[Exhibit],
        place: int,
        paint: Paint,
        open_outside: Callable[[KeptPicture, bool], str],
    ) -> None:
        """`open_outside` the file or, if True, its address, and say what came of it."""
        super().__init__()
        self._exhibits = exhibits
        self.place = place
        self._view = PictureView(paint)
        self._open_outside = open_outside

    def compose(self) -> ComposeResult:
        yield self._view
        yield line("", "words", "said")
        yield line("", "foot", "foot")

    def on_mount(self) -> None:
        self._show()

    def action_step(self, by: int) -> None:
        self.place = min(max(self.place + by, 0), len(self._exhibits) - 1)
        self._show()

    def action_open(self, address: bool) -> None:
        self.query_one("#foot", Line).say(self._open_outside(self._shown.kept, address))

    def action_close(self) -> None:
        self.dismiss(None)

    @property
    def _shown(self) -> Exhibit:
        return self._exhibits[self.place]

    def _show(self) -> None:
        self._view.show(self._shown.kept)
        self.query_one("#said", Line).say(self._shown.words)
        of = f"{self.place + 1} of {len(self._exhibits)}"
        self.query_one("#foot", Line).say(f"{of} · {_FOOT}")
