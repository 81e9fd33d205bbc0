"""What goes wrong outside of newsreader: one sentence, the right exit code, nothing lost."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_canned import at
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from waiting import PATIENCE

CANNED = at(datetime(2026, 11, 22, 12, tzinfo=UTC))
BROKEN = '[[feeds]\nurl = "https://x.example/feed"\n'
FULL = Path("/dev/full")
Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)
    return root


@pytest.fixture
def run(root: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(root), *CANNED, *arguments])

    return call


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "newsreader", "--root", str(root), *CANNED, *arguments]


def sentence(result: Result) -> str:
    """What is on standard error, which is one line."""
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("arguments", [("feeds",), ("export",), ("sync", "--force")])
def test_a_broken_feeds_toml_is_told_and_what_was_followed_goes_on(
    root: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    (root / "config" / "feeds.toml").write_text(BROKEN)
    result = run(*arguments)
    assert result.exit_code == 0
    assert "line 1" in sentence(result)
    assert result.stdout


@pytest.mark.parametrize("arguments", [("feeds",), ("export",), ("sync",), ("config", "check")])
def test_a_broken_feeds_toml_with_nothing_to_go_on_with_is_a_wrong_configuration(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "feeds.toml").write_text(BROKEN)
    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), *arguments])
    assert result.exit_code == 2
    assert "line 1" in sentence(result)


def test_removing_a_feed_from_a_broken_feeds_toml_changes_nothing(root: Path, run: Run) -> None:
    (root / "config" / "feeds.toml").write_text(BROKEN)
    result = run("remove", "Lichtbild")
    assert result.exit_code == 1
    assert "line 1" in sentence(result)
    assert (root / "config" / "feeds.toml").read_text() == BROKEN


def test_a_sync_needs_no_log(root: Path, run: Run) -> None:
    shutil.rmtree(root / "state")
    (root / "state").write_text("a file where the folder should be")
    result = run("sync", "--force")
    assert result.exit_code == 0
    assert "there is no log" in sentence(result)


def test_subscriptions_can_come_from_standard_input(root: Path, tmp_path: Path) -> None:
    exported = subprocess.run(command(root, "export"), capture_output=True, check=True)
    argv = command(tmp_path / "new", "import", "-")
    moved = subprocess.run(argv, input=exported.stdout, capture_output=True, check=True)
    empty = subprocess.run(argv, input=b"", capture_output=True, check=False)
    assert b"Imported 10 feeds" in moved.stdout
    assert empty.returncode == 1
    assert empty.stderr == b"Error: Standard input: The file is empty.\n"


def test_a_lock_that_cannot_be_taken_is_told_in_one_sentence(root: Path, run: Run) -> None:
    (root / "data" / "sync.lock").unlink()
    (root / "data" / "sync.lock").mkdir()
    result = run("sync", "--force")
    assert result.exit_code == 1
    assert "sync.lock cannot be written" in sentence(result)


def test_a_sync_of_nothing_tells_how_to_begin(tmp_path: Path) -> None:
    result = CliRunner().invoke(newsreader, ["--root", str(tmp_path), "sync"])
    assert result.exit_code == 0
    assert "newsreader add" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "99999999999999999999"),
        ("undo", "99999999999999999999"),
        ("list", "--limit", "99999999999999999999"),
        ("list", "--limit", "-1"),
        ("mark", "read", "--id", "99999999999999999999"),
    ],
)
def test_a_number_that_no_library_has_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_words_that_are_repeated_in_an_error_are_cleaned(run: Run) -> None:
    result = run("remove", "x\x1b]0;PWN\x07")
    assert result.exit_code == 1
    assert "PWN" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this machine")
@pytest.mark.parametrize("buffered", [True, False])
def test_output_that_cannot_be_written_is_told_in_one_sentence(root: Path, buffered: bool) -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": "" if buffered else "1"}
    with FULL.open("w") as full:
        ended = subprocess.run(
            command(root, "list"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == "Error: The output: No space left on device.\n"


def test_a_reader_that_has_seen_enough_ends_the_command_in_silence(root: Path) -> None:
    with subprocess.Popen(
        command(root, "list", "--limit", "1000"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [("list",), ("feeds",), ("list", "--json")])
def test_a_terminal_of_few_letters_gets_question_marks(
    root: Path, arguments: tuple[str, ...]
) -> None:
    ended = subprocess.run(
        command(root, *arguments),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"??" in ended.stdout


def test_exported_subscriptions_are_utf_8_wherever_they_are_printed(root: Path) -> None:
    with (root / "config" / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[feeds]]\nurl = "https://x.example/"\ntitle = "朝霧"\n')
    printed = subprocess.run(
        command(root, "export"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=True,
    )
    assert "朝霧" in printed.stdout.decode("utf-8")


@pytest.fixture
def silent_server() -> Iterator[str]:
    """Accepts, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/feed"


def test_ctrl_c_ends_a_sync_that_waits_for_a_server_without_a_traceback(
    tmp_path: Path, silent_server: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "feeds.toml").write_text(f'[[feeds]]\nurl = "{silent_server}"\n')
    argv = [sys.executable, "-m", "newsreader", "--root", str(tmp_path), "sync", "--events"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert b"Traceback" not in errors
