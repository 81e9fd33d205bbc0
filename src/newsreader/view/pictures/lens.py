"""How a terminal paints pictures in the text, and those that have the screen for themselves."""

from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from newsreader.typeset.frames import fitted
from newsreader.view.pictures.asking import Said
from newsreader.view.pictures.kitty import MARKS, Pixels
from newsreader.view.pictures.manner import Manner
from newsreader.view.pictures.panels import Cut, blocks, half_blocks
from newsreader.view.pictures.sixel import Sixels
from newsreader.view.pictures.wall import Paint

USUAL = (10, 20)
"""Pixels of a cell, where a terminal does not tell."""
_IN_BLOCKS = (4, 8)
"""Pixels of a picture for a cell: blocks show what they can of them."""
_LARGER = 1.5
"""Times that a picture may be shown larger than it is, to fit a screen."""
_STEP = 4
"""Moves until what is seen has nothing in common with what was."""

Size = tuple[int, int]
"""Width and height."""
_ANY = (10_000, 10_000)


class Lens(Struct, frozen=True):
    """Through which a picture is seen that has the screen for itself."""

    paint: Paint
    cell: Size
    """Pixels of a picture in a cell, where it is as large as it is."""
    most: Size = _ANY
    """Cells."""

    def fitted(self, size: Size, room: Size) -> "Sight":
        """All of a picture of that size in pixels."""
        width, height = self.cell
        columns, rows = min(room[0], self.most[0]), min(room[1], self.most[1])
        natural = max(_IN_BLOCKS[0], round(width / _LARGER))
        whole = fitted(size, columns, rows, natural, height / width)
        return Sight(whole, whole)

    def full(self, size: Size, room: Size) -> "Sight":
        """Pixel for pixel; the middle, where that does not fit."""
        whole = max(1, round(size[0] / self.cell[0])), max(1, round(size[1] / self.cell[1]))
        seen = min(whole[0], room[0], self.most[0]), min(whole[1], room[1], self.most[1])
        return Sight(whole, seen, (whole[0] - seen[0]) // 2, (whole[1] - seen[1]) // 2)


class Sight(Struct, frozen=True):
    """What of a picture is seen, in cells."""

    whole: Size
    seen: Size
    left: int = 0
    """Hidden, as what is above."""
    top: int = 0

    @property
    def cut(self) -> Cut:
        (columns, rows), (wide, high) = self.seen, self.whole
        right, bottom = self.left + columns, self.top + rows
        box = (self.left / wide, self.top / high, right / wide, bottom / high)
        return Cut(columns, rows, box)

    @property
    def is_part(self) -> bool:
        return self.seen != self.whole

    def moved(self, x: int, y: int) -> Self:
        """So many steps right and down, as far as there is something to see."""
        (columns, rows), (wide, high) = self.seen, self.whole
        left = self.left + x * max(1, columns // _STEP)
        top = self.top + y * max(1, rows // _STEP)
        return replace(
            self, left=min(max(left, 0), wide - columns), top=min(max(top, 0), high - rows)
        )


def lens(manner: Manner, said: Said) -> Lens | None:
    """`None` where pictures are not shown."""
    cell = said.cell or USUAL
    match manner:
        case Manner.KITTY:
            return Lens(Pixels(cell).paint, cell, (len(MARKS), len(MARKS)))
        case Manner.SIXEL:
            most = said.most or _ANY
            cells = max(1, most[0] // cell[0]), max(1, most[1] // cell[1])
            return Lens(Sixels(cell, said.colours).paint, cell, cells)
        case _:
            paint = painter(manner, cell)
            return Lens(paint, _IN_BLOCKS) if paint else None


def painter(manner: Manner, cell: tuple[int, int]) -> Paint | None:
    """In the text; `cell` is the size of one in pixels."""
    match manner:
        case Manner.KITTY:
            return Pixels(cell).paint
        case Manner.BLOCKS:
            return blocks
        case Manner.HALF:
            return half_blocks
        case _:
            return None
