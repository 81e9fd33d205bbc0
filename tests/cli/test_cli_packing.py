"""`newsreader pack`."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from cli_canned import at
from click.testing import CliRunner, Result

from newsreader.cli import newsreader


def run(root: Path, noon: datetime, *words: str) -> Result:
    argv = ["--root", str(root), *at(noon), "pack", *words]
    return CliRunner().invoke(newsreader, argv)


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return Path(shutil.copytree(demo_root, tmp_path / "copy"))


def test_what_is_ready_is_said_and_what_is_not(root: Path, noon: datetime) -> None:
    packed = json.loads(run(root, noon, "--minutes", "20", "--size", "0", "--json").stdout)
    assert packed["articles"] - packed["ready"] == len(packed["lacking"]) > 0
    assert packed["minutes"] == pytest.approx(20, abs=2)
    result = run(root, noon, "--minutes", "20", "--size", "0")
    assert result.exit_code == 0
    ready = f"{packed['ready']} of {packed['articles']} articles ready"
    assert f"{ready} · {packed['minutes']} min of reading" in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--size", "much"], "much is no size: write 200M"),
        (["--size", "9" * 400], "9 is no size: write 200M"),
        (["--minutes", "0"], "range"),
        (["is:unr"], "Did you mean is:unread"),
    ],
)
def test_what_makes_no_sense_is_refused(
    root: Path, noon: datetime, words: list[str], sentence: str
) -> None:
    result = run(root, noon, *words)
    assert result.exit_code == 2
    assert sentence in result.output


def test_nothing_to_take_along_is_said(root: Path, noon: datetime) -> None:
    assert "nothing to take along" in run(root, noon, "title:nowhere").output.lower()
