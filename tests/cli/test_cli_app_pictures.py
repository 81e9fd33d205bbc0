"""The app asks its terminal what it can show, and shows pictures by what that answers."""

import re
from collections.abc import Mapping
from pathlib import Path

import pyte
import pytest
from cli_canned import at_rest
from cli_pty import Terminal

QUERY = "title:tram feed:asagiri"
COLUMNS, ROWS = 100, 30
CELL = (8, 16)
LARGER = (9, 20)
SIXEL = re.compile(rb'\x1b7\x1b\[(\d+)A\x1b\[(\d+)D\x1bP0;1q"1;1;(\d+);(\d+)#\d+;2;')
BLOCKS = re.compile("[▀▄▌▐█▖-▟]")
MANY = 1500
"""More than the picture in the text has."""
END = b"\x1b\\\x1b8"
ASKED = b"\x1b[c"
OF_SIXELS = b"\x1b[?1;1;0S"
DRAWS_SIXELS = {
    b"\x1b[>0q": b"\x1bP>|foot(1.20)\x1b\\",
    b"\x1b[16t": b"\x1b[6;16;8t",
    OF_SIXELS: b"\x1b[?1;0;64S",
    ASKED: b"\x1b[?62;4;22c",
}
DRAWS_NONE = {b"\x1b[16t": b"\x1b[6;16;8t", ASKED: b"\x1b[?62;22c"}


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return at_rest(demo_root, tmp_path)


def opened(root: Path, answers: Mapping[bytes, bytes]) -> Terminal:
    terminal = Terminal(
        root,
        "open",
        QUERY,
        rows=ROWS,
        columns=COLUMNS,
        environ={"COLORTERM": "truecolor"},
        answers=answers,
    )
    terminal.wait_for("returns to Sapporo")
    terminal.press("\r")
    terminal.wait_for("Sosei")
    terminal.wait_for(ASKED.decode())
    return terminal


def screen_of(output: bytes, before: str = " ") -> str:
    """Where nothing is written stands what stood there before."""
    screen = pyte.Screen(COLUMNS, ROWS)
    for row in range(ROWS):
        screen.cursor_position(row + 1, 1)
        screen.draw(before * COLUMNS)
    pyte.ByteStream(screen).feed(output)
    return "\n".join(screen.display)


def all_sixels(output: bytearray) -> list[tuple[int, ...]]:
    """Rows up and columns left from where they begin, width and height in pixels."""
    return [tuple(map(int, found.groups())) for found in SIXEL.finditer(output)]


def is_whole_again(output: bytearray) -> bool:
    """After the last sixels, which leave an X in every cell, all is written anew."""
    since = bytes(output[output.rindex(END) :])
    if SIXEL.search(since):
        return False
    shown = screen_of(since, "X")
    return "Sosei" in shown and "X" not in shown


def test_a_terminal_that_draws_sixels_is_sent_the_picture_and_nothing_of_it_stays(
    root: Path,
) -> None:
    with opened(root, DRAWS_SIXELS) as terminal:
        terminal.wait_for(OF_SIXELS.decode())
        terminal.press("I")
        terminal.wait_for(END.decode())
        up, left, width, height = all_sixels(terminal.output)[-1]
        assert (width, height) == (left * CELL[0], (up + 1) * CELL[1])
        stream = terminal.output.partition(b"\x1bP")[2].partition(END)[0]
        assert stream.count(b";2;") <= 64
        before = len(terminal.output)
        terminal.take_font(*LARGER)
        terminal.wait_for("esc back", since=before)
        terminal.read_until(lambda: all_sixels(terminal.output)[-1][2:] != (width, height))
        up, left, width, height = all_sixels(terminal.output)[-1]
        assert (width, height) == (left * LARGER[0], (up + 1) * LARGER[1])
        terminal.read_until(lambda: terminal.output.count(END) == len(all_sixels(terminal.output)))
        terminal.press("q")
        terminal.read_until(lambda: is_whole_again(terminal.output))


@pytest.mark.parametrize("answers", [DRAWS_NONE, {}], ids=["that draws none", "that is silent"])
def test_a_terminal_is_sent_no_pixels(root: Path, answers: Mapping[bytes, bytes]) -> None:
    with opened(root, answers) as terminal:
        asked = len(terminal.output)
        terminal.press("I")
        terminal.wait_for("1 of 1", since=asked)
        terminal.read_until(
            lambda: len(BLOCKS.findall(terminal.output[asked:].decode(errors="ignore"))) > MANY
        )
        assert OF_SIXELS not in terminal.output
        assert not SIXEL.search(terminal.output)


def test_an_answer_that_comes_late_is_not_typed_into_what_the_person_writes(root: Path) -> None:
    with opened(root, {}) as terminal:
        terminal.press("/")
        terminal.wait_for("next match")
        terminal.press("qx")
        terminal.read_until(lambda: "qx" in screen_of(bytes(terminal.output)))
        for question in DRAWS_SIXELS:
            terminal.press(DRAWS_SIXELS[question].decode())
        terminal.press("zv")
        terminal.read_until(lambda: "qxzv" in screen_of(bytes(terminal.output)))
