import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.cleaning import clean_text
from newsreader.typeset.wrap import chop, wrap

mixed = st.text(
    st.one_of(
        st.sampled_from("abc  de, 。、「」漢字かなー\u0301\ufe0f\u200d👩❤🏟é\xa0[]\n"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=80,
).map(clean_text)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(mixed, st.integers(2, 20))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(mixed, st.integers(2, 20))
def test_wrapping_loses_nothing_but_the_space_at_a_break(text: str, width: int) -> None:
    kept = "".join(lines(text, width))
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(mixed.map(lambda text: text.replace("\n", "")), st.integers(2, 20))
def test_chopping_loses_nothing_at_all(text: str, width: int) -> None:
    pieces = [text[start:end] for start, end in chop(text, 0, len(text), width)]
    assert "".join(pieces) == text
    assert all(cell_len(piece) <= width for piece in pieces)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("for every one of them", 10, ["for every ", "one of the", "m"]),
        ("for everything", 10, ["for everyt", "hing"]),
        ("漢字 ab cd", 8, ["漢字 ab ", "cd"]),
        ("", 8, [""]),
    ],
)
def test_a_long_line_of_code_is_cut_behind_a_blank_that_is_near(
    text: str, width: int, expected: list[str]
) -> None:
    assert [text[start:end] for start, end in chop(text, 0, len(text), width)] == expected


CASES = [
    ("words stay whole", "aaa bbb ccc", 7, ["aaa bbb", "ccc"]),
    ("a long word is broken", "aaaaaaaaaa bb", 4, ["aaaa", "aaaa", "aa", "bb"]),
    ("a long word begins on its own line", "a bbbbbb", 4, ["a", "bbbb", "bb"]),
    ("a newline breaks", "a\nb", 9, ["a", "b"]),
    ("an empty line stays", "a\n\nb", 9, ["a", "", "b"]),
    ("a no-break space holds", "aa b\xa0b", 5, ["aa", "b\xa0b"]),
    ("curly quotes are narrow", "“aa” b", 4, ["“aa”", "b"]),
    ("full width counts two", "漢字かな", 5, ["漢字", "かな"]),
    ("no full stop begins a line", "漢字かな。", 8, ["漢字か", "な。"]),
    ("no opening bracket ends a line", "漢字「かな」", 6, ["漢字", "「か", "な」"]),
    ("a link's number stays with its word", "漢字かな[3]", 9, ["漢字か", "な[3]"]),
    ("Latin words in Japanese stay whole", "漢字 abcdef", 8, ["漢字", "abcdef"]),
    ("Korean breaks at spaces", "한국어 문장", 8, ["한국어", "문장"]),
    ("Thai breaks at a blank that is near", "ตลาดน้ำ ไทยเก่า", 9, ["ตลาดน้ำ", "ไทยเก่า"]),
    (
        "or where a syllable surely begins",
        "ถามหาอาหารท้องถิ่นเท่านั้น",
        18,
        ["ถามหาอาหารท้องถิ่น", "เท่านั้น"],
    ),
    ("an emoji family is one", "ab 👩\u200d👩\u200d👧", 4, ["ab", "👩\u200d👩\u200d👧"]),
    ("an emoji presentation counts two", "aaa ❤\ufe0f", 5, ["aaa", "❤\ufe0f"]),
    ("a combining accent stays", "漢" + "か\u3099" * 2, 4, ["漢か\u3099", "か\u3099"]),
]


@pytest.mark.parametrize(
    ("text", "width", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_joiner_that_joins_nothing_hides_no_width() -> None:
    assert lines("\u200d\u200d0000⿰", 4) == ["\u200d\u200d0000", "⿰"]
    assert lines("\u200d\u200d00000", 4) == ["\u200d\u200d0000", "0"]
