"""Picking a passage of the article with keys: paragraphs, or lines of them."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec.structs import replace

from newsreader.models.places import Place
from newsreader.typeset.finding import Part
from newsreader.typeset.sheet import Sheet
from newsreader.view.grip import Grip
from newsreader.view.panes.reader import Reader


class Wish(StrEnum):
    """What to do with what was picked."""

    KEEP = "keep"
    NOTE = "note"
    REMOVE = "remove"


_WISHES = {"enter": Wish.KEEP, "H": Wish.KEEP, "n": Wish.NOTE, "d": Wish.REMOVE}
_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1}
_STRETCHES = {"J": 1, "shift+down": 1, "K": -1, "shift+up": -1}


class Picking(Grip):
    """A paragraph at first: the topmost in sight."""

    keys: Sequence[tuple[str, str]] = (
        ("enter", "highlight"),
        ("n", "with a note"),
        ("j k", "move"),
        ("J K", "more, less"),
        ("v", "lines"),
        ("d", "remove"),
        ("esc", "leave"),
    )

    def __init__(
        self,
        reader: Reader,
        sheet: Sheet,
        moved: Callable[[Sequence[Part]], None],
        picked: Callable[[Sequence[Part], Wish], None],
    ) -> None:
        """`moved` is told what would be picked now, `picked` what was and what for."""
        self._reader = reader
        self._document = reader.document
        self._sheet = sheet
        self._moved = moved
        self._picked = picked
        self._by_line = False
        self._units = paragraphs(sheet)
        top = sheet.place(reader.scroll_offset.y)
        self._first = self._last = unit_at(self._units, top)
        self._show()

    def press(self, key: str) -> bool:
        """False: it is done, or given up."""
        if self._reader.document is not self._document:
            return False
        if key in _WISHES:
            if parts := self._parts:
                self._picked(parts, _WISHES[key])
            return False
        if key in _STEPS:
            self._first = self._last = self._within(self._last + _STEPS[key])
        elif key in _STRETCHES:
            self._last = self._within(self._last + _STRETCHES[key])
        elif key == "v":
            self._turn_units()
        else:
            return False
        self._show()
        return True

    def end(self) -> None:
        self._reader.show_strokes(replace(self._reader.strokes, picked=()))

    @property
    def _parts(self) -> Sequence[Part]:
        first, last = sorted((self._first, self._last))
        return self._units[first : last + 1]

    def _within(self, unit: int) -> int:
        return min(max(unit, 0), len(self._units) - 1)

    def _turn_units(self) -> None:
        """Where the passage begins stays picked."""
        begins = self._parts[0]
        self._by_line = not self._by_line
        self._units = self._sheet.parts() if self._by_line else paragraphs(self._sheet)
        here = unit_at(self._units, Place(begins.block, begins.start))
        self._first = self._last = here

    def _show(self) -> None:
        picked = tuple(self._parts)
        self._reader.show_strokes(replace(self._reader.strokes, picked=picked))
        if picked:
            self._reader.reveal(self._units[self._last])
            self._moved(picked)


def paragraphs(sheet: Sheet) -> Sequence[Part]:
    """PURE."""
    return [Part(block, 0, len(text)) for block, text in enumerate(sheet.texts) if text]


def unit_at(units: Sequence[Part], place: Place) -> int:
    """The unit that the place is in, else the next one. PURE."""
    wanted = (place.block, max(place.offset, 0))
    found = (at for at, part in enumerate(units) if (part.block, part.end) > wanted)
    return next(found, max(0, len(units) - 1))


def together(parts: Sequence[Part]) -> list[Part]:
    """Lines of one block are one part, with the blanks that their breaks took. PURE."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].block == part.block:
            joined[-1] = replace(joined[-1], end=part.end)
        else:
            joined.append(part)
    return joined


def overlap(some: Sequence[Part], others: Sequence[Part]) -> bool:
    """PURE."""
    return any(
        one.block == other.block and one.start < other.end and other.start < one.end
        for one in some
        for other in others
    )
