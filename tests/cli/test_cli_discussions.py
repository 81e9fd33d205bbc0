"""`newsreader comments`, on a copy of the demo."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from cli_canned import at
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.paths import Paths
from newsreader.store.library import Library

CHIPS = "title:chips feed:wire title:offers"


def run(root: Path, noon: datetime, *words: str) -> Result:
    argv = ["--root", str(root), *at(noon), "comments", *words]
    return CliRunner().invoke(newsreader, argv)


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    return Path(shutil.copytree(demo_root, tmp_path / "copy"))


def test_a_discussion_is_brought_to_be_read_offline(root: Path, noon: datetime) -> None:
    result = run(root, noon, CHIPS)

    assert (result.exit_code, result.output) == (0, "1 discussion of 1 article.\n")
    with Library.open(Paths.under(root)) as library:
        article_id = library.db.value("SELECT article_id FROM discussion")
        assert len(library.discussions.of(article_id).comments) == 12


def test_the_app_is_told_how_it_goes(root: Path, noon: datetime) -> None:
    said = [json.loads(line) for line in run(root, noon, "--events", CHIPS).stdout.splitlines()]

    assert [(one["event"], one["done"], one["kept"]) for one in said] == [
        ("discussions_fetched", 0, 0),
        ("discussions_fetched", 1, 1),
    ]


def test_what_cannot_be_had_is_counted(root: Path, noon: datetime) -> None:
    result = run(root, noon, "title:typhoon feed:wire")

    assert result.exit_code == 1
    assert result.output.startswith("0 discussions of ")


def test_no_article_is_no_discussion(root: Path, noon: datetime) -> None:
    assert "There is no such article." in run(root, noon, "title:nowhere").output
