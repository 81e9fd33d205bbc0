"""Asking a command: anything that reads a text and prints another."""

import sys
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from assistant_world import World, first_id, shelved

from newsreader.assistant.asking import answering
from newsreader.models.asking import Answered, Ask, AskEvent, NotAnswered, Task, Written
from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import Lifeline, in_time, until


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    with shelved(paths) as opened:
        yield opened


@pytest.fixture
def lifeline(tmp_path: Path) -> Iterator[Lifeline]:
    line = Lifeline(tmp_path / "line")
    yield line
    line.close()


def world(library: Library, script: str, seconds: float = 100) -> World:
    return World(library, command=(sys.executable, "-c", script), model="m", seconds=seconds)


async def last(world: World) -> AskEvent:
    return (await world.ask())[-1]


async def reason(world: World) -> str:
    event = await last(world)
    assert isinstance(event, NotAnswered)
    return event.reason


async def test_a_command_reads_what_is_asked_and_prints_the_answer(library: Library) -> None:
    asked = world(library, "import sys; t = sys.stdin.read(); print(len(t), t.count('<article '))")
    event = await last(asked)

    assert isinstance(event, Answered)
    size, quotations = event.answer.text.split()
    assert (int(size) > 500, quotations) == (True, "1")
    assert event.answer.tokens_in is None
    assert "handed to the command python" in asked.shown[0].words


async def test_a_command_that_does_not_read_may_answer_all_the_same(library: Library) -> None:
    assert isinstance(await last(world(library, "print('Up.')")), Answered)


async def test_the_network_is_the_commands_own_business(library: Library) -> None:
    asked = world(library, "print('Up.')")
    asked.network = False

    assert isinstance(await last(asked), Answered)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            "import sys; print('Ch'); sys.exit('no\\x1b[1m model\\n\\n')",
            "(exit 1): no[1m model",
        ),
        ("import sys; sys.exit(3)", "failed (exit 3)."),
        ("pass", "answered without a word"),
        ("print('x' * 200_000)", "longer than 50,000 characters"),
        ("import sys; sys.stdout.buffer.write(b'<think>')", "answered without a word"),
    ],
)
async def test_a_command_that_fails_says_why(library: Library, script: str, words: str) -> None:
    assert words in await reason(world(library, script))
    assert not library.answers.about(first_id(library))


async def test_a_command_that_is_not_there_is_named(library: Library) -> None:
    told = await reason(World(library, command=("/nowhere/llm", "-m", "x")))

    assert "The command llm cannot be run (No such file or directory)" in told


async def test_a_slow_command_is_ended_with_all_that_it_started(
    library: Library, lifeline: Lifeline
) -> None:
    script = f"exec 3>{lifeline.path}; sleep 3600 & wait"
    slow = World(library, command=("sh", "-c", script), seconds=0.3)

    assert "took longer than 0.3 seconds" in await reason(slow)
    await until(lambda: not lifeline.held())


async def test_what_a_command_leaves_behind_holds_nothing_up(library: Library) -> None:
    """It has its pipes open still."""
    script = "import subprocess; subprocess.Popen(['sleep', '150'])"

    async with in_time():
        assert "took longer than 0.5 seconds" in await reason(world(library, script, 0.5))


async def test_who_stops_waiting_ends_the_command(library: Library, lifeline: Lifeline) -> None:
    script = f"exec 3>{lifeline.path}; echo Ch; sleep 3600"
    means = World(library, command=("sh", "-c", script), seconds=100).means()
    ask = Ask(Task.SUMMARY, (first_id(library),))
    async with (
        in_time(),
        aclosing(answering(means, ask, world(library, "").agree)) as events,
    ):
        async for event in events:
            if isinstance(event, Written):
                break

    assert isinstance(event, Written)
    await until(lambda: not lifeline.held())
