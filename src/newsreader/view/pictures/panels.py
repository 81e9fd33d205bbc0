"""A picture as rows of cells. Made in threads."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style

from newsreader.models.pictures import WHOLE, Box, NotAPicture

Pixel = tuple[int, int, int]
Cell = tuple[str, Pixel, Pixel]
"""Sign, ink, paper."""
Cells = Iterable[Cell]


class Cut(Struct, frozen=True):
    """So many cells, of a picture or of a part of it."""

    columns: int
    rows: int
    box: Box = WHOLE


class Panel(Struct, frozen=True):
    """A picture as it is cut."""

    rows: Sequence[Sequence[Segment]]
    """Each as wide as the picture; none at all where it could not be read."""
    before: str = ""
    """To be sent to the terminal once, before the rows are shown."""
    after: str = ""
    """To be sent when they will not be shown again."""


NOTHING = Panel(())
_SIGNS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"
"""By which quarters are ink: upper left 8, upper right 4, lower left 2, lower right 1."""
_FLAT = 40
"""Of 2,040: where quarters differ less in light, halves show the slope of colours better."""


def blocks(path: Path, cut: Cut) -> Panel:
    """Four pixels in a cell, in two colours: edges are sharp, and colours as good as right."""
    return _panel(path, cut, cut.columns * 2, _quartered)


def half_blocks(path: Path, cut: Cut) -> Panel:
    """Two pixels in a cell, exactly; with the one sign that every font has."""
    return _panel(path, cut, cut.columns, _halved)


def _panel(
    path: Path, cut: Cut, width: int, cells: Callable[[Sequence[Pixel], Sequence[Pixel]], Cells]
) -> Panel:
    """`cells` of the pixels of two lines."""
    from newsreader.imaging.pixels import pixels

    try:
        found = pixels(path, width, cut.rows * 2, cut.box)
    except NotAPicture:
        return NOTHING
    lines = [_pixels_in(found[at : at + width * 3]) for at in range(0, len(found), width * 3)]
    return Panel([_segments(cells(*pair)) for pair in zip(lines[::2], lines[1::2], strict=True)])


def _pixels_in(line: bytes) -> Sequence[Pixel]:
    return list(zip(line[::3], line[1::3], line[2::3], strict=True))


def _halved(upper: Sequence[Pixel], lower: Sequence[Pixel]) -> Cells:
    return (("▀", ink, paper) for ink, paper in zip(upper, lower, strict=True))


def _quartered(upper: Sequence[Pixel], lower: Sequence[Pixel]) -> Cells:
    for at in range(0, len(upper), 2):
        yield _cell((upper[at], upper[at + 1], lower[at], lower[at + 1]))


def _cell(quarters: Sequence[Pixel]) -> Cell:
    """What is lighter than the middle is ink."""
    lights = [2 * red + 5 * green + blue for red, green, blue in quarters]
    darkest, lightest = min(lights), max(lights)
    if lightest - darkest < _FLAT:
        return "▀", _mean(quarters[:2]), _mean(quarters[2:])
    middle = (darkest + lightest) / 2
    inked = [light > middle for light in lights]
    sign = _SIGNS[8 * inked[0] + 4 * inked[1] + 2 * inked[2] + inked[3]]
    ink = [pixel for pixel, is_ink in zip(quarters, inked, strict=True) if is_ink]
    paper = [pixel for pixel, is_ink in zip(quarters, inked, strict=True) if not is_ink]
    return sign, _mean(ink), _mean(paper)


def _mean(some: Sequence[Pixel]) -> Pixel:
    count = len(some)
    reds, greens, blues = zip(*some, strict=True)
    return sum(reds) // count, sum(greens) // count, sum(blues) // count


def _segments(cells: Cells) -> Sequence[Segment]:
    """Neighbours that look alike are one segment."""
    return [
        Segment(sign * sum(1 for _ in alike), Style.from_color(_colour(ink), _colour(paper)))
        for (sign, ink, paper), alike in groupby(cells)
    ]


def _colour(pixel: Pixel) -> Color:
    return Color.from_triplet(ColorTriplet(*pixel))
