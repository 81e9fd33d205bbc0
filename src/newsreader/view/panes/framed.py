"""A pane with pictures between its lines."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style as Ink
from textual.message import Message
from textual.strip import Strip

from newsreader.typeset.runs import Run, width_of
from newsreader.typeset.sheet import Sheet
from newsreader.view.paint import Line, segment
from newsreader.view.panes.canvas import Canvas
from newsreader.view.pictures.hanging import Hanging


class Framed(Canvas):
    """Knows which pictures hang where; what the other lines look like is not its business."""

    class PictureChosen(Message):
        """A picture was clicked; `url` is its address."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.hanging = Hanging(self, self.redraw)
        self._sheet: Sheet | None = None

    @property
    def picture_in_sight(self) -> str | None:
        """The address of the first picture of which a line is on the screen."""
        top = self.scroll_offset.y
        return self._sheet.picture(range(top, top + self.size.height)) if self._sheet else None

    def choose_picture(self, y: int) -> bool:
        """The one that is on the screen in that line; False where there is none."""
        line = y + self.scroll_offset.y
        url = self._sheet.picture(range(line, line + 1)) if self._sheet else None
        if url:
            self.post_message(self.PictureChosen(url))
        return url is not None

    def framed(self, runs: Sequence[tuple[Run, Ink]], left: int, width: int, fill: Ink) -> Strip:
        """A line of a picture, or an empty frame while it is being painted."""
        segments = [Segment(" " * left, fill)]
        for run, ink in runs:
            row = self.hanging.row(run.tile, fill) if run.tile else None
            segments += row or [segment(run.text, ink)]
        after = width - left - width_of(run for run, _ in runs)
        return Line([*segments, Segment(" " * after, fill)], width)

    def redraw(self) -> None:
        self.forget_lines()
        self.refresh()
