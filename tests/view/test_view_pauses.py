"""What the app does beside the person's work waits for pauses, or rides along with a key."""

import gc
from pathlib import Path

import pytest
from view_stand import NOON, ScriptedRunner, fill, stand

from newsreader.models.syncing import FeedSynced, SyncStarted
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.collecting import Chore, Collector, chore
from newsreader.view.pulse import Pulse


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Asagiri": 3})
    return paths


def test_a_pulse_is_calm_a_moment_after_the_last_key() -> None:
    moments = iter([10.0, 11.0, 11.1, 11.5])
    pulse = Pulse(lambda: next(moments))
    pulse.beat()
    assert [pulse.calm, pulse.calm] == [False, True]


async def test_a_key_in_a_pause_begins_another_one() -> None:
    now, slept = 10.0, list[float]()

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += 0.25 if len(slept) == 1 else seconds
        if len(slept) == 1:
            pulse.beat()

    pulse = Pulse(lambda: now, sleep)
    pulse.beat()
    await pulse.rested(0.5)
    assert slept == [0.5, 0.5]
    assert now == 10.75


@pytest.mark.parametrize(
    ("pause", "young", "collected", "frozen_since", "wanted"),
    [
        (0.0, 9000, 3, 0, Chore.NOTHING),  # keys come
        (2.0, 90, 0, 0, Chore.NOTHING),  # next to nothing was made
        (2.0, 9000, 0, 0, Chore.LATEST),
        (2.0, 90, 1, 9, Chore.LATEST),
        (0.0, 90, 160, 0, Chore.LATEST),  # a key held for minutes
        (61.0, 90, 0, 0, Chore.NOTHING),
        (61.0, 90, 0, 1, Chore.EVERYTHING),
    ],
)
def test_the_collector_works_in_pauses(
    pause: float, young: int, collected: int, frozen_since: int, wanted: Chore
) -> None:
    assert chore(pause, young, collected, frozen_since) is wanted


def test_the_collector_leaves_the_process_as_it_was() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    collector = Collector()
    collector.begin()
    assert gc.get_freeze_count() > before[1]
    collector.end()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


async def test_what_happens_beside_waits_for_the_next_key(library: Paths) -> None:
    async with stand(library) as there:
        said: list[str] = []
        asides, pulse = there.screen.asides, there.screen.pulse
        asides.put("progress", lambda: said.append("nobody is at it"))
        assert said == ["nobody is at it"]
        pulse.beat()
        asides.put("progress", lambda: said.append("replaced"))
        asides.put("progress", lambda: said.append("with the key"))
        assert len(said) == 1
        await there.press("j")
        assert said[1:] == ["with the key"]


async def test_what_happens_beside_is_shown_in_the_next_pause(library: Paths) -> None:
    async with stand(library) as there:
        said: list[str] = []
        there.screen.pulse.beat()
        there.screen.asides.put("progress", lambda: said.append("in the pause"))
        assert said == []
        await there.until(lambda: said == ["in the pause"])


async def test_the_end_of_a_sync_outlasts_its_progress(library: Paths) -> None:
    runner = ScriptedRunner([SyncStarted(1), FeedSynced(1, "Asagiri", 2, 0)])
    async with stand(library, runner) as there:
        there.screen.pulse.beat()
        there.screen.syncer.start(runner.sync())
        await there.until(lambda: not there.screen.syncer.running)
        await there.until(lambda: not there.screen.status.words.startswith("Syncing"))
