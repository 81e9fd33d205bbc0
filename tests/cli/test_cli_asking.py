"""`newsreader ask`, in the shell, and as the child process that the screen hears."""

import asyncio
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from pathlib import Path

import pytest
from cli_canned import at
from click.testing import CliRunner, Result

from newsreader.assistant.process import AskProcess
from newsreader.cli import newsreader
from newsreader.models.asking import Answered, Ask, Asked, NotAnswered, Sending, Task, Written
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import Lifeline, in_time, until

Run = Callable[..., Result]
SETTINGS = '[assistant]\npreset = "ollama"\nmodel = "qwen3:8b"\n'


@pytest.fixture
def root(tmp_path: Path, demo_root: Path) -> Path:
    copy = tmp_path / "copy"
    shutil.copytree(demo_root, copy)
    Paths.under(copy).config_toml.write_text(SETTINGS, encoding="utf-8")
    return copy


@pytest.fixture
def options(root: Path, noon: datetime) -> list[str]:
    return ["--root", str(root), *at(noon)]


@pytest.fixture
def run(options: list[str]) -> Run:
    return lambda *arguments: CliRunner().invoke(newsreader, [*options, "ask", *arguments])


@pytest.fixture
def ids(root: Path) -> list[int]:
    with Library.open(Paths.under(root)) as library:
        return list(library.snapshot(Smart.EVERYTHING, limit=3))


def test_an_answer_is_printed_and_what_it_is_worth_beside_it(run: Run, ids: list[int]) -> None:
    result = run("--yes", str(ids[0]))

    assert result.exit_code == 0, result.output
    assert "There is no model in the demo" in result.stdout
    assert "answer by qwen3:8b (localhost:11434), may be wrong" in result.stderr


def test_the_second_time_it_comes_from_the_library(run: Run, ids: list[int]) -> None:
    first = run("--yes", str(ids[0]))
    second = run(str(ids[0]))

    assert second.stdout == first.stdout
    assert "kept" in second.stderr


def test_where_nobody_can_be_asked_nothing_is_sent(run: Run, ids: list[int]) -> None:
    result = run(str(ids[0]))

    assert result.exit_code == 2
    assert "go to localhost:11434 on this machine" in result.stderr
    assert "--yes agrees to it" in result.stderr


def test_the_task_may_be_said_or_guessed(run: Run, ids: list[int], root: Path) -> None:
    one, two = map(str, ids[:2])
    translation = ["translation", one, "--into", "Dutch"]
    for words in ([one, two], translation, [one, "Who", "paid?"]):
        assert run("--yes", *words).exit_code == 0
    with Library.open(Paths.under(root)) as library:
        about = [answer.ask for answer in library.answers.about(ids[0])]
        (digest,) = library.answers.digests()

    assert {ask.task for ask in about} == {Task.TRANSLATION, Task.QUESTION}
    assert "Who paid?" in {ask.question for ask in about}
    assert digest.ask.articles == tuple(ids[:2])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say which article"),
        (["summary"], "Say which article"),
        (["summary", "1", "Who?"], "A summary takes no words"),
        (["question", "1"], "There is no question"),
        (["translation", "1"], "Into which language?"),
        (["999999"], "not here any more"),
        (["9" * 30], "is not in the range"),
    ],
)
def test_what_cannot_be_asked_is_told(run: Run, words: list[str], sentence: str) -> None:
    result = run("--yes", *words)

    assert result.exit_code != 0
    assert sentence in result.stderr


def test_without_a_model_the_way_to_one_is_told(run: Run, root: Path) -> None:
    Paths.under(root).config_toml.unlink()

    assert "[assistant] in config.toml says which model is asked" in run("1").stderr


def test_a_fault_in_the_configuration_is_told_by_config_check(
    root: Path, options: list[str]
) -> None:
    Paths.under(root).config_toml.write_text('[assistant]\nmodels = "x"\n', encoding="utf-8")

    result = CliRunner().invoke(newsreader, [*options, "config", "check"])

    assert "line 2: [assistant] has no key models. Did you mean model?" in result.stderr


