"""Tables that carry data; the ones that only place things are read as the blocks in them."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from selectolax.lexbor import LexborNode

from newsreader.models.document import Block, Cell, Inline, Paragraph, Span, Style, Table
from newsreader.page.code import is_gutter
from newsreader.page.flatten import lines_of
from newsreader.page.inline import joined
from newsreader.page.nodes import children, number

MAX_ROWS = 400
MAX_COLUMNS = 24
_SHORT = 80
_BLOCKY = (
    "ul, ol, dl, blockquote, figure, img, iframe, video, audio, h1, h2, h3, h4, hr, "
    "p + p + p, div + div + div"
)
_NUMBER = re.compile(r"[-+−±~<>≈]?[\s$€£¥₹]*\d[\d.,\s'’\xa0]*(%|[a-zA-Zµ°€$£¥/]{0,4})?|[-–—]|n/?a")

ReadBlocks = Callable[[LexborNode], tuple[Block, ...]]


class RawTable(Struct, frozen=True):
    """A `table` element's own rows, nested tables left alone."""

    rows: tuple[tuple[LexborNode, ...], ...]
    header_rows: int
    caption: LexborNode | None

    @classmethod
    def of(cls, table: LexborNode) -> "RawTable":
        rows: list[tuple[LexborNode, ...]] = []
        in_head = 0
        for section in (table, *children(table, "thead", "tbody", "tfoot")):
            rows += (tuple(children(row, "td", "th")) for row in children(section, "tr"))
            in_head = len(rows) if section.tag == "thead" else in_head
        while in_head < len(rows) and rows[in_head] and _all_heading(rows[in_head]):
            in_head += 1
        return cls(
            tuple(row for row in rows if row),
            min(in_head, len(rows)),
            next(children(table, "caption"), None),
        )

    def cells(self) -> Iterator[LexborNode]:
        """Every cell but the line numbers beside code."""
        for row in self.rows:
            for cell in row:
                if not is_gutter(cell.attributes.get("class")):
                    yield cell

    def names_values(self) -> bool:
        """Every row is a heading and what it stands for."""
        return bool(self.rows) and all(
            [cell.tag for cell in row] == ["th", "td"] for row in self.rows
        )

    def is_column(self) -> bool:
        return len(self.rows) > 2 and all(len(row) == 1 for row in self.rows)


def listed(cells: Sequence[tuple[Block, ...]]) -> Sequence[tuple[Block, ...]]:
    """A column of short lines stands without space between them."""
    lines = [
        block.content
        for blocks in cells
        for block in blocks
        if isinstance(block, Paragraph) and block.style is None
    ]
    lengths = sorted(len(line.text) for line in lines)
    if len(lines) < sum(map(len, cells)) or not lines or lengths[len(lengths) // 2] > _SHORT:
        return cells
    return [(Paragraph(joined(lines, "\n")),)]


def carries_data(table: LexborNode, raw: RawTable) -> bool:
    """Rows and columns that mean something, as against a layout of the 1990s."""
    if table.attributes.get("role") in ("presentation", "none"):
        return False
    columns = max(map(len, raw.rows), default=0)
    if len(raw.rows) < 2 or columns < 2:
        return raw.header_rows > 0 and columns > 1
    if any(is_gutter(cell.attributes.get("class")) for cell in raw.rows[0]):
        return False
    if any(inner.mem_id != table.mem_id for inner in table.css("table, pre")):
        return False
    return bool(raw.header_rows or raw.caption) or table.css_first(_BLOCKY) is None


def read_table(raw: RawTable, read: ReadBlocks, notes: list[str]) -> Table:
    """Rows and columns over the limits go, with a note; empty rows go without."""
    if len(raw.rows) > MAX_ROWS:
        notes.append(f"A table is cut after {MAX_ROWS} rows: press o for the page.")
    filled: dict[int, int] = {}
    rows = tuple(_row(row, read, filled, notes) for row in raw.rows[:MAX_ROWS])
    caption = _inline(read(raw.caption)) if raw.caption is not None else None
    headers = min(raw.header_rows, MAX_ROWS)
    if not headers and len(rows) > 1 and _is_strong(rows[0]):
        headers = 1
    if headers > 1 and (merged := _merged(rows[0], rows[1])):
        rows, headers = (merged, *rows[2:]), headers - 1
    return Table(rows, caption, headers)


def _merged(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Two header rows that fill each other's gaps, as pandas writes them, in one."""
    pairs = list(zip(first, second, strict=False))
    gaps = all(not (a.content.text and b.content.text) and a.span == b.span == 1 for a, b in pairs)
    if len(first) != len(second) or not gaps:
        return ()
    return tuple(a if a.content.text else b for a, b in pairs)


def _row(
    row: tuple[LexborNode, ...], read: ReadBlocks, filled: dict[int, int], notes: list[str]
) -> tuple[Cell, ...]:
    """`filled` remembers for each column how many rows a `rowspan` above still covers."""
    cells: list[Cell] = []
    column = 0
    for node in row:
        column = _skip_covered(cells, filled, column)
        if column >= MAX_COLUMNS:
            note = f"A table is cut after {MAX_COLUMNS} columns: press o for the page."
            notes += [note] * (note not in notes)
            break
        span = min(max(number(node.attributes, "colspan", 1), 1), MAX_COLUMNS - column)
        rows_down = min(max(number(node.attributes, "rowspan", 1), 1), MAX_ROWS)
        filled.update(dict.fromkeys(range(column, column + span), rows_down - 1))
        cells.append(_cell(node, read, span))
        column += span
    _skip_covered(cells, filled, column)
    return tuple(cells)


def _skip_covered(cells: list[Cell], filled: dict[int, int], column: int) -> int:
    while filled.get(column, 0) > 0:
        filled[column] -= 1
        cells.append(Cell(Inline("")))
        column += 1
    return column


def _cell(node: LexborNode, read: ReadBlocks, span: int) -> Cell:
    content = _inline(read(node))
    return Cell(content, node.tag == "th", span, _alignment(node, content.text))


def _alignment(node: LexborNode, text: str) -> str:
    attributes = node.attributes
    style = re.search(r"text-align\s*:\s*(\w+)", attributes.get("style") or "")
    align = (style[1] if style else attributes.get("align") or "").lower()
    if align in ("right", "end"):
        return "right"
    if align == "center":
        return "center"
    return "right" if node.tag == "td" and _NUMBER.fullmatch(text) else "left"


def _inline(blocks: tuple[Block, ...]) -> Inline:
    return joined(list(lines_of(blocks)), "\n")


def _is_strong(row: tuple[Cell, ...]) -> bool:
    """All bold but for empty corners: what word processors make of a header."""
    cells = [cell for cell in row if cell.content.text]
    return bool(cells) and all(
        Span(0, len(cell.content.text), Style.STRONG) in cell.content.spans for cell in cells
    )


def _all_heading(row: tuple[LexborNode, ...]) -> bool:
    return all(cell.tag == "th" for cell in row)
