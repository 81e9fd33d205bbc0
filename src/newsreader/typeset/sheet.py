"""A document at a width: so many lines, each drawn only when it is asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize

from newsreader.models.document import Block, Document
from newsreader.models.places import Left, Place
from newsreader.typeset.finding import Part, beginning, found_again
from newsreader.typeset.frames import NO_FRAMES, Frames
from newsreader.typeset.galley import EMPTY, Galley, Line, Mould, SetLeaf, galley_of
from newsreader.typeset.runs import Run, Runs, text_of
from newsreader.typeset.setting import NOTHING_ADDED, RAGGED, Added, Setting
from newsreader.typeset.ways import Way

_ABOVE, _BELOW = 1, 2
"""Blank lines between the document and its foreword, its afterword."""


class Sheet:
    """Galleys one below the other; putting them together is quick.

    Blocks of a foreword count backwards from -1: those of the document are the same without it,
    and without an afterword, whose words are nobody's to mark.
    """

    def __init__(self, own: Galley, before: Galley = EMPTY, after: Galley = EMPTY) -> None:
        self._before = len(before.leaves)
        self._leaves = [*before.leaves, *own.leaves, *after.leaves]
        self.texts: Sequence[str] = [*own.texts, *[""] * len(after.leaves)]
        """Of every leaf of the document; empty where offsets are none into its text."""
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._add(before, -self._before, 0)
        self._add(own, 0, _ABOVE)
        self.end = len(self._lines)
        """The line after the document's own last one."""
        self._add(after, len(own.leaves), _BELOW)

    def _add(self, galley: Galley, block: int, gap: int) -> None:
        if self._lines and galley.lines:
            self._lines += ((block, blank, blank) for blank in range(-gap, 0))
        top = len(self._lines)
        self._tops += [line + top for line in galley.tops]
        self._lines += galley.lines_from(block) if block else galley.lines

    @property
    def height(self) -> int:
        return len(self._lines)

    def runs(self, y: int) -> tuple[Run, ...]:
        """What line `y` looks like; never wider than the width."""
        _, start, end = self._lines[y]
        beside = self._beside(y)
        return beside if start < 0 else beside + self._leaf(y).laid.draw(start, end)

    def way(self, y: int) -> Way:
        return self._leaf(y).way

    def plain(self, y: int) -> str:
        return text_of(self.runs(y)).rstrip(" ")

    def text(self) -> Iterator[str]:
        """Every line as plain text."""
        return map(self.plain, range(self.height))

    def picture(self, lines: range) -> str | None:
        """The address of the first picture of which one of these lines is a part."""
        seen = range(max(lines.start, 0), min(lines.stop, self.height))
        tiles = (run.tile for y in seen for run in self.runs(y) if run.tile)
        return next((tile.url for tile in tiles), None)

    def place(self, y: int) -> Place:
        """What stands in line `y`."""
        if not self._lines:
            return Place(0, 0)
        block, start, _ = self._lines[max(0, min(y, self.height - 1))]
        return Place(block, start)

    def line(self, place: Place) -> int:
        """The line in which `place` stands now."""
        after = bisect_right(self._lines, (place.block, place.offset, maxsize))
        return max(after - 1, 0)

    def left(self, y: int, progress: float = 0.0) -> Left:
        """What stands in line `y`, to be found again in another document of the article."""
        place = self.place(y)
        inside = 0 <= place.block < len(self.texts)
        words = beginning(self.texts[place.block]) if inside else ""
        return Left(place, words, progress)

    def line_left(self, left: Left) -> int:
        """The line in which that stands now."""
        if left.place.block < 0:
            return self.line(left.place)
        return self.line(found_again(self.texts, left))

    def block_from(self, y: int, count: int) -> int:
        """The first line of the block that begins so many below line `y`, or above it."""
        tops = self._tops
        at = bisect_right(tops, y) - 1 if count > 0 else bisect_left(tops, y)
        return tops[min(max(at + count, 0), len(tops) - 1)] if tops else 0

    def span(self, y: int, part: Part) -> tuple[int, int] | None:
        """The characters of line `y` that are of that part."""
        block, start, end = self._lines[y]
        first, last = max(start, part.start), min(end, part.end)
        if block != part.block or start < 0 or first >= last:
            return None
        added, margin = self._added(y), self.margin(y)
        return margin + added.column(start, first), margin + added.column(start, last - 1) + 1

    def part(self, y: int, first: int, last: int) -> Part | None:
        """What those characters of line `y` are of; a `last` of -1 is the end of the line."""
        block, start, end = self._lines[y]
        if start < 0 or block < 0 or not self.texts[block]:
            return None
        added, margin = self._added(y), self.margin(y)
        over = end if last < 0 else min(added.offset(start, last - margin), end)
        begin = max(added.offset(start, first - margin), start)
        return Part(block, begin, over) if begin < over else None

    def parts(self) -> list[Part]:
        """Every line that is text."""
        return [
            Part(block, start, end)
            for block, start, end in self._lines
            if block >= 0 and 0 <= start < end <= len(self.texts[block])
        ]

    def bare(self, y: int) -> str:
        """The characters of the text in line `y`, none that was only painted there."""
        return self.cut(y, 0).rstrip(" ")

    def cut(self, y: int, first: int, last: int = -1) -> str:
        """Those of them that are painted from column `first` up to `last`; -1: to the end."""
        painted = text_of(self.runs(y))
        over = len(painted) if last < 0 else last
        return "".join(painted[column] for column in self.columns(y) if first <= column < over)

    def columns(self, y: int) -> Sequence[int]:
        """Where in line `y` each of these is painted."""
        _, start, end = self._lines[y]
        painted, added = len(text_of(self.runs(y))), self._added(y)
        if added is NOTHING_ADDED:
            return range(painted)
        margin = self.margin(y)
        return [*range(margin), *(margin + added.column(start, at) for at in range(start, end))]

    def goes_on(self, y: int) -> bool:
        """Within a word, that ends in the next line."""
        return self._added(y).hyphen

    def _added(self, y: int) -> Added:
        _, start, end = self._lines[y]
        return NOTHING_ADDED if start < 0 else self._leaf(y).laid.added(start, end)

    def hanging(self, y: int) -> int:
        """Characters of the bullets and bars beside line `y`."""
        return len(text_of(self._beside(y)))

    def _beside(self, y: int) -> Runs:
        block, start, _ = self._lines[y]
        leaf = self._leaf(y)
        if start < 0:
            return leaf.above
        return leaf.first if y == self._tops[block + self._before] else leaf.rest

    def _leaf(self, y: int) -> SetLeaf:
        return self._leaves[self._lines[y][0] + self._before]

    def margin(self, y: int) -> int:
        """Characters left of the text of line `y`."""
        _, start, end = self._lines[y]
        added = self._added(y)
        painted = end - start + len(added.blanks) + added.hyphen
        return len(text_of(self.runs(y))) - painted


def typeset(
    document: Document,
    width: int,
    frames: Frames = NO_FRAMES,
    foreword: Sequence[Block] = (),
    afterword: Sequence[Block] = (),
    setting: Setting = RAGGED,
) -> Sheet:
    """Lay the document out, no line wider than `width` cells (10 at least)."""
    mould = Mould(width, frames, setting)
    own, before, after = (
        galley_of(blocks, mould) for blocks in (document.blocks, foreword, afterword)
    )
    return Sheet(own, before, after)
