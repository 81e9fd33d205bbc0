"""Sixels for terminals that draw them: over cells that stay empty, until these are written again.

They do not scroll with the text, so they are for the picture that has the screen for itself.
"""

from pathlib import Path

from rich.segment import ControlType, Segment

from newsreader.models.pictures import NotAPicture
from newsreader.view.pictures.panels import NOTHING, Cut, Panel


class Sixels:
    """Paints panels for a terminal whose cells are of that size, in pixels."""

    def __init__(self, cell: tuple[int, int], colours: int) -> None:
        self._cell = cell
        self._colours = colours

    def paint(self, path: Path, cut: Cut) -> Panel:
        from newsreader.imaging.sixels import sixels

        width, height = self._cell
        try:
            stream = sixels(
                path, cut.columns * width, cut.rows * height, self._colours, cut.box
            ).decode("ascii")
        except NotAPicture:
            return NOTHING
        blank = Segment(" " * cut.columns)
        return Panel([*[[blank]] * (cut.rows - 1), [blank, _above(stream, cut)]])


def _above(stream: str, cut: Cut) -> Segment:
    """Where the last row ends: in the same frame as the cells, or these would be written over it.

    The picture's corner is that many cells up and left; a terminal takes a count of 0 for 1.
    """
    up = f"\x1b[{cut.rows - 1}A" if cut.rows > 1 else ""
    text = f"\x1b7{up}\x1b[{cut.columns}D{stream}\x1b8"
    return Segment(text, None, [(ControlType.HOME,)])
