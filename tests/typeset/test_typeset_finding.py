"""Places in a text that changed since."""

import pytest

from newsreader.models.places import Left, Place
from newsreader.typeset.finding import found_again

BEFORE = Left(Place(2, 17), "The chips came late")


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["Title", "by", "The chips came late", "End"], Place(2, 17)),
        (["Title", "by", "Edited", "New", "The chips came late"], Place(4, 17)),
        (["The chips came late", "by", "x", "The chips came late"], Place(3, 17)),
        (["Title", "by", "Rewritten", "End"], Place(2, 17)),
        (["Title"], Place(2, 17)),
        ([], Place(2, 17)),
    ],
)
def test_a_block_is_found_by_its_words_else_by_its_number(texts: list[str], place: Place) -> None:
    assert found_again(texts, BEFORE) == place
