"""Places in a text that changed since."""

import pytest

from newsreader.models.places import Left, Place
from newsreader.typeset.finding import Part, found_again, parts_of, passage_of

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


def test_a_place_below_a_text_is_in_no_picture_of_it() -> None:
    assert found_again(["Title", "", "End"], Left(Place(7, 3), "")) == Place(7, 3)
    assert found_again(["Title", "", "End"], Left(Place(2, 3), "")) == Place(1, 3)


TEXTS = ["Title", "", "The chips came late. Nobody knew.", "code", "The chips came late again."]
ONE, TWO = [Part(2, 4, 9)], [Part(2, 21, 33), Part(3, 0, 4)]
ALL_OF_IT = [Part(2, 0, 33), Part(3, 0, 4), Part(4, 0, 26)]


@pytest.mark.parametrize("parts", [ONE, TWO, ALL_OF_IT, [Part(4, 4, 9)]])
def test_a_passage_is_found_where_it_was(parts: list[Part]) -> None:
    assert parts_of(TEXTS, passage_of(TEXTS, parts)) == parts


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Title", "New", "More", *TEXTS[2:]], [Part(3, 21, 33), Part(4, 0, 4)]),
        (["Nobody knew.", "code"], [Part(0, 0, 12), Part(1, 0, 4)]),
        (["Nobody knew.", "", "code"], [Part(0, 0, 12), Part(2, 0, 4)]),
        (["Nobody knew.", "between", "code"], []),
        ([], []),
    ],
)
def test_a_passage_is_found_again_in_a_changed_text(texts: list[str], found: list[Part]) -> None:
    assert parts_of(texts, passage_of(TEXTS, TWO)) == found


def test_of_two_alike_the_nearest_is_meant() -> None:
    assert parts_of(TEXTS, passage_of(TEXTS, [Part(4, 4, 9)])) == [Part(4, 4, 9)]
    assert parts_of(TEXTS[:3], passage_of(TEXTS, [Part(4, 4, 9)])) == [Part(2, 4, 9)]


def test_links_that_are_numbered_anew_hide_no_passage() -> None:
    before, after = "As they said[1], and they[12] came.", "As they said[7], and they[8] came."
    passage = passage_of([before], [Part(0, 3, 34)])
    assert passage.quote == "they said, and they came"
    assert parts_of([before], passage) == [Part(0, 3, 34)]
    assert parts_of(["x[1][2]", after], passage) == [Part(1, 3, 33)]
