"""kill -9 in the middle of upkeep: the library is well, and what was begun is gone on with."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_shelf import followed, index_all, prepared, store

from newsreader.models.health import State
from newsreader.models.scopes import SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.health.examining import examine
from newsreader.store.library import Library
from newsreader.store.times import utc_now

CHILD = str(Path(__file__).parent / "store_child.py")
ARTICLES = 300


@pytest.fixture
def library_at(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        feed = followed(library)
        texts = (prepared(f"a{n}", text=f"word {n} " * 200) for n in range(ARTICLES))
        store(library, feed, utc_now(), *texts)
        library.bookmark(library.snapshot(Smart.EVERYTHING)[-3:])
    return paths


@pytest.mark.parametrize(
    ("what", "steps", "rest"),
    [("forget", 1, 0.0), ("forget", 20, 0.002), ("index", 3, 0.003), ("compact", 1, 0.05)],
)
def test_a_kill_leaves_the_library_well(
    library_at: Paths, what: str, steps: int, rest: float
) -> None:
    child = subprocess.Popen(
        [sys.executable, CHILD, str(library_at.data.parent), what], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    for _ in range(steps):
        assert child.stdout.readline() == b".\n"
    time.sleep(rest)
    child.kill()
    child.communicate()

    findings = list(examine(library_at, utc_now()))
    assert [one.words for one in findings if one.state is State.WRONG] == []
    with Library.open(library_at) as library:
        index_all(library)
        here = library.snapshot(Smart.EVERYTHING)
        assert len(here) == library.counts().articles == library.count(SearchScope("word"))
        assert (len(here) < ARTICLES) is (what == "forget")
        assert library.count(Smart.BOOKMARKS) == 3
