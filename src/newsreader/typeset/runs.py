"""Runs: pieces of a line that look alike, and the cutting of them out of styled text."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from newsreader.models.document import Inline, Span, Style


class Tile(Struct, frozen=True):
    """One line of a picture."""

    url: str
    row: int
    """From 0."""
    columns: int
    rows: int
    """Of the whole picture."""


class Run(Struct, frozen=True):
    """A piece of a line. Of two styles the later wins where they disagree."""

    text: str
    styles: tuple[Style, ...] = ()
    link: int | None = None
    """An index into Document.links."""
    tile: Tile | None = None
    """Shown instead of the text, which is as many blanks."""


Runs = tuple[Run, ...]


def runs_of(content: Inline, start: int, end: int, base: tuple[Style, ...]) -> Runs:
    """`content.text[start:end]` cut where a span begins or ends."""
    spans = [span for span in content.spans if span.start < end and span.end > start]
    if not spans:
        return (Run(content.text[start:end], base),)
    edges = {start, end}
    edges.update(edge for span in spans for edge in (span.start, span.end) if start < edge < end)
    cuts = sorted({_after_joiner(content.text, edge, end) for edge in edges})
    return tuple(
        _run(content.text[left:right], [s for s in spans if s.start <= left < s.end], base)
        for left, right in pairwise(cuts)
    )


def _after_joiner(text: str, edge: int, end: int) -> int:
    """A family of emoji is never cut: apart, its members would be wider than together."""
    while 0 < edge < end and (text[edge - 1] == "\u200d" or text[edge] == "\ufe0f"):
        edge += 1
    return edge


def _run(text: str, spans: Sequence[Span], base: tuple[Style, ...]) -> Run:
    styles = tuple(dict.fromkeys((*base, *(span.style for span in spans))))
    link = next((span.link for span in reversed(spans) if span.link is not None), None)
    return Run(text, styles, link)


def width_of(runs: Iterable[Run]) -> int:
    """In cells."""
    return sum(cell_len(run.text) for run in runs)


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def cropped(runs: Runs, width: int) -> Runs:
    """The right end of a margin that is too wide: the innermost bullet is the one that counts."""
    kept: list[Run] = []
    for run in reversed(runs):
        needed = cell_len(run.text)
        if needed > width:
            crop = set_cell_size if kept else _end_of
            kept += [Run(crop(run.text, width), run.styles, run.link)] if width else []
            break
        kept.append(run)
        width -= needed
    return tuple(reversed(kept))


def _end_of(text: str, width: int) -> str:
    """With the blank there: behind a digit, what follows may be taken for a part of it."""
    while cell_len(text) > width:
        text = text[1:]
    return " " * (width - cell_len(text)) + text
