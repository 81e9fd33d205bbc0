"""What is marked in the text of an article, line by line. PURE."""

from collections.abc import Iterator

from msgspec import Struct

from newsreader.typeset.finding import Part
from newsreader.typeset.sheet import Sheet
from newsreader.view.finding import Span


class Strokes(Struct, frozen=True):
    """Passages that are kept, and the one that is being picked."""

    kept: tuple[Part, ...] = ()
    noted: tuple[Part, ...] = ()
    """Kept, with a note."""
    picked: tuple[Part, ...] = ()

    def on_line(self, sheet: Sheet, y: int) -> Iterator[tuple[Span, str]]:
        """Characters of the line, and how they look; later ones lie over earlier ones."""
        for parts, name in ((self.kept, "kept"), (self.noted, "noted"), (self.picked, "picked")):
            for part in parts:
                if span := sheet.span(y, part):
                    yield span, name
