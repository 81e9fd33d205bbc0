"""`newsreader priority`."""

import json
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from newsreader.cli import newsreader
from newsreader.models.feeds import Subscription
from newsreader.paths import Paths
from newsreader.store.library import Library

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def said(root: Path, *words: str) -> str:
    result = CliRunner().invoke(newsreader, ["--root", str(root), "priority", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_says_how_much_it_knows_and_forgets_on_request(tmp_path: Path) -> None:
    with Library.open(Paths.under(tmp_path), lambda: NOON) as library:
        library.subscribe(Subscription("https://a.example/feed", "A"))
    assert said(tmp_path).startswith("Learned from 0 articles that you opened or kept, 0 others.")
    assert "Forgotten" in said(tmp_path, "--reset")
    assert json.loads(said(tmp_path, "--json")) == {
        "wanted": 0,
        "passed": 0,
        "for": [],
        "against": [],
    }
