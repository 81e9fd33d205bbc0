"""Where a query's words stand in what it found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.query.marking import marks_of, plain_marks
from newsreader.query.parse import parse
from newsreader.query.tree import Column


def marked(query: str, text: str, column: Column = Column.TEXT) -> str:
    """The text with [brackets] around what is found."""
    spans = marks_of(parse(query, typing=True), column).spans(text)
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("chip", "A [Chip] war: chips, microchip and [CHIP]!"),
        ("chip*", "A [Chip] war: [chips], microchip and [CHIP]!"),
        ('"chip war"', "A [Chip war]: chips, microchip and CHIP!"),
        ("war or and", "A Chip [war]: chips, microchip [and] CHIP!"),
        ("-chip war", "A Chip [war]: chips, microchip and CHIP!"),
        ("title:chip war", "A Chip [war]: chips, microchip and CHIP!"),
        ("is:unread feed:chip", "A Chip war: chips, microchip and CHIP!"),
    ],
)
def test_words_phrases_and_beginnings(query: str, marks: str) -> None:
    assert marked(query, "A Chip war: chips, microchip and CHIP!") == marks


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("cafe", "le [Café], le [cafe\u0301] et les cafés"),
        ("über", "[Uber] alles, [über] uns"),
        ("日本", "[日本]語と[日本]"),
        ("елка", "[Ёлка] и ёлки"),
        ("서울", "[서울]에서"),
        ("αθηνα", "η [Αθήνα] σήμερα"),
        ("か", "が[か]"),
        ("don't", "I [don’t] know"),
        ("straße", "[Straße] Strasse"),
    ],
)
def test_letters_of_the_world(query: str, marks: str) -> None:
    assert marked(query, marks.replace("[", "").replace("]", "")) == marks


def test_a_word_of_the_title_is_marked_in_titles_only() -> None:
    assert marked("title:chip", "chip", Column.TITLE) == "[chip]"
    assert marked("text:chip", "chip", Column.TITLE) == "chip"


@given(st.text(), st.text())
def test_spans_lie_in_the_text_one_after_the_other(query: str, text: str) -> None:
    at = 0
    for start, end in plain_marks(query).spans(text):
        assert at <= start < end <= len(text)
        at = end


def test_nothing_to_mark_is_false() -> None:
    assert not plain_marks(" … ")
    assert plain_marks("a")
