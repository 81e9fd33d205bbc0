"""The one door from text to the terminal: every Segment of a pane is made here."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsreader.cleaning import clean_text

Painted = tuple[str, Style]


def segment(text: str, style: Style) -> Segment:
    """`text` was cleaned when it arrived; a library made by an older version was not so careful."""
    if not (text.isascii() and text.isprintable()):
        text = clean_text(text).replace("\n", " ").replace("\t", " ")
    return Segment(text, style)


def strip(pieces: Iterable[Painted], width: int, fill: Style) -> Strip:
    """One line of exactly `width` cells: padded with `fill`, or cropped."""
    segments = [segment(text, style) for text, style in pieces if text]
    length = sum(cell_len(part.text) for part in segments)
    if length < width:
        segments.append(Segment(" " * (width - length), fill))
    line = Strip(segments, max(length, width))
    return line if length <= width else line.adjust_cell_length(width)
