"""The app syncs by itself: a moment after it opens, then when feeds fall due."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from view_stand import NOON, ScriptedRunner, arrive, fill, stand

from newsreader.config import Syncing
from newsreader.models.syncing import Refused, SyncEvent, SyncFinished, SyncStarted
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.rounds import Rounds
from newsreader.view.syncing import OFFLINE

MINUTE = 60.0
BUSY = Refused("Another sync is running (pid 7).", busy=True)


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def later(self, minutes: float) -> None:
        self.seconds += minutes * MINUTE


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(paths: Paths) -> Paths:
    """Two feeds, due an hour after noon."""
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Kiosk": 2, "Asagiri": 1})
    return paths


def finished(*, offline: bool = False) -> list[SyncEvent]:
    report = SyncFinished(2, 2, 0, 0, 0, 1, 0, (), 10, 0.1, offline)
    return [SyncStarted(2), report]


@pytest.mark.parametrize(
    ("config", "minutes", "rested"),
    [
        (Syncing(), 0, True),
        (Syncing(on_start=False), 0, False),
        (Syncing(on_start=False), 29, False),
        (Syncing(on_start=False), 31, True),
        (Syncing(on_start=False, while_open=False), 10_000, False),
    ],
)
def test_the_first_round(clock: Clock, config: Syncing, minutes: float, rested: bool) -> None:
    rounds = Rounds(config, clock)
    clock.later(minutes)

    assert rounds.rested is rested


@pytest.mark.parametrize(
    ("config", "troubles", "pause"),
    [
        (Syncing(), [""], 5),
        (Syncing(every=2), [""], 2),
        (Syncing(while_open=False), [""], 1e6),
        (Syncing(), ["No network"], 10),
        (Syncing(), ["No network"] * 2, 20),
        (Syncing(), ["No network"] * 5, 30),
        (Syncing(), ["No network"] * 5 + [""], 5),
    ],
)
def test_the_pause_after_a_round(
    clock: Clock, config: Syncing, troubles: list[str], pause: float
) -> None:
    rounds = Rounds(config, clock)
    for trouble in troubles:
        rounds.ended(trouble)

    clock.later(pause - 0.1)
    before = rounds.rested
    clock.later(0.2)

    assert (before, rounds.rested) == (False, config.while_open)


@pytest.mark.parametrize(
    ("due", "wanted"), [(None, False), (-1, True), (0, True), (1, False), (-100_000, True)]
)
def test_a_round_is_wanted_when_something_is_due(
    clock: Clock, due: float | None, wanted: bool
) -> None:
    next_due = None if due is None else NOON + timedelta(minutes=due)

    assert Rounds(Syncing(), clock).wanted(next_due, NOON) is wanted


def test_a_trouble_is_told_once_until_it_is_over(clock: Clock) -> None:
    rounds = Rounds(Syncing(), clock)

    told = [rounds.ended(trouble) for trouble in ("no net", "no net", "login", "", "", "no net")]

    assert told == ["no net", "", "login", "", "", "no net"]


def test_the_library_knows_when_the_first_feed_falls_due(library: Paths) -> None:
    with Library.open(library, lambda: NOON) as opened:
        first = opened.next_due()
        opened.move_feed(opened.feeds()[0].id, "https://new.example/feed")
        at_once = opened.next_due()
        for feed in opened.feeds():
            opened.unsubscribe(feed.id)
        none = opened.next_due()

    assert first == NOON + timedelta(hours=1)
    assert at_once is not None
    assert at_once < NOON
    assert none is None


async def test_what_is_due_is_synced_after_the_start_without_a_word(
    library: Paths, clock: Clock
) -> None:
    runner = ScriptedRunner(finished())
    rounds = Rounds(Syncing(), clock, moment=0.01)
    async with stand(
        library, runner, rounds=rounds, clock=lambda: NOON + timedelta(hours=2)
    ) as there:
        await there.until(lambda: runner.asked)
        await there.until(lambda: not there.screen.syncer.running)
        arrive(there.library, "Kiosk", ["Fresh"])
        await there.until(lambda: "new" in str(there.screen.headlines_title.render()))

        assert runner.asked == [("sync", [])]
        assert "Synced" not in there.screen.status.words


async def test_nothing_is_synced_before_it_is_due_and_then_at_the_next_tick(
    library: Paths, clock: Clock
) -> None:
    now = [NOON]
    runner = ScriptedRunner(finished())
    rounds = Rounds(Syncing(), clock, moment=0.01)
    async with stand(library, runner, rounds=rounds, clock=lambda: now[0]) as there:
        await there.pilot.pause(0.1)
        there.screen.tick()
        early = list(runner.asked)
        now[0] += timedelta(hours=9)  # the machine slept
        there.screen.tick()
        await there.until(lambda: runner.asked)
        await there.until(lambda: not there.screen.syncer.running)
        there.screen.tick()
        await there.pilot.pause(0.1)

    assert early == []
    assert runner.asked == [("sync", []), ("stop", None)]


async def test_a_missing_network_is_said_calmly_and_once(library: Paths, clock: Clock) -> None:
    runner = ScriptedRunner(finished(offline=True))
    rounds = Rounds(Syncing(), clock, moment=0.01)
    async with stand(
        library, runner, rounds=rounds, clock=lambda: NOON + timedelta(hours=2)
    ) as there:
        await there.says(OFFLINE)
        there.screen.status.hush()
        clock.later(60)
        there.screen.tick()
        await there.until(lambda: len(runner.asked) == 2)
        await there.until(lambda: not there.screen.syncer.running)

        assert OFFLINE not in there.screen.status.words


async def test_a_sync_of_another_process_is_no_trouble(library: Paths, clock: Clock) -> None:
    runner = ScriptedRunner([BUSY])
    rounds = Rounds(Syncing(), clock, moment=0.01)
    async with stand(
        library, runner, rounds=rounds, clock=lambda: NOON + timedelta(hours=2)
    ) as there:
        await there.until(lambda: runner.asked)
        await there.until(lambda: not there.screen.syncer.running)

        assert "Another sync" not in there.screen.status.words


class OneAfterTheOther(ScriptedRunner):
    """The first sync waits for the test."""

    def __init__(self) -> None:
        super().__init__(finished())
        self.go_on = asyncio.Event()

    async def _play(self) -> AsyncIterator[SyncEvent]:
        if len(self.asked) == 1:
            await self.go_on.wait()
        for event in self.events:
            yield event


async def test_what_the_person_asks_for_comes_after_the_quiet_round(
    library: Paths, clock: Clock
) -> None:
    runner = OneAfterTheOther()
    rounds = Rounds(Syncing(), clock, moment=0.01)
    async with stand(
        library, runner, rounds=rounds, clock=lambda: NOON + timedelta(hours=2)
    ) as there:
        await there.says("syncing …")
        await there.press("R")
        await there.says("Syncing")
        runner.go_on.set()
        await there.says("Synced 2 feeds")

    assert [name for name, _ in runner.asked] == ["sync", "sync", "stop"]
