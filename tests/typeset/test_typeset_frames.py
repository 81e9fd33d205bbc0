import pytest

from newsreader.models.document import Document, Figure, Image, Inline, Item, Listing, Paragraph
from newsreader.typeset.frames import Frames, fitted
from newsreader.typeset.runs import width_of
from newsreader.typeset.sheet import Sheet, typeset

URL = "https://img.example/a.jpg"
WIDE = Frames({URL: (960, 480)}, rows=12)


def set_in(figure: Figure, frames: Frames = WIDE, width: int = 40) -> Sheet:
    words = Paragraph(Inline("Words."))
    return typeset(Document((words, figure, words)), width, frames)


def picture_lines(sheet: Sheet) -> list[int]:
    return [y for y in range(sheet.height) if any(run.tile for run in sheet.runs(y))]


@pytest.mark.parametrize(
    ("size", "room", "fits"),
    [
        ((960, 480), (40, 12), (40, 10)),
        ((960, 480), (80, 12), (48, 12)),
        ((480, 960), (40, 12), (12, 12)),
        ((100, 100), (80, 20), (13, 6)),
        ((960, 10), (80, 20), (80, 1)),
        ((24, 4000), (80, 20), (1, 20)),
        ((960, 480), (1, 1), (1, 1)),
    ],
)
def test_a_picture_keeps_its_shape_in_the_room_there_is(
    size: tuple[int, int], room: tuple[int, int], fits: tuple[int, int]
) -> None:
    assert fitted(size, *room) == fits


def test_a_picture_stands_over_its_words_as_lines_of_the_text() -> None:
    sheet = set_in(Figure((Image(URL, "A tunnel"),), Inline("It opened.")))

    assert picture_lines(sheet) == list(range(2, 12))
    assert [sheet.plain(y) for y in range(sheet.height)] == [
        "Words.",
        *[""] * 11,
        "A tunnel",
        "It opened.",
        "",
        "Words.",
    ]


def test_a_line_of_a_picture_says_which_it_is() -> None:
    sheet = set_in(Figure((Image(URL, ""),)))
    tiles = [run.tile for y in picture_lines(sheet) for run in sheet.runs(y) if run.tile]

    assert [(tile.url, tile.row) for tile in tiles] == [(URL, row) for row in range(10)]
    assert {(tile.columns, tile.rows) for tile in tiles} == {(40, 10)}


@pytest.mark.parametrize(
    "frames", [Frames(), Frames({URL: (960, 480)}), Frames({"other": (9, 9)}, 9)]
)
def test_a_picture_that_cannot_be_shown_is_told_in_words(frames: Frames) -> None:
    sheet = set_in(Figure((Image(URL, "A tunnel"),), Inline("It opened.")), frames)

    assert [sheet.plain(y) for y in (2, 3)] == ["▣ A tunnel", "  It opened."]


def test_a_silent_picture_is_shown_or_left_out() -> None:
    silent = Figure((Image(URL, ""),), silent=True)

    assert len(picture_lines(set_in(silent))) == 10
    assert list(set_in(silent, Frames()).text()) == ["Words.", "", "Words."]


def test_of_several_pictures_some_may_be_here() -> None:
    sheet = set_in(Figure((Image(URL, "First"), Image("b", "Second")), Inline("Both.")))

    assert [line for line in sheet.text() if line] == [
        "Words.",
        "First",
        "▣ Second",
        "Both.",
        "Words.",
    ]


@pytest.mark.parametrize("width", [10, 11, 39, 80])
def test_a_picture_in_a_list_is_no_wider_than_the_text(width: int) -> None:
    listing = Listing((Item((Figure((Image(URL, "A"),)),)),))
    sheet = typeset(Document((listing,)), width, WIDE)

    assert picture_lines(sheet)
    assert all(width_of(sheet.runs(y)) <= width for y in range(sheet.height))


def test_a_place_in_a_picture_is_found_again_at_any_width() -> None:
    wide, narrow = (set_in(Figure((Image(URL, ""),)), width=width) for width in (40, 20))

    assert narrow.line(wide.place(5)) == 5
    assert narrow.line(wide.place(11)) == picture_lines(narrow)[-1]


@pytest.mark.parametrize(
    "figure",
    [
        Figure((Image(URL, ""),)),
        Figure((Image(URL, ""),), silent=True),
        Figure((Image(URL, "A tunnel"), Image("b", "")), Inline("It opened.")),
        Figure((Image("b", ""), Image(URL, ""))),
    ],
)
def test_a_place_below_stays_when_a_picture_comes(figure: Figure) -> None:
    before, after = set_in(figure, Frames()), set_in(figure)
    last = before.place(before.height - 1)

    assert after.line(last) == after.height - 1 > before.height - 1
    assert before.line(after.place(after.height - 1)) == before.height - 1


def test_pictures_of_a_gallery_stand_apart() -> None:
    both = Frames({URL: (960, 480), "b": (400, 400)}, rows=3)
    sheet = set_in(Figure((Image(URL, "First"), Image("b", "Second")), Inline("Both.")), both)
    kinds = ["#" if any(r.tile for r in sheet.runs(y)) else sheet.plain(y) for y in range(14)]

    assert kinds == [
        *("Words.", "", "#", "#", "#", "First", "", "#", "#", "#", "Second", "Both."),
        *("", "Words."),
    ]
