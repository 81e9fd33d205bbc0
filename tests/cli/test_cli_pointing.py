"""Where a query is wrong, below it."""

import pytest

from newsreader.cli.pointing import pointed
from newsreader.query.errors import QueryError


@pytest.mark.parametrize(
    ("query", "position", "length", "lines"),
    [
        ("chips is:unr news", 9, 3, ["  chips is:unr news", "           ^^^"]),
        ("日本 is:unr", 6, 3, ["  日本 is:unr", "          ^^^"]),
        ("chips (", 7, 0, ["  chips (", "         ^"]),
        ("is:\x1b[2Junr news", 3, 7, ["  is:[2Junr news", "     ^^^^^^"]),
        ("one\ntwo", 4, 3, ["  one two", "      ^^^"]),
        ("", 0, 0, []),
    ],
)
def test_what_is_wrong_is_marked_below(
    query: str, position: int, length: int, lines: list[str]
) -> None:
    error = QueryError("It is wrong.", position, length)
    error.text = query
    assert pointed(error).split("\n") == ["It is wrong.", *lines]
