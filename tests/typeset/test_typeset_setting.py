import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.models.document import Document, Heading, Inline, Paragraph, Quote, Span, Style
from newsreader.typeset.finding import Part
from newsreader.typeset.hyphens import last_point, points_of
from newsreader.typeset.setting import Setting, divided, evened
from newsreader.typeset.sheet import Sheet, typeset

ENGLISH = points_of("en-GB")
BOTH = Setting(ENGLISH, even=True)
WORDS = (
    "International organisations repeatedly underestimated the considerable consequences of "
    "unprecedented agricultural transformations throughout neighbouring administrative regions."
)

LANGUAGES = [
    ("en", True),
    ("en-us", True),
    ("de_AT", True),
    ("ja", False),
    ("xx", False),
    ("English, mostly", False),
    ("../de", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("language", "known"), LANGUAGES)
def test_words_are_divided_in_known_languages_only(language: str | None, known: bool) -> None:
    assert (points_of(language) is not None) is known


TOKENS = [
    ("a word, its hyphen with it", "international", 6, 5),
    ("no room for a hyphen", "international", 5, 2),
    ("quotes and a comma around it", "“international,”", 7, 6),
    ("the number of a link after it", "international[12]", 6, 5),
    ("a short word stays", "into", 9, 0),
    ("an abbreviation stays", "UNICEF", 5, 0),
    ("capitals inside stay", "JavaScripting", 8, 0),
    ("an address stays", "example.org/international", 15, 0),
    ("a name of a file stays", "international_news", 9, 0),
    ("a figure stays", "1234567890", 6, 0),
    ("a hyphen of its own stays the only one", "inter-governmental", 15, 0),
]


@pytest.mark.parametrize(
    ("token", "room", "size"), [case[1:] for case in TOKENS], ids=[case[0] for case in TOKENS]
)
def test_a_word_is_divided_where_it_fits(token: str, room: int, size: int) -> None:
    assert ENGLISH is not None
    assert last_point(token, room, ENGLISH) == size


def test_code_within_a_sentence_stays_whole() -> None:
    text = "we call international there"
    assert divided(text, 13, ENGLISH)[1] == {10}
    assert divided(text, 13, ENGLISH, [range(8, 21)])[1] == frozenset()


EVEN = [
    ("blanks go where gaps are", "aa bb cc dd ee ff", 0, 14, 15, (8,)),
    ("two are spread", "aa bb cc dd ee ff", 0, 14, 16, (5, 11)),
    ("holes are left alone", "aa bb cc dd", 0, 8, 12, ()),
    ("a full line is even", "aa bb cc", 0, 5, 5, ()),
    ("the last line stays ragged", "aa bb cc dd ee ff", 3, 17, 15, ()),
    ("so does one before a forced break", "aa bb cc dd ee\nff", 0, 14, 15, ()),
    ("so does Japanese", "漢字 かな 漢字 aa", 0, 8, 15, ()),
    ("so does Hebrew", "אב גד הו זח ט", 0, 11, 12, ()),
    ("one word cannot be even", "aaaa bbbb", 0, 4, 5, ()),
]


@pytest.mark.parametrize(
    ("text", "start", "end", "width", "blanks"),
    [case[1:] for case in EVEN],
    ids=[case[0] for case in EVEN],
)
def test_lines_are_evened(
    text: str, start: int, end: int, width: int, blanks: tuple[int, ...]
) -> None:
    assert evened(text, start, end, width) == blanks


mixed = st.lists(
    st.sampled_from(
        [*WORDS.split(), "漢字、かな。", "👩\u200d👩", "é", "a\nb", "https://x.org/abc", "אב"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


def sheet_of(text: str, width: int, setting: Setting = BOTH) -> Sheet:
    return typeset(Document((Quote((Paragraph(Inline(text)),)),)), width, setting=setting)


@given(mixed, st.integers(10, 60))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in sheet_of(text, width).text())


@given(mixed, st.integers(10, 60))
def test_nothing_but_blanks_and_hyphens_is_added(text: str, width: int) -> None:
    sheet = sheet_of(text, width)
    bare = "".join(sheet.bare(y).removeprefix("▎ ") for y in range(sheet.height))
    assert bare.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(mixed, st.integers(10, 60), st.integers(0, 300), st.integers(1, 40))
def test_a_part_is_painted_where_its_characters_are(
    text: str, width: int, start: int, size: int
) -> None:
    sheet = sheet_of(text, width)
    for y in range(sheet.height):
        span = sheet.span(y, Part(0, start, start + size))
        if span is None:
            continue
        part = sheet.part(y, *span)
        assert part is not None
        assert sheet.span(y, part) == span
        painted = "".join(run.text for run in sheet.runs(y))[slice(*span)]
        assert painted.replace(" ", "") == text[part.start : part.end].replace(" ", "")


def test_both_edges_are_even_but_the_last_lines() -> None:
    *lines, last = sheet_of(WORDS * 4, 60).text()
    assert sum(len(line) == 60 for line in lines) > len(lines) * 0.6
    assert "  " not in last
    assert any(line.endswith("-") for line in lines)


def test_styles_reach_over_the_blanks_they_stand_around() -> None:
    content = Inline(WORDS, (Span(0, len(WORDS), Style.EMPHASIS),))
    sheet = typeset(Document((Paragraph(content),)), 60, setting=BOTH)
    assert all(run.styles == (Style.EMPHASIS,) for y in range(2) for run in sheet.runs(y))


def test_headings_stay_ragged_and_whole() -> None:
    heading = Document((Heading(2, Inline(WORDS)),))
    assert list(typeset(heading, 40, setting=BOTH).text()) == list(typeset(heading, 40).text())


def test_nothing_changes_unless_it_is_wanted() -> None:
    assert list(sheet_of(WORDS, 40, Setting()).text()) == [
        "▎ International organisations repeatedly",
        "▎ underestimated the considerable",
        "▎ consequences of unprecedented",
        "▎ agricultural transformations",
        "▎ throughout neighbouring administrative",
        "▎ regions.",
    ]
