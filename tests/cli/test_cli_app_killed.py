"""What a person did reaches the disk by itself, whatever happens to the app then."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_canned import at
from cli_pty import Terminal

from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import PATIENCE

CANNED = at(datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    """The demo library, where nothing is read just by resting on it."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)
    (root / "config" / "config.toml").write_text("[reading]\nmark_read_after = -1\n")
    return root


@contextmanager
def sync_beside(root: Path, *, wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    profile = ("--root", str(root), *CANNED)
    command = [sys.executable, "-m", "newsreader", *profile, "sync", "--force", "--events"]
    with _begun(command) as process:
        yield
        assert b"sync_finished" in process.communicate(timeout=PATIENCE)[0]


def _begun(command: list[str]) -> "subprocess.Popen[bytes]":
    """Once the app's own first sync is over: it refuses others."""
    for _ in range(100):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        if b"sync_started" in process.stdout.readline():
            return process
        process.communicate(timeout=PATIENCE)
    raise AssertionError("Another sync never ended.")


def numbers(root: Path) -> tuple[int, int, int]:
    """How many are unread, how many bookmarked, how many acts there were."""
    with Library.open(Paths.under(root)) as library:
        counts = library.counts()
        return counts.unread, counts.bookmarks, len(library.history(100))


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside a sync"])
@pytest.mark.parametrize("key", ["m", "b", "A"])
def test_an_act_is_stored_without_a_word_and_survives_kill_9(
    root: Path, key: str, beside: bool
) -> None:
    unread, bookmarks, acts = numbers(root)
    expected = {
        "m": (unread - 1, bookmarks, acts + 1),
        "b": (unread, bookmarks + 1, acts + 1),
        "A": (0, bookmarks, acts + 1),
    }
    with Terminal(root, *CANNED) as terminal:
        terminal.wait_for("Typhoon")
        terminal.settle()
        with sync_beside(root, wanted=beside):
            terminal.press(key)
            terminal.read_until(lambda: numbers(root) == expected[key])
            terminal.kill()
    assert numbers(root) == expected[key]
    with Library.open(Paths.under(root)) as library:
        assert library.faults() == []
