"""Pictures in the real app, on the demo's library."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from view_stand import SLOW, ScriptedRunner, Stand, stand

from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import PicturesFetched, SyncFinished, SyncStarted
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.pictures.manner import Manner

TRAM = SearchScope("title:tram feed:asagiri")
DONE = SyncFinished(0, 0, 0, 0, 0, 0, 0, (), 0, 0.1)


@pytest.fixture
def paths(demo_root: Path, tmp_path: Path) -> Paths:
    shutil.copytree(demo_root, tmp_path / "demo")
    return Paths.under(tmp_path / "demo")


@asynccontextmanager
async def opened(paths: Paths, runner: ScriptedRunner | None = None) -> AsyncIterator[Stand]:
    async with stand(paths, runner, SLOW, scope=TRAM) as there:
        there.app.show_pictures(Manner.BLOCKS)
        await there.press("enter")
        await there.until(lambda: there.screen.presenter.article)
        yield there


def blocks_in(there: Stand) -> int:
    reader = there.screen.reader
    lines = (reader.render_line(y).text for y in range(reader.size.height))
    return sum("▀▀" in line or line.count("▀") > 10 for line in lines)


async def test_the_lead_picture_of_the_article_is_shown(paths: Paths) -> None:
    async with opened(paths) as there:
        await there.until(lambda: blocks_in(there) >= 10)


async def test_pictures_that_a_sync_brings_appear_in_the_open_article(paths: Paths) -> None:
    runner = ScriptedRunner([SyncStarted(0), DONE, PicturesFetched(1, 0, 9)])
    with Library.open(paths) as library:
        here = library.db.rows("SELECT file, id FROM picture WHERE file IS NOT NULL")
        library.db.run("UPDATE picture SET file = NULL")
        async with opened(paths, runner) as there:
            await there.pilot.pause(0.2)
            assert not blocks_in(there)
            library.db.run_many("UPDATE picture SET file = ? WHERE id = ?", here)
            await there.press("R")
            await there.until(lambda: blocks_in(there) >= 10)


async def test_what_was_looked_at_is_noted(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("UPDATE picture SET used = 0")
        async with opened(paths) as there:
            seen = "SELECT count(*) FROM picture WHERE used > 0"
            await there.until(lambda: library.db.value(seen) == 1)
