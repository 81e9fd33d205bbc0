"""How prose is set beyond ragged lines of whole words: divided words, even edges. PURE."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from newsreader.typeset.hyphens import Points, last_point
from newsreader.typeset.wrap import Lines, is_narrow, wrap

HYPHEN = "-"
_WIDEST = 1.5
"""Cells of a gap between two words of an even line, on average; ragged looks better than more."""


class Setting(Struct, frozen=True):
    """Off unless the person wants it."""

    points: Points | None = None
    """Of the article's language."""
    even: bool = False
    """Both edges of the column."""


RAGGED = Setting()


class Added(Struct, frozen=True):
    """What is painted in a line and stands in no text."""

    blanks: Sequence[int] = ()
    """After the characters at these offsets, in order; one twice has two."""
    hyphen: bool = False

    def column(self, start: int, offset: int) -> int:
        """Where in the line from `start` that character is painted."""
        return offset - start + bisect_left(self.blanks, offset)

    def offset(self, start: int, column: int) -> int:
        """The character there; a blank counts to the one after it."""
        at = start + column
        for blank in self.blanks:
            if blank < at:
                at = max(at - 1, blank + 1)
        return at


NOTHING_ADDED = Added()


def divided(
    text: str, width: int, points: Points | None, whole: Sequence[range] = ()
) -> tuple[Lines, frozenset[int]]:
    """The lines of a text, and which offsets of their ends are within a divided word.

    `whole`: characters whose words stay undivided. So do those of a text in which not every
    character is one cell wide.
    """
    if points is None or not is_narrow(text):
        return wrap(text, width), frozenset()
    lines: Lines = []
    cuts: set[int] = set()
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        while end - start > width:
            over, after, cut = _break(text, start, end, width, points, whole)
            lines.append((start, over))
            start = after
            if cut:
                cuts.add(over)
        lines.append((start, end))
        start = end + 1
    return lines, frozenset(cuts)


def _break(
    text: str, start: int, end: int, width: int, points: Points, whole: Sequence[range]
) -> tuple[int, int, bool]:
    """Where a line ends, where the next begins, and whether a word is divided between them."""
    space = text.rfind(" ", start + 1, start + width + 1)
    begin = start if space < 0 else space + 1
    over = text.find(" ", begin, end)
    over = end if over < 0 else over
    if not whole or not any(kept.start < over and begin < kept.stop for kept in whole):
        size = last_point(text[begin:over], start + width - begin, points)
        if size:
            return begin + size, begin + size, True
    if space < 0:
        return start + width, start + width, False
    return space, space + 1, False


def evened(text: str, start: int, end: int, width: int) -> tuple[int, ...]:
    """The spaces of a line after which blanks are added to fill the width, see `Added.blanks`.

    None in the last line of a paragraph, in one that would get holes, and where a character may
    be of another width than one cell, or goes from right to left.
    """
    line = text[start:end]
    missing = width - len(line)
    if missing <= 0 or text[end : end + 1] in ("", "\n") or not is_narrow(line):
        return ()
    words = len(line) - len(line.lstrip(" "))
    gaps = [start + at for at in range(words, len(line.rstrip(" "))) if line[at] == " "]
    if not gaps or missing > (_WIDEST - 1) * len(gaps):
        return ()
    return tuple(gaps[(2 * at + 1) * len(gaps) // (2 * missing)] for at in range(missing))
