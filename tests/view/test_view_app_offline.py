"""The switch that asks nothing of the network."""

from pathlib import Path

import pytest
from view_stand import ScriptedRunner, fill, stand

from newsreader.models.syncing import Saved
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2})
    return paths


@pytest.mark.parametrize("keys", ["R", "r", "x", "g p", "a"])
async def test_nothing_is_asked_while_offline_and_that_is_said(paths: Paths, keys: str) -> None:
    runner = ScriptedRunner()
    async with stand(paths, runner=runner) as there:
        await there.press("g", "o")
        assert not there.screen.online()
        await there.press(*keys.split())
        assert "You are offline" in there.screen.status.words
        await there.press("g", "o")
        assert there.screen.online()
        assert [what for what, _ in runner.asked] == ["stop"]


async def test_it_stays_so_over_a_restart(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.press("g", "o")
    async with stand(paths) as there:
        assert there.screen.offline
        await there.until(lambda: there.screen.status.words.startswith("offline · "))


async def test_what_is_opened_waits_and_what_is_saved_gets_its_text_later(paths: Paths) -> None:
    runner = ScriptedRunner([Saved(7, "Harbour", "https://post.example/", reason="Later.")])
    async with stand(paths, runner=runner) as there:
        await there.press("g", "o", "o")
        await there.until(lambda: there.library.links.queued())
        await there.press("+", *"post.example", "enter")
        await there.until(lambda: ("save later", ["https://post.example"]) in runner.asked)
