"""An article's pictures, one at a time, as large as the screen."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Self

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from newsreader.models.pictures import KeptPicture
from newsreader.view.dialogs.dialog import Line, line
from newsreader.view.pictures.exhibits import Exhibit
from newsreader.view.pictures.lens import Lens, Sight
from newsreader.view.pictures.panels import Cut, Panel
from newsreader.view.pictures.wall import Wall, on

_FOOT = "n next · p previous · z {size} · o file · O address · esc back"
_FITTED, _FULL = "fitted", "full size"


class PictureView(Widget):
    """A picture in the middle of the room there is."""

    DEFAULT_CSS = "PictureView { height: 1fr; background: $background; }"

    def __init__(self, lens: Lens, newest: Callable[[], Lens | None]) -> None:
        """`newest`: as the terminal is now; a larger font has larger cells."""
        super().__init__()
        self.full = False
        self._lens = lens
        self._newest = newest
        self._wall = Wall(self, lens.paint, self._look)
        self._kept: KeptPicture | None = None
        self._sight: Sight | None = None
        self._panel: tuple[Panel, Cut] | None = None
        """What is on the screen, until what is wanted is painted."""

    def show(self, kept: KeptPicture) -> None:
        self._kept, self._panel = kept, None
        self._aim()
        self.refresh()

    def resize(self, *, full: bool) -> None:
        self.full = full
        self._aim()

    def move(self, x: int, y: int) -> bool:
        """By so many steps; False where all of it is seen."""
        if self._sight is None or not self._sight.is_part:
            return False
        self._sight = self._sight.moved(x, y)
        self._turn()
        return True

    def on_resize(self) -> None:
        self.look_anew()

    def look_anew(self) -> None:
        """The terminal is another: larger, or with larger cells."""
        self._panel = None
        self._change_lens(self._newest() or self._lens)
        self._aim()
        self.refresh()

    def _change_lens(self, lens: Lens) -> None:
        if lens is not self._lens:
            self._wall.clear()
            self._lens, self._wall = lens, Wall(self, lens.paint, self._look)

    def _aim(self) -> None:
        if self._kept and self.size:
            aim = self._lens.full if self.full else self._lens.fitted
            self._sight = aim((self._kept.width, self._kept.height), self.size)
            self._turn()

    def _turn(self) -> None:
        self._wall.turn()
        self._look()

    def _look(self) -> None:
        """Whether what is wanted is there."""
        if self._kept and self._sight:
            cut = self._sight.cut
            panel = self._wall.panel(self._kept.path, cut)
            if panel and self._panel != (panel, cut):
                self._panel = panel, cut
                self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        blank = self.rich_style
        if self._panel is None:
            return Strip.blank(width, blank)
        panel, cut = self._panel
        row = y - (height - cut.rows) // 2
        if not 0 <= row < len(panel.rows):
            return Strip.blank(width, blank)
        left = (width - cut.columns) // 2
        after = Segment(" " * (width - left - cut.columns), blank)
        return Strip([Segment(" " * left, blank), *on(panel.rows[row], blank), after], width)

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
        ("n,space", "step(1)", "next"),
        ("p,backspace", "step(-1)", "previous"),
        ("l,right", "go(1, 0)", "right"),
        ("h,left", "go(-1, 0)", "left"),
        ("j,down", "go(0, 1)", "down"),
        ("k,up", "go(0, -1)", "up"),
        ("z", "zoom", "full size"),
        ("o", "open(False)", "open"),
        ("O", "open(True)", "browse"),
    ]

    def __init__(
        self,
        exhibits: Sequence[Exhibit],
        place: int,
        lens: Lens,
        newest: Callable[[], Lens | None],
        open_outside: Callable[[KeptPicture, bool], str],
    ) -> None:
        """`open_outside` the file or, if True, its address, and say what came of it."""
        super().__init__()
        self._exhibits = exhibits
        self.place = place
        self._view = PictureView(lens, newest)
        self._open_outside = open_outside

    def compose(self) -> ComposeResult:
        yield self._view
        yield line(self._shown.words, "words", "said")
        yield line("", "foot", "foot")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        """Of the terminal: with another font it may have as many cells as before.

        Sixels painted for larger cells then lie over the words.
        """
        self._view.look_anew()
        for line_below in self.query(Line):
            line_below.refresh()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Regions are what changed behind it: that is not seen, and would wipe sixels off."""
        if regions:
            return self
        return super().refresh(repaint=repaint, layout=layout, recompose=recompose)

    def action_step(self, by: int) -> None:
        self.place = min(max(self.place + by, 0), len(self._exhibits) - 1)
        self._show()

    def action_go(self, x: int, y: int) -> None:
        """To what is hidden of it; else to another picture."""
        if not self._view.move(x, y):
            self.action_step(x + y)

    def action_zoom(self) -> None:
        self._view.resize(full=not self._view.full)
        self._say_keys()

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
        self._say_keys()

    def _say_keys(self) -> None:
        of = f"{self.place + 1} of {len(self._exhibits)}"
        keys = _FOOT.format(size=_FITTED if self._view.full else _FULL)
        self.query_one("#foot", Line).say(f"{of} · {keys}")
