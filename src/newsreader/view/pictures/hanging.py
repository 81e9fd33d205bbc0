"""The pictures of the document in a reader."""

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from newsreader.models.pictures import KeptPicture
from newsreader.typeset.frames import NO_FRAMES, Frames
from newsreader.typeset.runs import Tile
from newsreader.view.pictures.lens import Lens
from newsreader.view.pictures.wall import Paint, Wall

_SHARE = 0.4
"""Of the pane's height, for one picture."""
_LEAST = 4
"""Lines: in fewer nothing can be made out."""


class Hanging:
    """None at all until it is told how to paint."""

    def __init__(self, widget: Widget, hung: Callable[[], None]) -> None:
        self._widget = widget
        self._hung = hung
        self._wall: Wall | None = None
        self.lens: Lens | None = None
        """For one that is to have the screen for itself."""
        self.pictures: Mapping[str, KeptPicture] = {}

    def turn_to(self, pictures: Mapping[str, KeptPicture]) -> None:
        """Those of another document."""
        self.pictures = pictures
        if self._wall is not None:
            self._wall.turn()

    def paint_with(self, paint: Paint | None) -> None:
        """`None`: they are not shown."""
        self.take_down()
        self._wall = Wall(self._widget, paint, self._hung) if paint else None

    @property
    def is_on(self) -> bool:
        return self._wall is not None

    def frames(self, height: int, pictures: Mapping[str, KeptPicture]) -> Frames:
        """For those in a pane of that height. Called in threads too."""
        rows = round(height * _SHARE)
        if self._wall is None or rows < _LEAST:
            return NO_FRAMES
        sizes = {url: (kept.width, kept.height) for url, kept in pictures.items()}
        return Frames(sizes, rows)

    def row(self, tile: Tile, ground: Style) -> Sequence[Segment] | None:
        """`None` while it is being painted, and where it cannot be."""
        kept = self.pictures.get(tile.url)
        if self._wall is None or kept is None:
            return None
        return self._wall.row(kept.path, tile.row, (tile.columns, tile.rows), ground)

    def take_down(self) -> None:
        """The terminal need not keep them."""
        if self._wall is not None:
            self._wall.clear()
