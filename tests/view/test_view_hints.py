"""Letters for links: pure."""

import pytest
from rich.cells import cell_len

from newsreader.models.document import Style
from newsreader.typeset.runs import Run
from newsreader.view.hints import labelled, left, numbered
from newsreader.view.panes.labels import Labels, lettered

NUMBER = (Style.LINK, Style.MARKER)


@pytest.mark.parametrize("count", [0, 1, 2, 26, 27, 60, 700])
def test_no_letters_begin_anothers(count: int) -> None:
    words = list(labelled(range(count)).values())
    assert len(set(words)) == count
    assert not [a for a in words for b in words if a != b and b.startswith(a)]
    assert max(map(len, words), default=0) <= 1 + (count > 26) + (count > 676)


def test_letters_are_given_from_the_top_and_narrowed_by_typing() -> None:
    hints = labelled([7, 3, 9])
    assert hints == {7: "a", 3: "s", 9: "d"}
    assert left(hints, "s") == {3: "s"}
    assert left(hints, "x") == {}


@pytest.mark.parametrize(
    ("typed", "count", "link"),
    [("3", 9, 2), ("9", 9, 8), ("1", 12, None), ("12", 12, 11), ("2", 12, 1), ("0", 9, None)],
)
def test_a_number_chooses_once_no_digit_can_follow(
    typed: str, count: int, link: int | None
) -> None:
    assert numbered(typed, count) == link


def test_letters_stand_at_the_first_number_in_sight() -> None:
    link = Run("Reuters", (Style.LINK,), 0)
    number = Run("[1]", NUMBER, 0)
    labels = Labels(
        [
            (4, (Run("as ", ()), link)),
            (
                5,
                (number, Run(" says")),
            ),
            (9, (number, Run("x", (), 5))),
        ]
    )
    assert labels.links == [0, 5]
    labels.hints = labelled(labels.links)
    assert labels.on_line(5) == {0: "a"}
    assert labels.on_line(9) == {1: "s"}
    labels.typed = "s"
    assert labels.on_line(5) == {}


@pytest.mark.parametrize(
    ("run", "word", "typed", "shown"),
    [
        (Run("[1]", NUMBER), "a", 0, ["", " a "[1:], ""]),
        (Run("[12]", NUMBER), "as", 1, [" a", "s "]),
        (Run("Reuters"), "as", 0, ["", "as", "uters"]),
        (Run("日本"), "a", 0, ["", "a", " 本"]),
        (Run("x"), "as", 0, ["", "a", ""]),
    ],
)
def test_letters_take_the_cells_of_what_they_cover(
    run: Run, word: str, typed: int, shown: list[str]
) -> None:
    pieces = [text for text, _ in lettered(run, word, typed)]
    assert sum(map(cell_len, pieces)) == cell_len(run.text)
    assert "".join(pieces).replace(" ", "") == "".join(shown).replace(" ", "")
