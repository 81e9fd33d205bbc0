"""Matches in the lines of an article."""

import pytest

from newsreader.query.marking import plain_marks
from newsreader.view.finding import Matches

LINES = ["The bank said", "", "  a central", "  bank, and the bank", "waits."]


def test_a_match_may_go_on_in_the_next_line() -> None:
    matches = Matches(LINES, plain_marks("central bank").spans)
    assert matches.lines == [2]
    assert [list(matches.on_line(y)) for y in (2, 3)] == [[(0, (4, 11))], [(0, (2, 6))]]


def test_a_divided_word_is_one_also_behind_a_margin() -> None:
    lines = ["▎ A pact inter", "▎ national bank", "▎ made"]
    matches = Matches(lines, plain_marks("international bank").spans, divided={0})
    assert [list(matches.on_line(y)) for y in range(3)] == [[(0, (9, 14))], [(0, (2, 15))], []]


def test_every_match_is_on_its_line() -> None:
    matches = Matches(LINES, plain_marks("bank").spans)
    assert matches.lines == [0, 3, 3]
    assert [LINES[3][start:end] for _, (start, end) in matches.on_line(3)] == ["bank", "bank"]


@pytest.mark.parametrize(
    ("y", "step", "found"),
    [(-1, 1, 0), (0, 1, 1), (2, 1, 1), (3, 1, None), (3, -1, 0), (0, -1, None), (5, -1, 2)],
)
def test_going_from_match_to_match(y: int, step: int, found: int | None) -> None:
    assert Matches(LINES, plain_marks("bank").spans).next(y, step) == found


def test_nothing_is_found_in_nothing() -> None:
    assert len(Matches([], plain_marks("bank").spans)) == 0
    assert len(Matches(LINES, plain_marks("").spans)) == 0