# The child


def process(root: Path, *canned: str) -> AskProcess:
    return AskProcess([sys.executable, "-m", "newsreader", "--root", str(root), *canned])


async def test_the_screen_is_told_what_would_be_sent_and_hears_every_word(
    root: Path, ids: list[int], options: list[str]
) -> None:
    shown = []

    async def agree(sending: Sending) -> bool:
        shown.append(sending)
        return True

    runner = process(root, *options[2:])
    heard = [event async for event in runner.ask(Ask(Task.SUMMARY, (ids[0],)), agree)]

    assert isinstance(heard[0], Asked)
    assert isinstance(heard[-1], Answered)
    assert sum(isinstance(event, Written) for event in heard) > 5
    assert [sending.to for sending in shown] == ["localhost:11434"]


async def test_who_does_not_agree_is_heard(root: Path, ids: list[int], options: list[str]) -> None:
    async def refuse(_: Sending) -> bool:
        return False

    runner = process(root, *options[2:])
    heard = [event async for event in runner.ask(Ask(Task.SUMMARY, (ids[0],)), refuse)]

    assert heard == [NotAnswered("Nothing was sent.")]


async def test_the_real_child_asks_over_the_wire_and_hangs_up(root: Path, ids: list[int]) -> None:
    """Closing what it says ends it, and with it the connection."""
    asked, hung_up = asyncio.Event(), asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        event = json.dumps({"choices": [{"delta": {"content": "Chips "}}]})
        writer.write(f"HTTP/1.1 200 OK\r\n\r\ndata: {event}\n\n".encode())
        await writer.drain()
        asked.set()
        while await reader.read(65_536):
            pass
        hung_up.set()
        writer.close()

    async def agree(_: Sending) -> bool:
        return True

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        settings = f'[assistant]\naddress = "{address}"\nmodel = "m"\n'
        Paths.under(root).config_toml.write_text(settings, encoding="utf-8")
        async with aclosing(process(root).ask(Ask(Task.SUMMARY, (ids[0],)), agree)) as events:
            async for event in events:
                if isinstance(event, Written):
                    break
        async with in_time():
            await hung_up.wait()

    assert event == Written("Chips ")
    with Library.open(Paths.under(root)) as library:
        assert not library.answers.about(ids[0])


async def test_who_stops_listening_ends_the_command_that_is_asked(
    root: Path, ids: list[int], tmp_path: Path
) -> None:
    line = Lifeline(tmp_path / "line")
    script = f"exec 3>{line.path}; echo Chips; sleep 3600"
    settings = f'[assistant]\ncommand = ["sh", "-c", "{script}"]\n'
    Paths.under(root).config_toml.write_text(settings, encoding="utf-8")

    async def agree(_: Sending) -> bool:
        return True

    async with aclosing(process(root).ask(Ask(Task.SUMMARY, (ids[0],)), agree)) as events:
        async for event in events:
            if isinstance(event, Written):
                assert line.held()
                break
    await until(lambda: not line.held())
    line.close()


async def test_a_child_that_dies_or_cannot_start_is_told() -> None:
    async def agree(_: Sending) -> bool:
        return True

    ask = Ask(Task.SUMMARY, (1,))
    nobody = AskProcess(["/nowhere/newsreader"])
    killed = AskProcess(
        [sys.executable, "-c", f"import os; os.kill(os.getpid(), {signal.SIGKILL})"]
    )

    assert [event async for event in nobody.ask(ask, agree)] == [
        NotAnswered(f"The assistant could not be started: {os.strerror(2)}.")
    ]
    assert [event async for event in killed.ask(ask, agree)] == [
        NotAnswered("The assistant ended unexpectedly (exit -9): see newsreader.log.")
    ]
