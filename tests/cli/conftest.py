"""A demo library, synced once through the real flow and copied for each test."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.cli.demo import prepare

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def demo_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    prepare(root, MOMENT)
    return root


@pytest.fixture
def run(tmp_path: Path, demo_root: Path) -> Run:
    """Call newsreader on a copy of the demo library: `run("list", "is:unread")`."""
    root = tmp_path / "copy"
    shutil.copytree(demo_root, root)
    canned = MOMENT.strftime("%Y-%m-%dT%H:%M:%S")

    def call(*arguments: str, stdin: str | None = None) -> Result:
        argv = ["--root", str(root), "--canned", canned, *arguments]
        return CliRunner().invoke(newsreader, argv, input=stdin)

    return call


@pytest.fixture
def run_empty(tmp_path: Path) -> Run:
    """Call newsreader on a library that does not exist yet."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(tmp_path), *arguments], input=stdin)

    return call
