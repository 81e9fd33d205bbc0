"""Matches in the lines of an article, and going from one to the next. PURE."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from itertools import accumulate

Span = tuple[int, int]
"""Start and end, in characters."""
Spans = Callable[[str], Sequence[Span]]
"""Where in a text that stands which is looked for; in its order, none overlap."""
_MARGIN = re.compile(r"[\W_]*")


class Matches:
    """Of what is looked for, in lines of text."""

    def __init__(self, lines: Sequence[str], spans: Spans, divided: Container[int] = ()) -> None:
        """`divided`: lines that end within a word."""
        self._lines = lines
        self._skipped = [_margin(line) if y - 1 in divided else 0 for y, line in enumerate(lines)]
        whole = [
            line[skipped:] + ("" if y in divided else "\n")
            for y, (line, skipped) in enumerate(zip(lines, self._skipped, strict=True))
        ]
        self._starts = [0, *accumulate(map(len, whole[:-1]))]
        self._found = spans("".join(whole))
        self.lines = [self._line(start) for start, _ in self._found]
        """In which line each match begins."""
        self._parts: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for which, (start, end) in enumerate(self._found):
            self._part(which, start, end)

    def __len__(self) -> int:
        return len(self._found)

    def on_line(self, y: int) -> Sequence[tuple[int, Span]]:
        """(which match, its characters on this line)."""
        return self._parts.get(y, ())

    def next(self, y: int, step: int) -> int | None:
        """Which match begins first below line `y`, or last above it; `None` where there is none."""
        place = bisect_right(self.lines, y) if step > 0 else bisect_left(self.lines, y) - 1
        return place if 0 <= place < len(self) else None

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _part(self, which: int, start: int, end: int) -> None:
        """A match may go on in the next line, where it begins behind the margin."""
        for y in range(self._line(start), self._line(end - 1) + 1):
            line, first = self._lines[y], self._starts[y] - self._skipped[y]
            behind = _margin(line) if start < self._starts[y] else 0
            span = max(start - first, behind), min(end - first, len(line))
            self._parts[y].append((which, span))


def _margin(line: str) -> int:
    found = _MARGIN.match(line)
    return found.end() if found else 0
