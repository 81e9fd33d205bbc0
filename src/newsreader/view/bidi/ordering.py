"""The cells of a line in the order in which a terminal is to get them. PURE.

Most terminals paint what they get from left to right. Some reorder text themselves; for them lines
stay as they are read, and marks hold what stands around right-to-left text in its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from newsreader.typeset.ways import has_backward
from newsreader.view.between import somebody_is_between
from newsreader.view.bidi.isolates import (
    AS_BEGUN,
    END,
    ISOLATES,
    LEFT_TO_RIGHT_MARK,
    MARGIN_ENDS,
    TO_LEFT,
)
from newsreader.view.bidi.shaping import shaped
from newsreader.view.bidi.visual import mirrored, visual

_BACKWARD = f"{TO_LEFT}([^{MARGIN_ENDS}]*){MARGIN_ENDS}(.*?)( *){END}[^{END}]*$"


class Cell(Struct, frozen=True):
    """A character of a line, and where it comes from."""

    letter: str
    glyph: str
    """What is painted for it."""
    piece: int
    at: int
    """Its offset there."""


class Who(Enum):
    """Puts text in order."""

    APP = "this program"
    APP_ALONE = "this program, where the terminal was told to leave it"
    TERMINAL = "the terminal"


LEAVE_ORDER, PUT_IN_ORDER = "\x1b[8l", "\x1b[8h"
"""What a terminal is told: ECMA-48, BDSM (terminal-wg.pages.freedesktop.org/bidi)."""
_LISTENS = 5800
"""VTE's version, from which on it does what it is told."""


def who_orders(bidi: str, environment: Mapping[str, str]) -> Who:
    """As the person says, or as the terminal says of itself."""
    if bidi == "terminal":
        return Who.TERMINAL
    version = environment.get("VTE_VERSION", "")
    listens = version.isdecimal() and int(version) >= _LISTENS
    if listens and not somebody_is_between(environment):
        return Who.APP_ALONE
    program = environment.get("TERM_PROGRAM", "")
    named = (version, *map(environment.get, ("KONSOLE_VERSION", "MLTERM")))
    known = program in ("Apple_Terminal", "mintty") or any(named)
    return Who.TERMINAL if known and bidi != "app" else Who.APP


def left_alone(frame: bytes, who: Who) -> bytes:
    """A frame for a terminal that would put its lines in order."""
    if who is not Who.APP_ALONE:
        return frame
    return LEAVE_ORDER.encode() + frame + PUT_IN_ORDER.encode()


def is_to_be_ordered(text: str) -> bool:
    """Lines without Arabic, Hebrew or isolates stay as they are."""
    return not text.isascii() and (has_backward(text) or any(map(text.__contains__, ISOLATES)))


def ordered(pieces: Sequence[str], *, by_terminal: bool) -> Iterator[Cell]:
    """As wide as before."""
    text = "".join(pieces)
    if by_terminal:
        return _held(_cells(pieces, text), text)
    return _painted(_cells(pieces, shaped(text)))


def _cells(pieces: Sequence[str], glyphs: Iterable[str]) -> list[Cell]:
    glyph = iter(glyphs)
    return [
        Cell(letter, next(glyph), which, at)
        for which, piece in enumerate(pieces)
        for at, letter in enumerate(piece)
    ]


def _painted(cells: Sequence[Cell]) -> Iterator[Cell]:
    """As they stand on the screen."""
    if not all(cell.glyph for cell in cells):
        cells = list(_filled(cells))
    for at, turned in visual("".join([cell.letter for cell in cells])):
        cell = cells[at]
        mirror = mirrored(cell.glyph) if turned else cell.glyph
        yield cell if mirror == cell.glyph else replace(cell, glyph=mirror)


def _filled(cells: Iterable[Cell]) -> Iterator[Cell]:
    """For each letter that another took in, a blank where the text has ended."""
    lost: list[Cell] = []
    opening = ""
    for cell in cells:
        opening = cell.letter if cell.letter in (TO_LEFT, AS_BEGUN) else opening
        if cell.letter == END:
            blanks = [replace(cell, letter=" ", glyph=" ")] * len(lost)
            yield from [*blanks, cell] if opening == TO_LEFT else [cell, *blanks]
            lost = []
        elif cell.glyph:
            yield cell
        else:
            lost.append(replace(cell, letter=" ", glyph=" "))
    yield from lost


def _held(cells: Sequence[Cell], text: str) -> Iterator[Cell]:
    """As they are read; a line from right to left stands at the right, its margin behind it."""
    found = re.search(_BACKWARD, text)
    if found is None:
        yield from map(_marked, cells)
        return
    margin, words, blanks = (cells[found.start(part) : found.end(part)] for part in (1, 2, 3))
    yield from cells[: found.start()]
    yield from blanks
    yield from map(_marked, words)
    yield replace(cells[found.end(3)], glyph=LEFT_TO_RIGHT_MARK)
    yield from reversed(margin)
    yield from cells[found.end(3) + 1 :]


def _marked(cell: Cell) -> Cell:
    """What was isolated closes with a mark (Unicode UAX #9, rule N2)."""
    if cell.letter not in ISOLATES:
        return cell
    return replace(cell, glyph=LEFT_TO_RIGHT_MARK if cell.letter == END else "")
