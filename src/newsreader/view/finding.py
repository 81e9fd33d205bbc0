"""Matches in the lines of an article, and going from one to the next. PURE."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

Span = tuple[int, int]
"""Start and end, in characters."""
Spans = Callable[[str], Sequence[Span]]
"""Where in a text that stands which is looked for; in its order, none overlap."""
_MARGIN = re.compile(r"[\W_]*")


class Matches:
    """Of what is looked for, in lines of text."""

    def __init__(self, lines: Sequence[str], spans: Spans) -> None:
        self._lines = lines
        self._starts = _starts(lines)
        self._found = spans("\n".join(lines))
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
            line, first = self._lines[y], self._starts[y]
            margin = _MARGIN.match(line)
            behind = margin.end() if margin and start < first else 0
            span = max(start - first, behind), min(end - first, len(line))
            self._parts[y].append((which, span))


def _starts(lines: Sequence[str]) -> list[int]:
    starts, at = [0], 0
    for line in lines[:-1]:
        at += len(line) + 1
        starts.append(at)
    return starts
