"""The app while other processes write the same library."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from view_stand import fill, stand

from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library

SHELL = "from newsreader.cli import newsreader; import sys; newsreader(sys.argv[1:])"
WRITER = """
import sys, time
from view_stand import arrive
from newsreader.paths import Paths
from newsreader.store.library import Library
from pathlib import Path
sys.stdin.readline()
with Library.open(Paths.under(Path(sys.argv[1]))) as library:
    for number in range(40):
        arrive(library, "Kiosk", [f"New {number}"])
        print(number, flush=True)
"""


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 6, "Asagiri": 3})
    return paths


def shell(paths: Paths, *arguments: str) -> None:
    root = str(paths.data.parent)
    subprocess.run(
        [sys.executable, "-c", SHELL, "--root", root, *arguments], check=True, capture_output=True
    )


@contextmanager
def writer(paths: Paths) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(paths.data.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        yield process


async def test_marks_made_in_a_shell_show_on_the_rows_and_in_the_counts(library: Paths) -> None:
    async with stand(library) as there:
        before = list(there.screen.headlines.ids)
        shell(library, "mark", "read", "is:unread")
        await there.until(lambda: there.screen.current and there.screen.current.read)
        assert list(there.screen.headlines.ids) == before
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 9)


async def test_mark_all_leaves_alone_what_another_process_adds_meanwhile(library: Paths) -> None:
    async with stand(library) as there:
        with writer(library) as other:
            assert other.stdin
            assert other.stdout
            other.stdin.write("go\n")
            other.stdin.flush()
            other.stdout.readline()
            listed = set(there.screen.headlines.ids)
            await there.press("A")
            await there.says("Marked 9 articles read")
            other.stdout.read()
        unread = set(there.library.snapshot(Smart.UNREAD))
        assert len(unread) == 40
        assert not unread & listed
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 49)


async def test_news_of_another_process_are_announced_and_a_stop_brings_them(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "j")
        before, current = list(there.screen.headlines.ids), there.screen.current
        assert current is not None
        with writer(library) as other:
            other.communicate("go\n")
        await there.until(lambda: "40 new" in there.screen.headlines_title.render().plain)
        assert list(there.screen.headlines.ids) == before
        await there.press(".")
        await there.until(lambda: len(there.screen.headlines.ids) == 49)
        assert there.screen.current
        assert there.screen.current.id == current.id
