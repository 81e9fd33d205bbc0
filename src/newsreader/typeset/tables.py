"""Tables as columns; those that are too wide for that, as records."""

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from newsreader.models.document import Cell, Inline, Span, Style, Table
from newsreader.typeset.columns import GAP, column_count, fit
from newsreader.typeset.leaves import MARKER, Laid, Lay
from newsreader.typeset.numbering import numbered
from newsreader.typeset.runs import Run, Runs, runs_of, width_of
from newsreader.typeset.wrap import Lines, wrap

_ROW = 1 << 20
"""A line's offset is its row times this, plus its place in the row: so it survives any width."""


def table(source: Table) -> Lay:
    rows = tuple(
        tuple(replace(cell, content=numbered(cell.content)) for cell in row) for row in source.rows
    )
    headers = source.header_rows

    def lay(width: int) -> Laid:
        widths = fit(rows, width)
        if widths is None:
            return _Records(rows[:headers], rows[headers:] or rows, width).laid()
        return _Grid(rows, headers, widths).laid()

    return lay


class _Placed(Struct, frozen=True):
    """A cell in its columns, wrapped."""

    cell: Cell
    left: int
    width: int
    align: str
    lines: Lines


class _Grid:
    def __init__(self, rows: tuple[tuple[Cell, ...], ...], headers: int, widths: list[int]) -> None:
        self._widths = widths
        self._headers = headers
        self._right = _right_columns(rows[headers:], len(widths))
        self._rows = [self._place(row) for row in rows]

    def laid(self) -> Laid:
        heights = [max((len(cell.lines) for cell in row), default=1) for row in self._rows]
        wrapped = sum(height > 1 for height in heights[self._headers :])
        airy = wrapped * 3 > len(heights) - self._headers
        lines: Lines = []
        for index, height in enumerate(heights):
            lines += ((index * _ROW + line, line) for line in range(height))
            last_header = index + 1 == self._headers
            if last_header or (airy and index >= self._headers and index + 1 < len(heights)):
                lines.append((index * _ROW + height, -1 if last_header else -2))
        return Laid(lines, self._draw)

    def _draw(self, start: int, line: int) -> Runs:
        if line == -1:
            width = sum(self._widths) + GAP * (len(self._widths) - 1)
            return (Run("─" * width, MARKER),)
        if line == -2:
            return ()
        drawn: list[Run] = []
        filled = 0
        for placed in self._rows[start // _ROW]:
            runs, at = _drawn(placed, line)
            drawn += (Run(" " * (at - filled)), *runs) if at > filled else runs
            filled = at + width_of(runs)
        return tuple(drawn)

    def _place(self, row: tuple[Cell, ...]) -> list[_Placed]:
        placed: list[_Placed] = []
        column = left = 0
        for cell in row:
            spanned = self._widths[column : column + cell.span]
            width = sum(spanned) + GAP * (len(spanned) - 1)
            right = cell.span == 1 and self._right[column]
            align = "right" if right else ("left" if cell.align == "right" else cell.align)
            lines = wrap(cell.content.text, max(width, 2)) if width > 1 else []
            lines = lines or wrap(cell.content.text[:1], 2)
            placed.append(_Placed(cell, left, width, align, lines))
            column += cell.span
            left += width + GAP
        return placed


def _drawn(placed: _Placed, line: int) -> tuple[Runs, int]:
    """A line of a cell, and the column of cells where it begins."""
    if line >= len(placed.lines):
        return (), placed.left
    start, end = placed.lines[line]
    content = placed.cell.content
    spare = max(placed.width - cell_len(content.text[start:end]), 0)
    before = {"right": spare, "center": spare // 2}.get(placed.align, 0)
    base = (Style.STRONG,) if placed.cell.heading else ()
    runs = runs_of(content, start, end, base) if end > start else ()
    return runs, placed.left + before


def _right_columns(rows: tuple[tuple[Cell, ...], ...], count: int) -> list[bool]:
    """A column stands at the right when all of its cells want to: numbers."""
    wishes: list[set[str]] = [set() for _ in range(count)]
    for row in rows:
        column = 0
        for cell in row:
            if cell.span == 1 and cell.content.text and not cell.heading:
                wishes[column].add(cell.align)
            column += cell.span
    return [wish == {"right"} for wish in wishes]


class _Records:
    """`Header: value`, one line per cell, a blank line between rows."""

    def __init__(
        self, headers: tuple[tuple[Cell, ...], ...], rows: tuple[tuple[Cell, ...], ...], width: int
    ) -> None:
        names = _names(headers, column_count(rows))
        self._width = width
        self._records = [_record(row, names) for row in rows]

    def laid(self) -> Laid:
        lines: Lines = []
        self._pieces: dict[int, tuple[Inline, int, int, bool]] = {}
        for index, record in enumerate(self._records):
            at = index * _ROW
            for field in record:
                for start, end in self._wrapped(field.text):
                    self._pieces[at] = (field, start, end, start > 0)
                    lines.append((at, 0))
                    at += 1
            if index + 1 < len(self._records):
                lines.append((at, -1))
        return Laid(lines, self._draw)

    def _wrapped(self, text: str) -> Lines:
        fits = "\n" not in text and cell_len(text) <= self._width
        return [(0, len(text))] if fits else wrap(text, self._width - 2)

    def _draw(self, start: int, end: int) -> Runs:
        if end == -1:
            return ()
        field, left, right, indented = self._pieces[start]
        runs = runs_of(field, left, right, ())
        return (Run("  "), *runs) if indented else runs


def _names(headers: tuple[tuple[Cell, ...], ...], count: int) -> list[str]:
    """What each column is called: its lowest header that is one."""
    names = [""] * count
    for row in headers:
        column = 0
        for cell in row:
            if cell.span == 1 and column < count and cell.content.text:
                names[column] = " ".join(cell.content.text.split())
            column += cell.span
    return names


def _record(row: tuple[Cell, ...], names: list[str]) -> list[Inline]:
    fields: list[Inline] = []
    column = 0
    for cell in row:
        if cell.content.text:
            fields.append(_field(names[column], cell.content, cell.heading))
        column += cell.span
    return fields


def _field(name: str, content: Inline, heading: bool) -> Inline:
    lead = f"{name}: " if name else ""
    strong = Span(0, len(content.text) if heading else len(name), Style.STRONG)
    moved = (
        Span(span.start + len(lead), span.end + len(lead), span.style, span.link)
        for span in content.spans
    )
    return Inline(lead + content.text, (strong, *moved))
