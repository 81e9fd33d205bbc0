"""Lines become what is written to the terminal. PURE."""

from collections.abc import Mapping, Sequence

from newsreader.view.bidi.ordering import is_to_be_ordered, ordered
from newsreader.view.sketch.drawing import Block
from newsreader.view.spread import Piece

Inks = Mapping[str, str]
"""The terminal's numbers for a style (ECMA-48, SGR), by the name of the ink."""


def painted(block: Block, inks: Inks, *, by_terminal: bool = False) -> bytes:
    """What there is no ink for has the terminal's own; it may put Arabic in order by itself."""
    lines = (_in_order(line, by_terminal=by_terminal) for line in block)
    written = (f"\x1b[{y};1H{_line(line, inks)}" for y, line in enumerate(lines, 1))
    return "".join(written).encode()


def _in_order(line: Sequence[Piece], *, by_terminal: bool) -> Sequence[Piece]:
    texts = [text for text, _ in line]
    if not is_to_be_ordered("".join(texts)):
        return line
    cells = ordered(texts, by_terminal=by_terminal)
    return [(cell.glyph, line[cell.piece][1]) for cell in cells]


def _line(pieces: Sequence[Piece], inks: Inks) -> str:
    return "".join(_piece(text, inks.get(name, "")) for text, name in pieces if text)


def _piece(text: str, numbers: str) -> str:
    return f"\x1b[{numbers}m{text}\x1b[0m" if numbers else text
