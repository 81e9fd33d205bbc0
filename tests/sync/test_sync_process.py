import os
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest

from newsreader.models.syncing import (
    Chosen,
    FeedsFound,
    Refused,
    SyncEvent,
    SyncFinished,
    SyncRunner,
    SyncStarted,
)
from newsreader.sync.process import SyncProcess
from waiting import in_time

CHILD = str(Path(__file__).parent / "sync_child.py")


def process(script: str) -> SyncProcess:
    return SyncProcess([sys.executable, CHILD, script])


async def said(events: AsyncIterator[SyncEvent]) -> list[SyncEvent]:
    return [event async for event in events]


async def first(found: FeedsFound) -> Chosen:
    return Chosen((found.choices[0].url,), ("A/B",))


async def command(events: AsyncIterator[SyncEvent]) -> str:
    (refused,) = await said(events)
    assert isinstance(refused, Refused)
    return refused.reason


async def test_commands_are_the_ones_of_the_command_line() -> None:
    runner: SyncRunner = process("echo")
    assert [
        await command(runner.sync()),
        await command(runner.sync(["https://a", "https://b"], force=True)),
        await command(runner.add(["-x", "y"], ["A/B", "C"], first)),
        await command(runner.load("/tmp/a b.opml")),
    ] == [
        "sync --events --",
        "sync --events --force -- https://a https://b",
        "add --events --folder A/B --folder C -- -x y",
        "import --events -- /tmp/a b.opml",
    ]


async def test_events_come_through_and_other_lines_do_not() -> None:
    started, finished = await said(process("finish").sync())
    assert started == SyncStarted(1)
    assert isinstance(finished, SyncFinished)
    assert len(finished.failures[0].reason) == 200_000


async def test_what_is_chosen_goes_down_the_pipe() -> None:
    found, answer = await said(process("ask").add(["x.example"], [], first))
    assert isinstance(found, FeedsFound)
    assert answer == Refused('{"urls": ["https://x.example/f"], "folders": ["A/B"]}')


async def test_a_sync_that_dies_is_told_in_words() -> None:
    *_, last = await said(process("die").sync())
    assert last == Refused("The sync ended unexpectedly (exit 3): see newsreader.log.")


async def test_a_command_that_cannot_be_started_is_told_in_words() -> None:
    (refused,) = await said(SyncProcess(["/nowhere/python"]).sync())
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("The sync could not be started")


@pytest.mark.parametrize("script", ["hang", "ignore"])
async def test_stopping_ends_it_whatever_it_does_and_without_complaint(script: str) -> None:
    runner = process(script)
    events = []
    async with in_time():
        async for event in runner.sync():
            events.append(event)
            runner.stop()
    assert len(events) == 1


async def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    async with aclosing(process("ignore").sync()) as events:
        async for event in events:
            assert isinstance(event, SyncStarted)
            pid = event.due
            break
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_stopping_when_nothing_runs_does_nothing() -> None:
    process("hang").stop()
