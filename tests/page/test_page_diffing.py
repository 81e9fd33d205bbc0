"""What became of a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import cheap
from newsreader.page.diffing import Fate, changed_lines, changes, count_words

_MARKS = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}
LONG = "a stretch of words that nobody changed and nobody wants to read again either, is it"


def shown(before: str, after: str) -> list[str]:
    return [
        "".join(_MARKS[piece.fate].format(piece.text) for piece in line)
        for line in changed_lines(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        pytest.param("The same.", "The same.", [], id="nothing"),
        pytest.param("Two  spaces.", "Two spaces.", [], id="white space"),
        pytest.param(
            "The storm is near. Stay in.",
            "The storm is here. Stay in.",
            ["The storm is [-near-]{+here+}. Stay in."],
            id="a word",
        ),
        pytest.param("foo bar\nzip", "foo\nzip", ["foo[- bar-]"], id="the last word gone"),
        pytest.param("foo\nzip", "foo bar\nzip", ["foo{+ bar+}"], id="a last word new"),
        pytest.param("One two.", "One, two.", ["One{+,+} two."], id="a sign"),
        pytest.param("A.\nB.\nC.", "A.\nC.", ["[-B.-]"], id="a paragraph gone"),
        pytest.param("A.", "A.\nB.\nC.", ["{+B.+}", "{+C.+}"], id="paragraphs new"),
        pytest.param(
            "A.\nB.\nC.\nD.", "a.\nB.\nC.\nd.", ["[-A-]{+a+}.", "…", "[-D-]{+d+}."], id="far apart"
        ),
        pytest.param("", "new", ["{+new+}"], id="from nothing"),
        pytest.param("old", "", ["[-old-]"], id="to nothing"),
        pytest.param(
            "Costs 3.5m, don't ask.",
            "Costs 3.7m, do not ask.",
            ["Costs [-3.5m, don't-]{+3.7m, do not+} ask."],
            id="numbers and apostrophes",
        ),
        pytest.param(
            "He sold all his old cars on Monday morning",
            "He sold two lorries and a bus on Friday without notice",
            [
                "He sold [-all his old cars on Monday morning-]"
                "{+two lorries and a bus on Friday without notice+}"
            ],
            id="what is the same by chance",
        ),
        pytest.param(
            "政府は半導体を買うと提案した。株価は上がった。",
            "政府は半導体を買わないと提案した。株価は下がった。",
            ["政府は半導体を買[-う-]{+わない+}と提案した。株価は[-上-]{+下+}がった。"],
            id="Japanese, by letter",
        ),
        pytest.param(
            "हिन्दी में लिखा", "हिन्दी में लिखी", ["हिन्दी में [-लिखा-]{+लिखी+}"], id="Hindi, by word"
        ),
        pytest.param("น้ำขึ้น", "น้ำลง", ["น้ำ[-ขึ้น-]{+ลง+}"], id="Thai, by letter with its marks"),
        pytest.param(
            f"{LONG} {LONG} one.",
            f"{LONG} {LONG} two.",
            ["… and nobody wants to read again either, is it [-one-]{+two+}."],
            id="a long stretch is folded",
        ),
    ],
)
def test_a_change_is_told_in_words(before: str, after: str, lines: list[str]) -> None:
    assert shown(before, after) == lines


@given(*[st.text("ab. \n日本,é", max_size=40)] * 2)
def test_both_texts_are_in_their_difference(before: str, after: str) -> None:
    pieces = changes(before, after)

    old = "".join(piece.text for piece in pieces if piece.fate is not Fate.NEW)
    new = "".join(piece.text for piece in pieces if piece.fate is not Fate.GONE)
    assert ("".join(old.split()), "".join(new.split())) == (
        "".join(before.split()),
        "".join(after.split()),
    )


def test_a_text_without_sentences_is_compared_in_a_moment() -> None:
    """Quadratic in what repeats, were it not bounded."""
    before = "the fox and the dog " * 2_000
    pieces = cheap(0.5, lambda: changes(before, before.replace("dog ", "cat ", 900)))

    assert {piece.fate for piece in pieces} == set(Fate)


def test_a_line_of_dots_is_compared_in_a_moment() -> None:
    dots = "." * 10_000
    assert cheap(1, lambda: changed_lines(f"Pier {dots}5", f"Pier {dots}6"))


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("It's 3.5, no?", 3), ("日本 x", 3), ("…", 0)]
)
def test_words_are_counted_and_letters_where_there_are_no_spaces(text: str, words: int) -> None:
    assert count_words(text) == words
