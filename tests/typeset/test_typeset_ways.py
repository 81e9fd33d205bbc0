"""Which way lines go."""

import pytest

from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Document,
    Inline,
    Item,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from newsreader.typeset.sheet import Sheet, typeset
from newsreader.typeset.ways import Way, begins_backward, goes_backward, way_of

HEBREW = "שלום עולם"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", False),
        ("latin עברית", False),
        ("(12) עברית", True),
        ("العربية latin", True),
        ("123 …", False),
    ],
)
def test_the_first_strong_character_gives_the_direction(text: str, answer: bool) -> None:
    assert begins_backward(text) is answer


@pytest.mark.parametrize(
    ("texts", "answer"),
    [
        ((), False),
        (("some latin", "عربي"), False),
        (("Wi-Fi 300", "הרכבת הלילית חוזרת לפסים"), True),
    ],
)
def test_the_whole_goes_as_most_of_its_letters(texts: tuple[str, ...], answer: bool) -> None:
    assert goes_backward(texts) is answer


@pytest.mark.parametrize(
    ("text", "whole_backward", "way"),
    [
        ("latin", False, Way.ONWARD),
        ("latin עברית", False, Way.ONWARD),
        ("עברית latin", False, Way.BACKWARD),
        ("latin עברית", True, Way.BACKWARD),
        ("latin", True, Way.OPPOSITE),
        ("1,234", True, Way.OPPOSITE),
    ],
)
def test_a_line_goes_its_own_way_at_the_edge_of_the_whole(
    text: str, whole_backward: bool, way: Way
) -> None:
    assert way_of(text, whole_backward=whole_backward) is way


def words(text: str) -> Paragraph:
    return Paragraph(Inline(text))


def ways(*blocks: Block) -> list[tuple[str, Way, int]]:
    """Of each line: its text, its way, the characters of its bullets and bars."""
    made: Sheet = typeset(Document(blocks), 40)
    return [(made.plain(y), made.way(y), made.hanging(y)) for y in range(made.height)]


def test_bullets_and_bars_are_told_from_the_words_beside_them() -> None:
    listing = Listing((Item((words(HEBREW),)), Item((words("GitHub"),))))
    quote = Quote((words(HEBREW), words(HEBREW)))

    assert ways(listing, quote) == [
        (f"• {HEBREW}", Way.BACKWARD, 2),
        ("• GitHub", Way.OPPOSITE, 2),
        ("", Way.BACKWARD, 0),
        (f"▎ {HEBREW}", Way.BACKWARD, 2),
        ("▎", Way.BACKWARD, 2),
        (f"▎ {HEBREW}", Way.BACKWARD, 2),
    ]


def test_tables_go_as_the_whole_and_code_never_does() -> None:
    table = Table(((Cell(Inline("a")), Cell(Inline("b"))),))

    assert [way for _, way, _ in ways(words(HEBREW * 3), Code("x = 1"), table)] == [
        *(Way.BACKWARD, Way.ONWARD, Way.ONWARD),
        *(Way.BACKWARD, Way.BACKWARD),
    ]
