"""The folder that saved pages are dropped into."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from view_stand import SLOW, ScriptedRunner, fill, stand

from newsreader.config import Config
from newsreader.models.syncing import DropEmptied, Refused, Saved, SyncEvent
from newsreader.paths import Paths
from newsreader.store.dropped import pages_in
from newsreader.store.library import Library
from newsreader.view.acting.dropping import Files, settled

A, B = Path("a.html"), Path("b.html")
HARBOUR = Saved(7, "Harbour opens", "https://post.example/", words=1204)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2})
    return paths


@pytest.mark.parametrize(
    ("before", "now", "tried", "ripe"),
    [
        ({}, {A: (1, 1)}, {}, []),
        ({A: (1, 1)}, {A: (2, 2)}, {}, []),
        ({A: (2, 2)}, {A: (2, 2), B: (1, 3)}, {}, [A]),
        ({A: (2, 2)}, {A: (2, 2)}, {A: (2, 2)}, []),
        ({A: (2, 2)}, {A: (2, 2)}, {A: (1, 1)}, [A]),
        ({A: (2, 2)}, {}, {}, []),
    ],
)
def test_a_file_is_ripe_when_nobody_writes_it_any_more(
    before: Files, now: Files, tried: Files, ripe: list[Path]
) -> None:
    assert settled(before, now, tried) == ripe


def test_only_pages_are_looked_at(tmp_path: Path) -> None:
    for name in ("b.HTM", "a.html", "notes.txt", "c.xhtml"):
        (tmp_path / name).write_text("page")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    assert [file.name for file in pages_in(tmp_path)] == ["a.html", "b.HTM", "c.xhtml"]
    assert pages_in(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([HARBOUR, DropEmptied(1)], "Saved: Harbour opens · 1,204 words"),
        ([HARBOUR, HARBOUR, DropEmptied(2)], "Saved 2 pages that were dropped into the folder"),
        ([Refused("b.html cannot be read."), DropEmptied(0)], "b.html cannot be read."),
    ],
)
async def test_what_is_dropped_while_the_app_is_open_is_saved_once_and_said(
    paths: Paths, tmp_path: Path, events: list[SyncEvent], said: str
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    runner = ScriptedRunner(events)
    (drop / "a.html").write_text("<title>A</title>")
    config = Config(replace(SLOW.reading, drop=str(drop)))
    async with stand(paths, runner, config) as there:
        for _ in range(4):
            await there.screen.drops.look()
        await there.says(said)
        assert runner.asked == [("empty drop", False)]
