"""What the app will paint first is on the screen before it is loaded."""

import os
import stat
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyte
import pytest
from cli_canned import at_rest
from cli_pty import Terminal

from newsreader.cli.first_frame import FirstFrame
from newsreader.paths import Paths
from newsreader.view.bidi.ordering import LEAVE_ORDER, PUT_IN_ORDER

ENTERED = b"\x1b[?1049h"
LOADED = b"\x1b[?1000h"
"""The app asks for the mouse as soon as it has the terminal."""
OPENING = "Opening …"
SIZE = (120, 36)
INKS = {"rule": "2;90"}
SCROLLBARS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return at_rest(demo_root, tmp_path)


def load(terminal: Terminal, words: str = "Typhoon") -> None:
    """Until the app itself has painted these words."""
    terminal.wait_for(LOADED.decode())
    terminal.wait_for(words, since=terminal.output.find(LOADED))


def leave(terminal: Terminal) -> None:
    load(terminal)
    terminal.settle()
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def left(root: Path) -> Path:
    """The app was used and left."""
    with Terminal(root) as terminal:
        leave(terminal)
        assert OPENING.encode() not in terminal.output
    return Paths.under(root).first_frame


def lines(output: bytes, rows: int = 36) -> list[str]:
    """Without scrollbars: Textual moves them by half a cell when it has painted first."""
    screen = pyte.Screen(120, rows)
    pyte.ByteStream(screen).feed(output)
    return [line.translate(SCROLLBARS) for line in screen.display]


def test_the_app_paints_what_is_there_already(root: Path) -> None:
    left(root)

    with Terminal(root) as terminal:
        leave(terminal)
        shown, _, painted = bytes(terminal.output).partition(LOADED)
    first = painted[: painted.index(b"\x1b[36;1H")]

    assert ENTERED in shown
    assert ENTERED not in painted
    assert lines(shown)[:-1] == lines(shown + first)[:-1]
    assert OPENING in lines(shown)[-1]
    assert any("Typhoon" in line for line in lines(shown))


TOLD, LET_GO = LEAVE_ORDER.encode(), PUT_IN_ORDER.encode()


@pytest.mark.parametrize(("version", "told"), [("7600", True), ("", False)])
def test_a_terminal_that_listens_leaves_right_to_left_lines_to_us_for_as_long(
    root: Path, version: str, *, told: bool
) -> None:
    quiet = {"VTE_VERSION": version, "TMUX": "", "STY": "", "TERM_PROGRAM": ""}
    with Terminal(root, environ=quiet) as terminal:
        leave(terminal)
        output = bytes(terminal.output)

    assert (TOLD in output) is told
    assert (LET_GO in output) is told
    assert output.rfind(TOLD) <= output.rfind(LET_GO)


def bookmark_elsewhere(root: Path) -> None:
    argv = [sys.executable, "-m", "newsreader", "--root", str(root), "mark", "bookmark"]
    subprocess.run([*argv, "title:Typhoon"], check=True, stdout=subprocess.DEVNULL)


OTHERS: dict[str, tuple[int, Callable[[Path], object]]] = {
    "on a screen of another size": (30, lambda root: None),
    "after something happened elsewhere": (36, bookmark_elsewhere),
}


@pytest.mark.parametrize("start", OTHERS)
def test_where_the_frame_is_not_true_another_is_drawn(root: Path, start: str) -> None:
    rows, change = OTHERS[start]
    left(root)
    change(root)

    with Terminal(root, rows=rows) as terminal:
        leave(terminal)
        shown, _, painted = bytes(terminal.output).partition(LOADED)
    first = painted[: painted.index(f"\x1b[{rows};1H".encode())]

    assert lines(shown, rows)[:-1] == lines(shown + first, rows)[:-1]
    assert OPENING in lines(shown, rows)[-1]
    assert any("Typhoon" in line for line in lines(shown, rows))


