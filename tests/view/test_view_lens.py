"""How large a picture is that has the screen for itself, and what of it is seen."""

import re
from pathlib import Path

import pytest
from PIL import Image

from newsreader.view.pictures.asking import SILENT, Said
from newsreader.view.pictures.lens import Lens, Sight, Size, lens
from newsreader.view.pictures.manner import Manner
from newsreader.view.pictures.panels import Cut, blocks
from newsreader.view.pictures.sixel import Sixels

WIDE, HIGH = (960, 640), (640, 1600)
ROOM = (80, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Red above, blue below."""
    image = Image.new("RGB", (64, 64), "red")
    image.paste("blue", (0, 32, 64, 64))
    image.save(tmp_path / "a.webp", "WEBP", lossless=True)
    return tmp_path / "a.webp"


@pytest.mark.parametrize(
    ("size", "room", "cell", "fitted", "full"),
    [
        (WIDE, ROOM, (10, 20), (66, 22), (96, 32)),
        (WIDE, ROOM, (8, 18), (74, 22), (120, 36)),
        (WIDE, (200, 60), (10, 20), (138, 46), (96, 32)),
        (WIDE, (200, 60), (20, 40), (74, 25), (48, 16)),
        (HIGH, ROOM, (10, 20), (18, 22), (64, 80)),
        ((24, 24), ROOM, (10, 20), (4, 2), (2, 1)),
    ],
)
def test_a_picture_fits_the_screen_or_is_as_large_as_it_is(
    size: Size, room: Size, cell: Size, fitted: Size, full: Size
) -> None:
    through = Lens(blocks, cell)

    assert through.fitted(size, room) == Sight(fitted, fitted)
    assert through.full(size, room).whole == full
    assert through.full(size, room).seen == (min(full[0], room[0]), min(full[1], room[1]))


def test_of_what_is_larger_the_middle_is_seen_first() -> None:
    sight = Lens(blocks, (10, 20)).full(WIDE, ROOM)

    assert sight == Sight((96, 32), (80, 22), 8, 5)
    assert sight.is_part
    assert sight.cut == Cut(80, 22, (8 / 96, 5 / 32, 88 / 96, 27 / 32))


@pytest.mark.parametrize(
    ("x", "y", "left", "top"), [(1, 0, 16, 5), (-1, 0, 0, 5), (0, 9, 8, 10), (0, -9, 8, 0)]
)
def test_it_is_moved_as_far_as_there_is_something_to_see(
    x: int, y: int, left: int, top: int
) -> None:
    sight = Lens(blocks, (10, 20)).full(WIDE, ROOM).moved(x, y)

    assert (sight.left, sight.top) == (left, top)


def test_a_terminal_gets_no_larger_sixels_than_it_takes() -> None:
    through = lens(Manner.SIXEL, Said(sixel=True, cell=(10, 20), most=(600, 390)))

    assert through
    assert through.fitted(WIDE, (200, 60)).seen == (57, 19)
    assert through.full(WIDE, (200, 60)).seen == (60, 19)


@pytest.mark.parametrize("manner", [Manner.KITTY, Manner.SIXEL, Manner.BLOCKS, Manner.HALF])
def test_there_is_one_for_all_that_is_shown(manner: Manner) -> None:
    assert lens(manner, SILENT)
    assert lens(Manner.OFF, SILENT) is None


def test_sixels_stand_over_empty_cells_and_come_after_the_last(path: Path) -> None:
    panel = Sixels((10, 20), 256).paint(path, Cut(8, 3))

    assert ["".join(s.text for s in row if not s.control) for row in panel.rows] == [" " * 8] * 3
    sent = [s.text for row in panel.rows for s in row if s.control]
    assert len(sent) == 1
    assert panel.rows[-1][-1].text == sent[0]
    assert re.match(r'\x1b7\x1b\[2A\x1b\[8D\x1bP0;1q"1;1;80;60#', sent[0])
    assert sent[0].endswith("\x1b\\\x1b8")


def test_sixels_in_one_line_do_not_go_up(path: Path) -> None:
    ((_, over),) = Sixels((10, 20), 256).paint(path, Cut(8, 1)).rows

    assert over.text.startswith("\x1b7\x1b[8D\x1bP")


def test_a_part_is_painted_alone(path: Path) -> None:
    lower = (0.0, 0.75, 1.0, 1.0)
    style = blocks(path, Cut(4, 2, lower)).rows[0][0].style
    stream = Sixels((10, 20), 256).paint(path, Cut(4, 2, lower)).rows[-1][-1].text

    assert style
    assert style.color
    assert style.color.get_truecolor() == (0, 0, 255)
    assert re.findall(r"#\d+;2;([\d;]+)", stream) == ["0;0;100"]


def test_a_picture_that_is_gone_has_no_sixels(tmp_path: Path) -> None:
    assert Sixels((10, 20), 256).paint(tmp_path / "gone.webp", Cut(8, 3)).rows == ()
