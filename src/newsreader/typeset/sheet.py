"""A document at a width: so many lines, each drawn only when it is asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsreader.models.document import Block, Document
from newsreader.models.places import Left, Place
from newsreader.typeset.finding import Part, beginning, found_again
from newsreader.typeset.flow import Flow
from newsreader.typeset.frames import NO_FRAMES, Frames
from newsreader.typeset.leaves import Laid, Leaf
from newsreader.typeset.runs import Run, Runs, cropped, text_of, width_of
from newsreader.typeset.setting import RAGGED, Added, Setting

MIN_WIDTH = 10


class _Set(Struct, frozen=True):
    """A leaf set at the sheet's width."""

    laid: Laid
    first: Runs
    rest: Runs
    above: Runs


class Sheet:
    """The lines of a document at one width. Make one with `typeset`.

    Blocks of a foreword count backwards from -1: those of the document are the same without it,
    and without an afterword, whose words are nobody's to mark.
    """

    def __init__(
        self, leaves: list[Leaf], width: int, before: int = 0, after: int | None = None
    ) -> None:
        """`before`: so many of the leaves are a foreword. `after`: the afterword's first one."""
        self._before = before
        self._after = len(leaves) if after is None else after
        self.width = max(width, MIN_WIDTH)
        self._set: list[_Set] = []
        self._lines: list[tuple[int, int, int]] = []
        """(leaf, start, end); a blank line above a leaf counts up to -1."""
        self._tops: list[int] = []
        own = [leaf.text for leaf in leaves[before : self._after]]
        self.texts: Sequence[str] = [*own, *[""] * (len(leaves) - self._after)]
        """Of every leaf of the document; empty where offsets are none into its text."""
        for leaf in leaves:
            self._add(leaf)

    @property
    def height(self) -> int:
        return len(self._lines)

    @property
    def end(self) -> int:
        """The line after the document's own last one."""
        return self._tops[self._after] if self._after < len(self._tops) else self.height

    def runs(self, y: int) -> tuple[Run, ...]:
        """What line `y` looks like; never wider than `width` cells."""
        index, start, end = self._lines[y]
        leaf = self._set[index]
        if start < 0:
            return leaf.above
        margin = leaf.first if y == self._tops[index] else leaf.rest
        return margin + leaf.laid.draw(start, end)

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
        index, start, _ = self._lines[max(0, min(y, self.height - 1))]
        return Place(index - self._before, start)

    def line(self, place: Place) -> int:
        """The line in which `place` stands now."""
        block = place.block + self._before
        after = bisect_right(self._lines, (block, place.offset, self.width << 40))
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
        index, start, end = self._lines[y]
        first, last = max(start, part.start), min(end, part.end)
        if index - self._before != part.block or start < 0 or first >= last:
            return None
        added = self._added(index, start, end)
        margin = self._margin(y)
        return margin + added.column(start, first), margin + added.column(start, last - 1) + 1

    def part(self, y: int, first: int, last: int) -> Part | None:
        """What those characters of line `y` are of; a `last` of -1 is the end of the line."""
        index, start, end = self._lines[y]
        block = index - self._before
        if start < 0 or block < 0 or not self.texts[block]:
            return None
        added = self._added(index, start, end)
        margin = self._margin(y)
        over = end if last < 0 else min(added.offset(start, last - margin), end)
        begin = max(added.offset(start, first - margin), start)
        return Part(block, begin, over) if begin < over else None

    def bare(self, y: int) -> str:
        """The characters of the text in line `y`, none that was only painted there."""
        index, start, end = self._lines[y]
        whole = self.plain(y)
        if start < 0:
            return whole
        margin, added = self._margin(y), self._added(index, start, end)
        if not added.blanks and not added.hyphen:
            return whole
        painted = text_of(self.runs(y))
        columns = [margin + added.column(start, at) for at in range(start, end)]
        return painted[:margin] + "".join(painted[column] for column in columns)

    def _added(self, index: int, start: int, end: int) -> Added:
        return self._set[index].laid.added(start, end)

    def _margin(self, y: int) -> int:
        """Characters left of the text of line `y`."""
        index, start, end = self._lines[y]
        added = self._added(index, start, end)
        painted = end - start + len(added.blanks) + added.hyphen
        return len(text_of(self.runs(y))) - painted

    def parts(self) -> list[Part]:
        """Every line that is text."""
        own = ((index - self._before, start, end) for index, start, end in self._lines)
        return [
            Part(block, start, end)
            for block, start, end in own
            if block >= 0 and 0 <= start < end <= len(self.texts[block])
        ]

    def _add(self, leaf: Leaf) -> None:
        first, rest = (cropped(margin, self.width // 2) for margin in (leaf.first, leaf.rest))
        index = len(self._set)
        laid = leaf.lay(self.width - max(width_of(first), width_of(rest)))
        self._set.append(_Set(laid, first, rest, cropped(leaf.above, self.width // 2)))
        self._lines += ((index, gap, gap) for gap in range(-leaf.gap, 0))
        self._tops.append(len(self._lines))
        self._lines += ((index, start, end) for start, end in laid.lines)


def typeset(
    document: Document,
    width: int,
    frames: Frames = NO_FRAMES,
    foreword: Sequence[Block] = (),
    afterword: Sequence[Block] = (),
    setting: Setting = RAGGED,
) -> Sheet:
    """Lay the document out, no line wider than `width` cells (10 at least)."""
    flow = Flow(frames, setting)
    before = flow.foreword(foreword)
    flow.blocks(document.blocks)
    after = flow.afterword(afterword)
    return Sheet(flow.leaves, width, before, after)
