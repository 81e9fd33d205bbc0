"""What was drawn is freed when nobody wants it any more: the collector has nothing to do."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from rich.style import Style
from rich.terminal_theme import MONOKAI
from textual.color import Color
from textual.filter import ANSIToTruecolor

from newsreader.view.paint import Line, strip
from newsreader.view.recent import Recent


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


class Thing:
    """Can be watched."""


def test_the_newest_values_are_kept() -> None:
    recent = Recent[int, str](2)
    recent[1], recent[2] = "one", "two"
    recent[1] = "one again"
    recent[3] = "three"
    assert recent == {1: "one again", 3: "three"}


def test_no_more_are_kept_where_what_is_there_stands() -> None:
    recent = Recent[int, str](2)
    said = [recent.setdefault(number, "first") for number in range(3)]
    said.append(recent.setdefault(2, "again"))
    assert recent == {1: "first", 2: "first"}
    assert said == ["first"] * 4


def test_what_falls_out_is_freed_at_once(no_collector: None) -> None:
    recent = Recent[int, Thing](2)
    watched = []
    for number in range(3):
        recent[number] = Thing()
        watched.append(ref(recent[number]))
    assert [one() is None for one in watched] == [True, False, False]
    recent.clear()
    assert all(one() is None for one in watched)


@pytest.mark.parametrize("text", ["short", "much too long for the line"])
def test_a_painted_line_is_freed_at_once(no_collector: None, text: str) -> None:
    def live_lines() -> int:
        return sum(isinstance(one, Line) for one in gc.get_objects())

    before = live_lines()
    line = strip([(text, Style(color="red"))], 10, Style())
    to_true, black = ANSIToTruecolor(MONOKAI), Color(0, 0, 0)
    filtered = line.apply_filter(to_true, black)
    assert filtered is line.apply_filter(to_true, black)
    assert filtered.text == line.text
    assert list(filtered.divide([10])) == [filtered]
    assert [part.text for part in filtered.divide([4, 10])] == [line.text[:4], line.text[4:]]
    del line, filtered
    assert live_lines() == before
