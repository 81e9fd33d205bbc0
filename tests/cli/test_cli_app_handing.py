"""The terminal handed to the person's pager and editor, in a real pseudo-terminal."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from cli_pty import Terminal

_SCRIPT = """#!/bin/sh
echo "it reads $1"
{more}
read answer
"""


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    root = Path(shutil.copytree(demo_root, tmp_path / "copy"))
    (root / "config" / "config.toml").write_text(
        f'[reading]\nexports = "{tmp_path}/out"\n[sync]\non_start = false\nwhile_open = false\n'
    )
    return root


def program(folder: Path, more: str = "") -> str:
    path = folder / "a program"
    path.write_text(_SCRIPT.format(more=more))
    path.chmod(0o755)
    return f"'{path}'"


def test_the_pager_has_the_terminal_and_gives_it_back(root: Path, tmp_path: Path) -> None:
    shown = {"PAGER": program(tmp_path, 'cp "$1" "$0.text"')}
    with Terminal(root, environ=shown) as terminal:
        terminal.wait_for("Unread")
        terminal.settle()
        terminal.press("|")
        terminal.wait_for("it reads /")
        since = len(terminal.output)
        terminal.press("\r")
        terminal.wait_for("Unread", since)
        terminal.settle()
        terminal.press("!")
        terminal.wait_for("What went wrong", since)
        terminal.press("q")
        terminal.settle()
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert len((tmp_path / "a program.text").read_text(encoding="utf-8")) > 200


def test_ctrl_c_in_the_pager_does_not_end_the_app(root: Path, tmp_path: Path) -> None:
    with Terminal(root, environ={"PAGER": program(tmp_path)}) as terminal:
        terminal.wait_for("Unread")
        terminal.settle()
        terminal.press("|")
        terminal.wait_for("it reads /")
        since = len(terminal.output)
        os.killpg(terminal.process.pid, signal.SIGINT)
        terminal.wait_for("Unread", since)
        terminal.settle()
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_what_the_editor_writes_stays(root: Path, tmp_path: Path) -> None:
    editor = {"VISUAL": program(tmp_path, 'echo "my words" >> "$1"')}
    with Terminal(root, environ=editor) as terminal:
        terminal.wait_for("Unread")
        terminal.settle()
        for times in (1, 2):
            since = len(terminal.output)
            terminal.press("E")
            terminal.wait_for("it reads /", since)
            since = len(terminal.output)
            terminal.press("\r")
            terminal.wait_for("Unread", since)
            (path,) = (tmp_path / "out").glob("*.md")
            assert path.read_text(encoding="utf-8").count("my words") == times


def test_a_program_that_is_not_there_is_named(root: Path) -> None:
    with Terminal(root, environ={"PAGER": "no-such-pager"}) as terminal:
        terminal.wait_for("Unread")
        terminal.settle()
        terminal.press("|")
        terminal.wait_for("no-such-pager could not be started")
