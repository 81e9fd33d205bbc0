import pytest

from newsreader.models.document import Document, Inline, Item, Listing, Paragraph
from newsreader.typeset.numerals import numeral
from newsreader.typeset.sheet import typeset


@pytest.mark.parametrize(
    ("number", "numerals", "words"),
    [
        (12, "1", "12"),
        (1, "a", "a"),
        (26, "A", "Z"),
        (27, "a", "aa"),
        (703, "a", "aaa"),
        (0, "a", "0"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (-1, "i", "-1"),
        (4000, "I", "4000"),
        (3, "disc", "3"),
    ],
)
def test_numbers_are_counted_as_html_says(number: int, numerals: str, words: str) -> None:
    assert numeral(number, numerals) == words


def test_numerals_end_below_each_other() -> None:
    items = tuple(Item((Paragraph(Inline(letter)),)) for letter in "xyz")
    sheet = typeset(Document((Listing(items, ordered=True, numerals="i"),)), 20)
    assert list(sheet.text()) == ["  i. x", " ii. y", "iii. z"]
