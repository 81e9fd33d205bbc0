"""The leaves of a document: what lays itself out at a width, and draws a line when asked."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from newsreader.models.document import Inline, Span, Style
from newsreader.typeset.runs import Run, Runs, runs_of
from newsreader.typeset.setting import (
    HYPHEN,
    NOTHING_ADDED,
    RAGGED,
    Added,
    Setting,
    divided,
    evened,
)
from newsreader.typeset.wrap import Lines, chop

MARKER = (Style.MARKER,)


class Laid(Struct, frozen=True):
    """A leaf at one width. The offsets of a line mean something to its `draw` only."""

    lines: Lines
    draw: Callable[[int, int], Runs]
    added: Callable[[int, int], Added] = lambda start, end: NOTHING_ADDED
    """What `draw` paints in that line beside the characters between its offsets."""


Lay = Callable[[int], Laid]


class Leaf(Struct, frozen=True):
    """A leaf with what stands left of it and above it."""

    lay: Lay
    first: Runs = ()
    """The margin of its first line: bullets, numbers."""
    rest: Runs = ()
    gap: int = 0
    """Blank lines above."""
    above: Runs = ()
    """The margin of those: a quote's bar goes through."""
    text: str = ""
    """What the offsets of its lines lead into; nothing where they mean something else."""
    turns: bool = True
    """It stands at the right in a text from right to left."""


def prose(content: Inline, base: tuple[Style, ...] = (), setting: Setting = RAGGED) -> Lay:
    """A paragraph."""
    text = content.text
    whole = [range(s.start, s.end) for s in content.spans if s.style is Style.CODE]

    def lay(width: int) -> Laid:
        lines, cuts = divided(text, width, setting.points, whole)

        def added(start: int, end: int) -> Added:
            hyphen = end in cuts
            blanks = evened(text, start, end, width - hyphen) if setting.even else ()
            return Added(blanks, hyphen)

        def draw(start: int, end: int) -> Runs:
            return with_added(runs_of(content, start, end, base), start, added(start, end))

        if setting is RAGGED:
            return Laid(lines, lambda start, end: runs_of(content, start, end, base))
        return Laid(lines, draw, added)

    return lay


def with_added(runs: Runs, start: int, added: Added) -> Runs:
    """Blanks look like the space they follow, a hyphen like the letter before it."""
    painted: list[Run] = []
    at = start
    for run in runs:
        end = at + len(run.text)
        text = run.text
        for blank in reversed([blank for blank in added.blanks if at <= blank < end]):
            text = text[: blank - at + 1] + " " + text[blank - at + 1 :]
        painted.append(replace(run, text=text))
        at = end
    if added.hyphen:
        painted[-1] = replace(painted[-1], text=painted[-1].text + HYPHEN)
    return tuple(painted)


def program(text: str, base: tuple[Style, ...], colours: Sequence[Span] = ()) -> Lay:
    """Code: lines as they are; one that is too long goes on after a `↪`.

    `colours` are in order, none over another.
    """
    starts = [span.start for span in colours]

    def lay(width: int) -> Laid:
        lines: Lines = []
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            fits = len(line) * 2 <= width or cell_len(line) <= width
            lines += [(start, end)] if fits else chop(text, start, end, width - 2)
            start = end + 1
        return Laid(lines, draw)

    def draw(start: int, end: int) -> Runs:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        content = Inline(text, tuple(colours[max(first, 0) : last]))
        runs = runs_of(content, start, end, base)
        return runs if start == 0 or text[start - 1] == "\n" else (Run("↪ ", MARKER), *runs)

    return lay


def rule() -> Lay:
    """A line across the measure."""

    def lay(width: int) -> Laid:
        return Laid([(0, width)], lambda start, end: (Run("─" * (end - start), (Style.RULE,)),))

    return lay
