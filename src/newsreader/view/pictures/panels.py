"""A picture as rows of cells. Made in threads."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style

from newsreader.models.pictures import NotAPicture

Pixel = tuple[int, int, int]


class Panel(Struct, frozen=True):
    """A picture at one size."""

    rows: Sequence[Sequence[Segment]]
    """Each as wide as the picture; none at all where it could not be read."""
    before: str = ""
    """To be sent to the terminal once, before the rows are shown."""
    after: str = ""
    """To be sent when they will not be shown again."""


NOTHING = Panel(())


def blocks(path: Path, columns: int, rows: int) -> Panel:
    """Two pixels in a cell: the upper one is ink, the lower one paper."""
    from newsreader.imaging.pixels import pixels

    try:
        found = pixels(path, columns, rows * 2)
    except NotAPicture:
        return NOTHING
    lines = [list(_pixels_in(found[at : at + columns * 3])) for at in _starts(found, columns * 3)]
    return Panel([list(_cells(*pair)) for pair in zip(lines[::2], lines[1::2], strict=True)])


def _starts(found: bytes, step: int) -> range:
    return range(0, len(found), step)


def _pixels_in(line: bytes) -> Iterator[Pixel]:
    colours = iter(line)
    return zip(colours, colours, colours, strict=True)


def _cells(upper: Sequence[Pixel], lower: Sequence[Pixel]) -> Iterator[Segment]:
    """Neighbours that look alike are one segment."""
    for (ink, paper), alike in groupby(zip(upper, lower, strict=True)):
        count = sum(1 for _ in alike)
        yield Segment("▀" * count, Style.from_color(_colour(ink), _colour(paper)))


def _colour(pixel: Pixel) -> Color:
    return Color.from_triplet(ColorTriplet(*pixel))
