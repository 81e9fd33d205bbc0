"""Pixels for terminals with Kitty's graphics protocol, as cells that scroll with the text.

A picture is sent once; cells with U+10EEEE then say which part of it they show, their ink says of
which picture. See https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders.
"""

from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from newsreader.models.pictures import NotAPicture
from newsreader.view.pictures.panels import NOTHING, Cut, Panel

PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096
_FIRST = 0x4E5201
"""The number of our first picture: programs before us in this terminal began at 1."""
_RANGES = """
0305 030D-030E 0310 0312 033D-033F 0346 034A-034C 0350-0352 0357 035B 0363-036F 0483-0487 0592-0595
0597-0599 059C-05A1 05A8-05A9 05AB-05AC 05AF 05C4 0610-0617 0657-065B 065D-065E 06D6-06DC 06DF-06E2
06E4 06E7-06E8 06EB-06EC 0730 0732-0733 0735-0736 073A 073D 073F-0741 0743 0745 0747 0749-074A
07EB-07F1 07F3 0816-0819 081B-0823 0825-0827 0829-082D 0951 0953-0954 0F82-0F83 0F86-0F87 135D-135F
17DD 193A 1A17 1A75-1A7C 1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0 1DC0-1DC1 1DC3-1DC9 1DCB-1DCC
1DD1-1DE6 1DFE 20D0-20D1 20D4-20D7 20DB-20DC 20E1 20E7 20E9 20F0 2CEF-2CF1 2DE0-2DFF A66F A67C-A67D
A6F0-A6F1 A8E0-A8F1 AAB0 AAB2-AAB3 AAB7-AAB8 AABE-AABF AAC1 FE20-FE26 10A0F 10A38 1D185-1D189
1D1AA-1D1AD 1D242-1D244
"""
"""Combining marks that stand for the numbers from 0 on: those above a letter, of Unicode 6.0."""


def _numbers() -> Iterator[str]:
    for word in _RANGES.split():
        first, _, last = word.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


MARKS = tuple(_numbers())


class Pixels:
    """Paints panels for a terminal whose cells are of that size, in pixels."""

    _numbers = count(_FIRST)
    """Of all painters: a terminal has one picture of a number."""

    def __init__(self, cell: tuple[int, int]) -> None:
        self._cell = cell

    def paint(self, path: Path, cut: Cut) -> Panel:
        from newsreader.imaging.pixels import png

        columns, rows = min(cut.columns, len(MARKS)), min(cut.rows, len(MARKS))
        width, height = self._cell
        try:
            content = png(path, columns * width, rows * height, cut.box)
        except NotAPicture:
            return NOTHING
        number = next(self._numbers)
        return Panel(
            [[_cells(number, row, columns)] for row in range(rows)],
            before=transmission(content, number, columns, rows),
            after=f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\",
        )


def transmission(content: bytes, number: int, columns: int, rows: int) -> str:
    """A PNG, to be shown by placeholders only, in pieces that every terminal accepts."""
    text = b64encode(content).decode("ascii")
    pieces = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    head = f"a=T,U=1,f=100,t=d,i={number},c={columns},r={rows},q=2,"
    last = len(pieces) - 1
    return "".join(
        f"\x1b_G{'' if at else head}m={int(at < last)};{piece}\x1b\\"
        for at, piece in enumerate(pieces)
    )


def _cells(number: int, row: int, columns: int) -> Segment:
    """Every cell says its place, so that any part of a row may be covered by something else."""
    text = "".join(PLACEHOLDER + MARKS[row] + MARKS[column] for column in range(columns))
    ink = Color.from_rgb(number >> 16, number >> 8 & 0xFF, number & 0xFF)
    return Segment(text, Style(color=ink))
