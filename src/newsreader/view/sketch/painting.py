"""Lines become what is written to the terminal. PURE."""

from collections.abc import Mapping, Sequence

from newsreader.view.sketch.drawing import Block
from newsreader.view.spread import Piece

Inks = Mapping[str, str]
"""The terminal's numbers for a style (ECMA-48, SGR), by the name of the ink."""


def painted(block: Block, inks: Inks) -> bytes:
    """What there is no ink for has the terminal's own."""
    lines = (f"\x1b[{y};1H{_line(line, inks)}" for y, line in enumerate(block, 1))
    return "".join(lines).encode()


def _line(pieces: Sequence[Piece], inks: Inks) -> str:
    return "".join(_piece(text, inks.get(name, "")) for text, name in pieces if text)


def _piece(text: str, numbers: str) -> str:
    return f"\x1b[{numbers}m{text}\x1b[0m" if numbers else text
