"""Retention in the real app: said first, done in batches, lists that know nothing of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from view_stand import SLOW, ScriptedRunner, fill, stand

from newsreader.config import Retention
from newsreader.models.scopes import Smart
from newsreader.models.syncing import SyncFinished, SyncStarted
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.forgetting import ForgettingDialog

WANTED = replace(SLOW, retention=Retention(articles=10))


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """60 articles of one feed, all read, the last bookmarked."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 60})
        everything = library.snapshot(Smart.EVERYTHING)
        library.mark_read(everything)
        library.bookmark(everything[-1:])
    return paths


async def test_a_sync_is_followed_by_the_question_and_yes_forgets(library: Paths) -> None:
    runner = ScriptedRunner([SyncStarted(1, 0), SyncFinished(1, 1, 0, 0, 0, 0, 0, (), 0, 0.1)])
    async with stand(library, config=WANTED, runner=runner) as there:
        await there.press("R")
        await there.until(lambda: isinstance(there.app.screen, ForgettingDialog))
        await there.press("enter")
        await there.says("Forgot 49 articles")
        assert len(there.library.snapshot(Smart.EVERYTHING)) == 11
        await there.press("R")
        await there.says("Synced")
        assert not isinstance(there.app.screen, ForgettingDialog)


async def test_escape_forgets_nothing_and_the_question_rests(library: Paths) -> None:
    runner = ScriptedRunner([SyncStarted(1, 0), SyncFinished(1, 1, 0, 0, 0, 0, 0, (), 0, 0.1)])
    async with stand(library, config=WANTED, runner=runner) as there:
        await there.press("R")
        await there.until(lambda: isinstance(there.app.screen, ForgettingDialog))
        await there.press("escape", "R")
        await there.says("Synced")
        await there.press("j")
        assert not isinstance(there.app.screen, ForgettingDialog)
        assert len(there.library.snapshot(Smart.EVERYTHING)) == 60


async def test_without_settings_nothing_is_asked(library: Paths) -> None:
    async with stand(library) as there:
        await there.screen.do("forget")
        await there.says("[retention]")
