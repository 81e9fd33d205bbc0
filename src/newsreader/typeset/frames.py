"""Pictures as boxes of lines: how large each is shown, where there is one to show."""

from collections.abc import Mapping

from msgspec import Struct, field

from newsreader.typeset.leaves import Laid, Lay, Leaf
from newsreader.typeset.runs import Run, Tile

_NATURAL = 8
"""Pixels of a picture that a cell may stand for at least: small ones are not blown up."""


class Frames(Struct, frozen=True):
    """What can be shown, and how many lines it may take."""

    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels, by address."""
    rows: int = 0

    def shows(self, url: str | None) -> bool:
        return url in self.sizes and self.rows > 0


NO_FRAMES = Frames()


NOTHING = Leaf(lambda _: Laid([], lambda *_: ()))
"""Stands where a picture would, and takes no room."""


def picture(url: str, size: tuple[int, int], rows: int) -> Lay:
    """A box as wide as the measure, unless that makes it too high."""

    def lay(width: int) -> Laid:
        columns, lines = fitted(size, width, rows)

        def draw(row: int, _: int) -> tuple[Run, ...]:
            return (Run(" " * columns, tile=Tile(url, row, columns, lines)),)

        return Laid([(row, row) for row in range(lines)], draw)

    return lay


def fitted(
    size: tuple[int, int], columns: int, rows: int, natural: int = _NATURAL, tall: float = 2
) -> tuple[int, int]:
    """Columns and rows of a picture in that room; a cell is `tall` times as high as it is wide."""
    width, height = size
    wide = max(1, min(columns, -(-width // natural)))
    high = max(1, round(wide * height / width / tall))
    if high > rows:
        high = max(1, rows)
        wide = max(1, min(wide, round(high * tall * width / height)))
    return wide, high
