"""`newsreader save`, from files: no network is needed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.paths import Paths

PAGE = "<title>Harbour opens</title><article>" + "<p>The harbour opened today.</p>" * 40


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(newsreader, ["--root", str(root), *words])


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """A folder that config.toml names, with a page in it."""
    drop = tmp_path / "to read"
    drop.mkdir()
    (drop / "harbour.html").write_text(PAGE)
    config = Paths.under(tmp_path).config_toml
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f'[reading]\ndrop = "{drop}"\n')
    return drop


def test_what_was_dropped_is_saved_when_asked_for(tmp_path: Path, drop: Path) -> None:
    result = run(tmp_path, "save", "--dropped", "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert (said["title"], said["words"]) == ("Harbour opens", 160)
    assert [file.name for file in drop.iterdir()] == ["saved"]
    assert run(tmp_path, "count", "is:bookmarked").output == "1\n"


@pytest.mark.parametrize("words", [(), ("--dropped", "https://post.example/")])
def test_either_pages_or_the_folder_are_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(tmp_path, "save", *words)
    assert result.exit_code == 2
    assert "Say which pages: addresses, files, or --dropped alone." in result.output


def test_without_a_folder_it_says_where_one_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, "save", "--dropped")
    assert result.exit_code == 2
    assert "[reading] in config.toml names no folder" in result.output
