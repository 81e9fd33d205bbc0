"""How wide a table's columns are, if they fit at all."""

from collections.abc import Sequence

from rich.cells import cell_len

from newsreader.models.document import Cell

GAP = 2
_LONGEST_WORD = 16

Rows = Sequence[Sequence[Cell]]


def column_count(rows: Rows) -> int:
    return max((sum(cell.span for cell in row) for row in rows), default=0)


def fit(rows: Rows, width: int) -> list[int] | None:
    """A width in cells for each column, or `None` when the table must be read as records."""
    count = column_count(rows)
    natural, least = [1] * count, [1] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell.span == 1:
                natural[column] = max(natural[column], _widest_line(cell.content.text))
                least[column] = max(least[column], _widest_word(cell.content.text))
            column += cell.span
    room = width - GAP * (count - 1)
    if sum(natural) <= room:
        return natural
    return _shared(natural, least, room) if sum(least) <= room else None


def _shared(natural: list[int], least: list[int], room: int) -> list[int]:
    """What is left after the least goes to the columns that want more, the small wishes first."""
    widths = list(least)
    spare = room - sum(least)
    wishes = sorted(range(len(widths)), key=lambda column: natural[column] - least[column])
    for done, column in enumerate(wishes):
        share = min(natural[column] - least[column], spare // (len(wishes) - done))
        widths[column] += share
        spare -= share
    return widths


def _widest_line(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _widest_word(text: str) -> int:
    return min(_LONGEST_WORD, max(map(cell_len, text.split()), default=1))