def test_none_is_drawn_before_the_app_was_seen(root: Path) -> None:
    with Terminal(root) as terminal:
        leave(terminal)

    assert OPENING.encode() not in terminal.output


def test_what_is_typed_meanwhile_is_for_the_app(root: Path) -> None:
    left(root)

    with Terminal(root) as terminal:
        terminal.wait_for(OPENING)
        terminal.press("?")
        load(terminal, "Move")

        assert "?" not in lines(bytes(terminal.output).partition(LOADED)[0])[0]


@pytest.fixture
def files(paths: Paths) -> Paths:
    """Everything that a frame depends on, and a frame."""
    for path in (paths.library, paths.feeds_toml, paths.config_toml):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", encoding="utf-8")
    FirstFrame(paths, {}).keep(b"a\nframe", INKS, SIZE)
    return paths


def test_a_frame_is_kept_for_the_owner_alone(files: Paths) -> None:
    assert FirstFrame(files, {}).read(SIZE) == b"a\nframe"
    assert stat.S_IMODE(files.first_frame.stat().st_mode) == 0o600


def let_a_day_pass(files: Paths) -> None:
    yesterday = time.time() - 25 * 60 * 60
    os.utime(files.first_frame, (yesterday, yesterday))


CHANGES: dict[str, Callable[[Paths], object]] = {
    "the library": lambda files: files.library.write_text("after, longer"),
    "what is not yet in it": lambda files: Path(f"{files.library}-wal").write_text("new"),
    "subscriptions": lambda files: files.feeds_toml.write_text("after, longer"),
    "settings": lambda files: files.config_toml.write_text("after, longer"),
    "no settings": lambda files: files.config_toml.unlink(),
    "the day": let_a_day_pass,
    "the file": lambda files: files.first_frame.write_bytes(b"\xff\n\x1b[2J"),
    "no file": lambda files: FirstFrame(files, {}).forget(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_frame_is_not_shown_once_something_changed(files: Paths, change: str) -> None:
    CHANGES[change](files)

    assert FirstFrame(files, {}).read(SIZE) is None


def test_a_frame_is_not_shown_on_another_terminal(files: Paths) -> None:
    assert FirstFrame(files, {}).read((120, 37)) is None
    assert FirstFrame(files, {"NO_COLOR": "1"}).read(SIZE) is None


@pytest.mark.parametrize(
    ("change", "dry"),
    [
        ("the library", True),
        ("subscriptions", True),
        ("the day", True),
        ("settings", False),
        ("no settings", False),
        ("the file", False),
        ("no file", False),
    ],
)
def test_its_inks_are_true_for_longer(files: Paths, change: str, *, dry: bool) -> None:
    CHANGES[change](files)

    assert FirstFrame(files, {}).inks() == (INKS if dry else None)
    assert FirstFrame(files, {"NO_COLOR": "1"}).inks() is None


def test_a_folder_that_cannot_be_written_keeps_none(paths: Paths) -> None:
    paths.state.write_text("no folder")

    FirstFrame(paths, {}).keep(b"frame", INKS, SIZE)

    assert FirstFrame(paths, {}).read(SIZE) is None


SHOWN_AND_STOPPED = """
import signal
from newsreader.cli.opening import Opening
with Opening(b"the frame"):
    signal.raise_signal(signal.SIGINT)
"""


def test_a_start_that_is_given_up_leaves_the_terminal_as_it_was() -> None:
    near, far = os.openpty()
    before = termios.tcgetattr(far)

    subprocess.run(
        [sys.executable, "-c", SHOWN_AND_STOPPED], stdin=far, stderr=far, stdout=far, check=False
    )

    assert termios.tcgetattr(far) == before
    os.close(far)
    output = b""
    with suppress(OSError):  # nobody is at the other end
        while True:
            output += os.read(near, 4096)
    assert output.index(ENTERED) < output.index(b"the frame") < output.index(b"\x1b[?1049l")
    assert b"KeyboardInterrupt" in output.partition(b"\x1b[?1049l")[2]
    os.close(near)
