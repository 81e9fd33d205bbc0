"""Moving in from newsboat, as a person does it."""

import json
import shutil
from pathlib import Path

import pytest
from cli_pty import Terminal
from click.testing import CliRunner

from newsreader.cli import newsreader

KEPT = Path(__file__).parents[1] / "newsboat_home"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a folder of newsboat's."""
    folder = tmp_path / "home" / ".newsboat"
    folder.mkdir(parents=True)
    for name in ("urls", "cache.db"):
        shutil.copyfile(KEPT / name, folder / name)
    return folder.parent


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    argv = ["--root", str(root), "--canned", "2026-11-26", *arguments]
    result = CliRunner().invoke(newsreader, argv)
    return result.exit_code, result.stdout, result.stderr


def test_the_report_is_short_and_names_what_did_not_come_along(home: Path, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "import", str(home / ".newsboat"))

    assert code == 0
    assert out.splitlines()[0] == (
        "Imported 3 feeds, 1 smart feed, 10 articles: 3 read, 3 bookmarked."
    )
    assert err.startswith("This did not come along as it was:\n  line 4: http://127.0.0.1")
    assert "  line 7: exec:~/bin/feed.sh: It runs a program" in err


def test_json_has_the_promised_shape(home: Path, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "import", str(home / ".newsboat" / "cache.db"), "--json")
    report = json.loads(out)

    assert code == 0
    assert set(report) == {
        *("imported", "duplicate", "skipped", "articles", "read", "bookmarked"),
    }
    assert (report["imported"], report["articles"]) == (4, 11)
    assert report["skipped"] == [
        {
            "what": "1 article deleted in newsboat",
            "reason": "They are remembered, so that no sync brings them.",
        }
    ]


def test_tags_are_in_the_list(home: Path, tmp_path: Path) -> None:
    run(tmp_path, "import", str(home / ".newsboat"))
    _, out, _ = run(tmp_path, "list", "tag:newsboat-b", "--json")

    assert [article["tags"] for article in json.loads(out)] == [["newsboat-X", "newsboat-b"]]


def test_the_first_start_offers_newsboat_and_brings_it_along(home: Path, tmp_path: Path) -> None:
    with Terminal(tmp_path, home=home) as terminal:
        terminal.wait_for("newsboat: 3 feeds, 11 articles")
        terminal.press("\x0e")  # ctrl+n
        terminal.wait_for("Imported 3 feeds, 10 articles; 7 remarks in newsreader.log")
        terminal.press("Q")
        terminal.wait_for_end()

    log = next(home.rglob("newsreader.log")).read_text()
    assert "exec:~/bin/feed.sh: It runs a program" in log
