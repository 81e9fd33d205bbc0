"""The one door from text to the terminal: every Segment of a pane is made here."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from newsreader.cleaning import clean_text
from newsreader.view.bidi.isolates import ISOLATES

Painted = tuple[str, Style]

_PARTS = f"([{ISOLATES}])"


class Line(Strip):
    """A whole line, freed as soon as nobody wants it.

    A Strip remembers itself among its own halves: only the garbage collector could free it then,
    and with every article there are a thousand objects of that kind. Private names of Textual 8.2.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)

    def apply_filter(self, filter: LineFilter, background: Color) -> "Line":  # noqa: A002
        key = (filter, background)
        line = self._filter_cache.get(key)
        if not isinstance(line, Line):
            segments = filter.apply(self._segments, background)
            if segments is self._segments:
                return self
            line = self._filter_cache[key] = Line(segments, self._cell_length)
        return line


def segment(text: str, style: Style) -> Segment:
    """`text` was cleaned when it arrived; a library made by an older version was not so careful."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_cleaned, re.split(_PARTS, text)))
    return Segment(text, style)


def _cleaned(text: str) -> str:
    """What isolates text was put there by us: `view/bidi/` takes it out of every line."""
    if text and text in ISOLATES:
        return text
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def strip(pieces: Iterable[Painted], width: int, fill: Style) -> Line:
    """One line of exactly `width` cells: padded with `fill`, or cropped."""
    segments = [segment(text, style) for text, style in pieces if text]
    length = sum(cell_len(part.text) for part in segments)
    if length < width:
        segments.append(Segment(" " * (width - length), fill))
    if length <= width:
        return Line(segments, width)
    return Line(Strip(segments, length).adjust_cell_length(width), width)


def highlight(painted: Sequence[Painted], span: tuple[int, int], style: Style) -> list[Painted]:
    """`style` over the characters of a span; an end of -1 is the end of the line."""
    start, end = span
    if start == end:
        return list(painted)
    pieces: list[Painted] = []
    at = 0
    for text, ink in painted:
        first = min(max(start - at, 0), len(text))
        last = len(text) if end < 0 else min(max(end - at, first), len(text))
        pieces += [(text[:first], ink), (text[first:last], ink + style), (text[last:], ink)]
        at += len(text)
    return pieces
