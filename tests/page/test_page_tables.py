import pytest

from newsreader.models.document import Block, Cell, Inline, Paragraph, Table
from newsreader.page.body import read_body
from newsreader.page.links import Links
from newsreader.page.tables import MAX_COLUMNS, MAX_ROWS

HEADED = "<table><caption>C</caption><tr><th>Name<th>Sum<tr><td>a<td>1,234</table>"


def blocks(html: str) -> tuple[Block, ...]:
    return read_body(html, Links()).blocks


def only_table(html: str) -> Table:
    (table,) = blocks(html)
    assert isinstance(table, Table)
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.content.text for cell in row] for row in table.rows]


def test_a_data_table_has_its_caption_and_header_rows() -> None:
    table = only_table(HEADED)
    assert texts(table) == [["Name", "Sum"], ["a", "1,234"]]
    assert table.caption == Inline("C")
    assert table.header_rows == 1
    assert all(cell.heading for cell in table.rows[0])


def test_numbers_stand_at_the_right() -> None:
    assert [cell.align for cell in only_table(HEADED).rows[1]] == ["left", "right"]


def test_a_first_row_that_is_all_bold_is_a_header() -> None:
    html = "<table><tr><td><td><b>Price</b><tr><td>a<td>b</table>"
    assert only_table(html).header_rows == 1
    assert only_table(html.replace("b>", "u>")).header_rows == 0


@pytest.mark.parametrize(
    ("attribute", "align"),
    [("align=center", "center"), ("style='text-align:right'", "right"), ("", "left")],
)
def test_a_cell_is_aligned_as_it_says(attribute: str, align: str) -> None:
    table = only_table(f"<table><tr><th>a<th>b<tr><td {attribute}>x<td>y</table>")
    assert table.rows[1][0].align == align


def test_a_cell_over_two_columns_and_one_over_two_rows() -> None:
    html = "<table><tr><th>a<th>b<th>c<tr><td rowspan=2>x<td colspan=2>y<tr><td>p<td>q</table>"
    table = only_table(html)
    assert table.rows[1][1].span == 2
    assert texts(table)[2] == ["", "p", "q"]


def test_a_list_in_a_cell_is_lines() -> None:
    table = only_table("<table><tr><th>a<th>b<tr><td><ul><li>x<li>y</ul><td>z</table>")
    assert table.rows[1][0].content.text == "x\ny"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><p>one</p></td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td>one<td>two</table>",
        "<table role=presentation><tr><th>one<th>two</table>",
        "<table><tr><td><table><tr><td>one</table><td><h2></h2>two</table>",
    ],
)
def test_a_table_that_only_places_things_is_read_as_what_is_in_it(html: str) -> None:
    assert blocks(html) == (Paragraph(Inline("one")), Paragraph(Inline("two")))


def test_a_data_table_inside_a_layout_table_stays_a_table() -> None:
    kinds = [type(block) for block in blocks(f"<table><tr><td>{HEADED}</td></tr></table>")]
    assert kinds == [Table]


def test_too_many_rows_and_columns_are_cut_with_a_note() -> None:
    row = "<tr>" + "<td>x" * (MAX_COLUMNS + 3)
    body = read_body(f"<table>{row * (MAX_ROWS + 5)}</table>", Links())
    (table,) = body.blocks
    assert isinstance(table, Table)
    assert (len(table.rows), len(table.rows[0])) == (MAX_ROWS, MAX_COLUMNS)
    assert len(body.notes) == 2


def test_a_span_of_a_thousand_million_is_no_bomb() -> None:
    html = "<table><tr><td colspan=1000000000 rowspan=1000000000>x<td>y<tr><td>z</table>"
    (table,) = blocks(html)
    assert isinstance(table, Table)
    assert table.rows[0][0] == Cell(Inline("x"), span=MAX_COLUMNS)
