"""`newsreader doctor`, on a copy of the demo library."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.paths import Paths
from newsreader.sync.lock import held

Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return Path(shutil.copytree(demo_root, tmp_path / "copy"))


@pytest.fixture
def run(root: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(root), *arguments])

    return call


def miscount(root: Path) -> None:
    with closing(sqlite3.connect(Paths.under(root).library)) as db, db:
        db.execute("UPDATE feed SET unread = unread + 1")


def test_a_library_that_is_well_exits_with_0(run: Run) -> None:
    said = run("doctor")
    assert (said.exit_code, "WRONG" in said.output) == (0, False)
    assert said.output.count("ok ") == len(said.output.splitlines()) == 14


def test_what_is_wrong_exits_with_1_until_it_is_mended(run: Run, root: Path) -> None:
    miscount(root)
    said = run("doctor")
    assert (said.exit_code, said.output.count("WRONG")) == (1, 1)
    assert "doctor --fix" in said.output
    mended = run("doctor", "--fix")
    assert (mended.exit_code, mended.output.count("mended")) == (0, 1)
    assert run("doctor").exit_code == 0


def test_scripts_are_told_each_finding(run: Run, root: Path) -> None:
    miscount(root)
    said = run("doctor", "--json")
    record = json.loads(said.stdout)
    assert (said.exit_code, record["well"], record["compacted"]) == (1, False, None)
    (wrong,) = [one for one in record["findings"] if one["state"] == "wrong"]
    assert (wrong["check"], wrong["mendable"]) == ("counts", True)


def test_compacting_says_what_it_saved(run: Run) -> None:
    record = json.loads(run("doctor", "--compact", "--json").stdout)
    assert 0 < record["compacted"]["after"] <= record["compacted"]["before"]
    assert "it took" in run("doctor", "--compact").output
    assert run("doctor").exit_code == 0


def test_compacting_waits_for_a_sync_and_for_health(run: Run, root: Path) -> None:
    with held(Paths.under(root).sync_lock):
        refused = run("doctor", "--compact")
        assert (refused.exit_code, "when it is over" in refused.stderr) == (1, True)
    miscount(root)
    assert "not compacted" in run("doctor", "--compact").output
    assert "it took" in run("doctor", "--fix", "--compact").output
