"""The last thing that happens to a line: Arabic and Hebrew become readable in plain terminals."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from newsreader.view.bidi.ordering import Cell, is_to_be_ordered, ordered
from newsreader.view.pictures.kitty import PLACEHOLDER


class Order(LineFilter):
    """Lines without such letters pass as they are, and those of pictures, whose marks are some."""

    def __init__(self, *, by_terminal: bool = False) -> None:
        super().__init__()
        self._by_terminal = by_terminal

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        pieces = [segment.text for segment in segments]
        text = "".join(pieces)
        if PLACEHOLDER in text or not is_to_be_ordered(text):
            return segments
        return list(_segments(ordered(pieces, by_terminal=self._by_terminal), segments))


def _segments(cells: Iterator[Cell], segments: Sequence[Segment]) -> Iterator[Segment]:
    """Each with the least offset in it, where there are any: what the mouse selects are words."""
    offsets = [_offset(segment.style) for segment in segments]
    blanks = [count(1) for _ in segments]

    def run_of(cell: Cell) -> tuple[int, int]:
        apart = cell.letter == " " and offsets[cell.piece] is not None
        return cell.piece, next(blanks[cell.piece]) if apart else 0

    for (which, _), run in groupby(cells, run_of):
        some = list(run)
        style, offset = segments[which].style, offsets[which]
        first = min(cell.at for cell in some)
        if style and offset and first:
            style += Style.from_meta({"offset": (offset[0] + first, offset[1])})
        yield Segment("".join([cell.glyph for cell in some]), style)


def _offset(style: Style | None) -> tuple[int, int] | None:
    offset: tuple[int, int] | None = style.meta.get("offset") if style else None
    return offset
