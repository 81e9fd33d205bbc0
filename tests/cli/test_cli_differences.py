"""`newsreader diff`."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library


def prepared(title: str, text: str) -> Prepared:
    entry = ParsedEntry("k", "https://a.example/k", title, html=text)
    return Prepared(entry, ("k",), text.encode(), text, text, 3)


@pytest.fixture
def root(tmp_path: Path, noon: datetime) -> Path:
    """Article 1 came, and changed twice; article 2 only came."""
    with Library.open(Paths.under(tmp_path), lambda: noon) as library:
        feed, _ = library.subscribe(Subscription("https://a.example/feed", "A"))

        def store(changes: Changes, hours: int) -> None:
            at = noon + timedelta(hours=hours)
            Arrivals(library).store(Visit(feed.id, at, at), changes, at)

        other = ParsedEntry("o", "https://a.example/o", "Other")
        store(Changes((prepared("Storm nears", "It is near.\nEnd."),), ()), 0)
        store(Changes((Prepared(other, ("o",), b"o", "", "", 0),), ()), 0)
        store(Changes((), ((1, prepared("Storm hits", "It is near.\nEnd.\nMore.")),)), 1)
        store(Changes((), ((1, prepared("Storm hits", "It is here.\nEnd.\nMore.")),)), 2)
    return tmp_path


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(newsreader, ["--root", str(root), "diff", *words])


def test_everything_since_it_came_is_one_difference(root: Path) -> None:
    result = run(root, "1")

    before, after, *rest = result.output.splitlines()
    assert before.startswith("--- 20")
    assert (before[-11:], after[-10:]) == ("Storm nears", "Storm hits")
    assert rest == [
        "Storm [-nears-]{+hits+}",
        "It is [-near-]{+here+}.",
        "…",
        "{+More.+}",
    ]


def test_every_change_can_be_told_apart(root: Path) -> None:
    lines = run(root, "1", "--all").output.splitlines()

    assert [line[:3] for line in lines if line[:3] in ("---", "+++")] == ["---", "+++"] * 2
    assert lines[2:4] == ["Storm [-nears-]{+hits+}", "{+More.+}"]
    assert lines[-1] == "It is [-near-]{+here+}."


@pytest.mark.parametrize(
    ("number", "words"), [("2", "No earlier text of article 2"), ("9", "There is no article 9")]
)
def test_where_there_is_nothing_to_compare_it_says_so(root: Path, number: str, words: str) -> None:
    result = run(root, number)

    assert (result.exit_code, words in result.output) == (1, True)
