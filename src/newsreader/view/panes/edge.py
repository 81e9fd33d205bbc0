"""Lines that stand at the right: those of texts that go from right to left."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from newsreader.typeset.ways import Way
from newsreader.view.bidi.isolates import END, MARGIN_ENDS, TO_LEFT, TO_RIGHT
from newsreader.view.paint import Line, Painted, segment


def at_the_right(
    painted: Sequence[Painted], hanging: int, way: Way, place: tuple[int, int], fill: Style
) -> Iterator[Segment]:
    """As it is read: `Order` turns it round. The first `hanging` characters are bullets and bars.

    `place`: how many cells it fills, and which line it is.
    """
    width, y = place
    margin, words = _divided(painted, hanging)
    text = Line([segment(*piece) for piece in words])
    blanks = width - text.cell_length - cell_len("".join(piece for piece, _ in margin))
    opening, ending = (TO_RIGHT, END) if way is Way.OPPOSITE else ("", "")
    yield Segment(TO_LEFT, fill)
    yield from (segment(*piece) for piece in margin)
    yield Segment(MARGIN_ENDS + opening, fill)
    yield from text.apply_offsets(hanging, y)
    yield Segment(ending + " " * blanks, fill)
    yield Segment(END, fill)


def _divided(painted: Sequence[Painted], at: int) -> tuple[list[Painted], list[Painted]]:
    before: list[Painted] = []
    after: list[Painted] = []
    for text, style in painted:
        if text[:at]:
            before.append((text[:at], style))
        if text[at:]:
            after.append((text[at:], style))
        at = max(at - len(text), 0)
    return before, after
