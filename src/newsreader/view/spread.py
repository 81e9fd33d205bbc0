"""One line of words: what stands left, what stands right. PURE."""

from collections.abc import Sequence

from rich.cells import cell_len

from newsreader.view.cells import cut

Piece = tuple[str, str]
"""Text and its style, theme variables allowed."""

PLAIN = ""
STRONG = "bold $foreground"
QUIET = "$foreground 68%"
LOUD = "bold $accent"


def spread(
    left: Sequence[Piece], right: Sequence[Piece], width: int, ellipsis: str = "…"
) -> list[Piece]:
    """On one line of exactly `width` cells; the left is cut for the right."""
    room = width - cells_of(right) - (2 if right else 0)
    if room < 4:
        right, room = (), width
    before = _cut_pieces(left, room, ellipsis)
    gap = max(0, width - cells_of(before) - cells_of(right))
    return [*before, (" " * gap, PLAIN), *right]


def cells_of(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(text) for text, _ in pieces)


def _cut_pieces(pieces: Sequence[Piece], room: int, ellipsis: str) -> list[Piece]:
    kept: list[Piece] = []
    for text, style in pieces:
        kept.append((cut(text, room, ellipsis), style))
        room -= cell_len(kept[-1][0])
        if kept[-1][0] != text:
            break
    return kept
