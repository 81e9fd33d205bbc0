"""Which rows are chosen."""

from array import array

import pytest

from cost import cheap
from newsreader.view.selection import Selection


def of(*ids: int) -> "array[int]":
    return array("q", ids)


def test_single_rows_are_chosen_and_left() -> None:
    chosen = Selection(of(10, 11, 12))
    chosen.toggle(range(2, 3))
    chosen.toggle(range(1))
    assert list(chosen.chosen()) == [10, 12]
    chosen.toggle(range(2, 3))
    assert list(chosen.chosen()) == [10]


@pytest.mark.parametrize(
    ("begin", "reach", "ids"),
    [(1, [2, 3], [11, 12, 13]), (3, [2, 1], [11, 12, 13]), (2, [4, 0], [10, 11, 12])],
)
def test_a_range_goes_from_where_it_was_begun_to_the_cursor(
    begin: int, reach: list[int], ids: list[int]
) -> None:
    chosen = Selection(of(10, 11, 12, 13, 14))
    chosen.begin(range(begin, begin + 1))
    for place in reach:
        chosen.reach(range(place, place + 1))
    assert list(chosen.chosen()) == ids
    chosen.keep()
    chosen.reach(range(4, 5))
    assert list(chosen.chosen()) == ids
    assert len(chosen) == len(ids)


def test_a_range_over_chosen_rows_counts_them_once() -> None:
    chosen = Selection(of(10, 11, 12, 13))
    chosen.toggle(range(1, 2))
    chosen.begin(range(1))
    chosen.reach(range(2, 3))
    assert len(chosen) == 3
    assert [chosen.holds(range(place, place + 1)) for place in range(4)] == [
        True,
        True,
        True,
        False,
    ]


def test_a_group_is_chosen_whole_and_left_whole() -> None:
    chosen = Selection(of(10, 11, 12))
    chosen.toggle(range(1, 2))
    chosen.toggle(range(3))
    assert list(chosen.chosen()) == [10, 11, 12]
    chosen.toggle(range(3))
    assert not len(chosen)


def test_nothing_is_chosen_any_more_once_it_is_cleared() -> None:
    chosen = Selection(of(10, 11))
    assert not chosen.clear()
    chosen.begin(range(1))
    assert chosen.clear()
    assert (len(chosen), chosen.range) == (0, None)


def test_another_snapshot_keeps_what_was_chosen_by_id() -> None:
    chosen = Selection(of(10, 11, 12))
    chosen.toggle(range(1, 3))

    carried = chosen.carried_to(of(13, 12, 9))

    assert carried.holds(range(1, 2))
    assert not carried.holds(range(1))
    assert list(carried.chosen()) == [12, 11]  # 11 is not listed any more
    assert sorted(carried.carried_to(of(11, 12)).chosen()) == [11, 12]


def test_what_was_frozen_does_not_change() -> None:
    chosen = Selection(of(10, 11))
    chosen.begin(range(1))
    frozen = chosen.frozen()
    chosen.clear()
    assert list(frozen.chosen()) == [10]


def test_a_million_rows_are_chosen_in_a_moment() -> None:
    chosen = Selection(array("q", range(1_000_000)))
    acts = [
        chosen.set_all,
        lambda: chosen.toggle(range(500_000, 500_001)),
        lambda: len(chosen),
        lambda: chosen.begin(range(1)),
        lambda: chosen.reach(range(999_999, 1_000_000)),
        chosen.keep,
        chosen.frozen,
        chosen.clear,
    ]
    for act in acts:
        cheap(0.02, act)
