"""`newsreader prune`, on a copy of the demo library."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader

Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return Path(shutil.copytree(demo_root, tmp_path / "copy"))


@pytest.fixture
def run(root: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(root), *arguments])

    return call


def want(root: Path, text: str) -> None:
    (root / "config" / "config.toml").write_text(f"[retention]\n{text}\n", encoding="utf-8")


def test_without_settings_it_says_how_to_begin(run: Run) -> None:
    assert "[retention]" in run("prune").output
    assert run("prune").exit_code == 0


def test_a_dry_run_says_what_goes_and_the_real_one_does_it(run: Run, root: Path) -> None:
    want(root, "articles = 5")
    said = json.loads(run("prune", "-n", "--json").output)
    assert said["would_forget"] == said["reasons"]["count"] > 3
    assert (said["forgotten"], said["agreed"]) == (0, False)
    before = int(run("count", "is:read").output)
    bookmarks = run("count", "is:bookmarked").output

    assert f"Forgot {said['would_forget']} articles." in run("prune", "--yes").output
    assert int(run("count", "is:read").output) == before - said["would_forget"]
    assert run("count", "is:bookmarked").output == bookmarks
    assert "nothing to forget" in run("prune").output


def test_nothing_goes_where_nobody_can_be_asked(run: Run, root: Path) -> None:
    want(root, "articles = 5")
    before = run("count", "is:read").output
    refused = run("prune")
    assert (refused.exit_code, "--yes" in refused.stderr) == (2, True)
    assert "Retention would forget" in refused.stderr
    assert run("count", "is:read").output == before


def test_a_sync_says_that_it_waits_for_a_word(run: Run, root: Path) -> None:
    want(root, "days = 90")
    assert "newsreader prune" in run("sync").output
    run("prune", "--yes")
    assert "newsreader prune" not in run("sync").output
