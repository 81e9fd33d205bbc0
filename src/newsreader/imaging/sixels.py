"""A picture as sixels: what terminals of DEC's VT300 line draw, and many since.

The stream is written in bands of six lines. Of each band every colour says where it stands, one
letter a column, whose six bits are the lines from the top down. A band is never looked at pixel by
pixel: its columns are the bytes of large numbers, one for each bit of the colours' numbers, of
which the columns of all colours are found by halving.
See https://vt100.net/docs/vt3xx-gp/chapter14.html.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PIL import Image

from newsreader.imaging.pixels import scaled
from newsreader.models.pictures import WHOLE, Box

_BAND = 6
_BITS = 8
"""Of a colour's number."""
_LARGE = 900_000
"""Pixels from which on half of the colours are enough, and take half of the time."""
_LETTERS = bytes(min(63 + bits, 255) for bits in range(256))
_RUN = re.compile(rb"\?{5,}|~{5,}")
"""Columns without, or full of, a colour."""


def sixels(path: Path, width: int, height: int, colours: int, box: Box = WHOLE) -> bytes:
    """That part of it at that size. Of `colours`, 256 are used at most. Raises NotAPicture."""
    image = scaled(path, width, height, box)
    colours = min(colours, 128 if width * height > _LARGE else 256)
    palette = image.quantize(colours, Image.Quantize.FASTOCTREE)
    content = image.quantize(palette=palette, dither=Image.Dither.NONE).tobytes()
    lines = [content[at : at + width] for at in range(0, len(content), width)]
    bands = (_band(lines[at : at + _BAND]) for at in range(0, height, _BAND))
    inks = _inks(palette.getpalette() or (), sorted(set(content)))
    return b'\x1bP0;1q"1;1;%d;%d%b%b\x1b\\' % (width, height, inks, b"-".join(bands))


def _inks(palette: Sequence[int], used: Iterable[int]) -> bytes:
    """Red, green and blue in hundredths."""
    levels = [round(level * 100 / 255) for level in palette]
    return b"".join(b"#%d;2;%d;%d;%d" % (ink, *levels[3 * ink : 3 * ink + 3]) for ink in used)


def _band(lines: Sequence[bytes]) -> bytes:
    """Of six lines, or fewer at the foot."""
    planes, ones = [0] * _BITS, int.from_bytes(b"\1" * len(lines[0]), "little")
    for place, line in enumerate(lines):
        row = int.from_bytes(line, "little")
        for bit in range(_BITS):
            planes[bit] |= (row >> bit & ones) << place
    every = ones * ((1 << len(lines)) - 1)
    return b"$".join(_columns(ink, columns) for ink, columns in _parted(every, planes))


def _parted(every: int, planes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each colour of a band with its columns."""
    groups = [(0, every)]
    for bit, plane in enumerate(planes):
        halves = ((ink, columns, columns & plane) for ink, columns in groups)
        groups = [
            half
            for ink, columns, on in halves
            for half in ((ink | 1 << bit, on), (ink, columns ^ on))
            if half[1]
        ]
    return iter(groups)


def _columns(ink: int, columns: int) -> bytes:
    """From the first to the last that have some of it."""
    left = (columns & -columns).bit_length() - 1 >> 3
    columns >>= left << 3
    letters = columns.to_bytes(columns.bit_length() + 7 >> 3, "little").translate(_LETTERS)
    gap = b"!%d?" % left if left else b""  # a count of 0 is taken for 1
    return b"#%d%b%b" % (ink, gap, _RUN.sub(_counted, letters))


def _counted(run: re.Match[bytes]) -> bytes:
    return b"!%d%c" % (len(run[0]), run[0][0])
