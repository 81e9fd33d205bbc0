from collections.abc import Sequence
from datetime import datetime

import pytest

from newsreader.models.arrivals import Changes, Prepared
from newsreader.models.parsed import ParsedEntry
from newsreader.store.arriving import steps
from newsreader.store.packing import portions


@pytest.mark.parametrize(
    ("weights", "together"),
    [
        ([], []),
        ([0, 0, 0], [[0, 0, 0]]),
        ([4, 6, 1], [[4, 6], [1]]),
        ([11, 2], [[11], [2]]),
        ([2, 11, 2, 8], [[2], [11], [2, 8]]),
    ],
)
def test_portions_are_no_heavier_than_they_may_be(
    weights: Sequence[int], together: Sequence[Sequence[int]]
) -> None:
    assert list(portions(weights, lambda weight: weight, most=10)) == together


@pytest.mark.parametrize(("letters", "transactions"), [(0, 1), (5_000, 12), (90_000, 100)])
def test_long_articles_are_stored_in_more_transactions_than_short_ones(
    noon: datetime, letters: int, transactions: int
) -> None:
    """The person who wants to write meanwhile gets in between."""
    one = Prepared(ParsedEntry(None, None, "A"), ("a",), b"#", "x" * letters, "", 1)

    assert len(steps(1, Changes((one,) * 100, ()), noon)) == transactions
    assert len(steps(1, Changes((), ((1, one),) * 100), noon)) == transactions
