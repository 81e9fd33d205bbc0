import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_feeds import ARTICLES, Feeds, begun, serving, start

from newsreader.paths import Paths
from newsreader.store.library import Library
from waiting import PATIENCE, wait_until

SLOW = [f"/slow/{number}" for number in range(50)]
QUICK = [f"/quick/{number}" for number in range(5)]


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    with serving() as feeds:
        yield feeds


def alive(group: int) -> list[str]:
    """Processes of the group that still run; what is dead and not yet buried is none."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[2]) == group and words[0] != "Z":
            found.append((stat.parent / "cmdline").read_text())
    return found


@pytest.mark.parametrize(
    ("number", "whole_group"),
    [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGHUP, True)],
)
def test_a_sync_is_stopped_while_all_wait_and_loses_nothing(
    tmp_path: Path, feeds: Feeds, number: signal.Signals, whole_group: bool
) -> None:
    feeds.follow(tmp_path, *SLOW, *QUICK)
    paths = Paths.under(tmp_path)
    with start(tmp_path, "sync") as process, Library.open(paths) as library:
        wait_until(lambda: len(feeds.asked) == len(SLOW) + len(QUICK))
        wait_until(lambda: library.counts().articles == len(QUICK) * ARTICLES)
        (os.killpg if whole_group else os.kill)(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
        wait_until(lambda: not alive(process.pid))
        kept = (library.counts().articles, library.faults())

    assert (process.returncode, out, err) == (
        128 + number,
        "",
        "Stopped. What came by then is stored.\n",
    )
    assert kept == (len(QUICK) * ARTICLES, [])


@pytest.mark.parametrize("after", [0.05, 0.3, 0.6, 0.9])
def test_ctrl_c_is_no_fault_whenever_it_comes(tmp_path: Path, feeds: Feeds, after: float) -> None:
    feeds.follow(tmp_path, *SLOW, *QUICK)
    with begun(tmp_path, "sync") as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)

    assert process.returncode in (130, -signal.SIGINT)
    assert err in ("", "Stopped. What came by then is stored.\n")
    wait_until(lambda: not alive(process.pid))


def test_two_syncs_started_together_ask_each_feed_once(tmp_path: Path, feeds: Feeds) -> None:
    feeds.answering.clear()
    feeds.follow(tmp_path, *QUICK)
    with start(tmp_path, "sync") as one, start(tmp_path, "sync") as other:
        wait_until(lambda: {one.poll(), other.poll()} != {None})
        feeds.answering.set()
        ended = [process.communicate(timeout=PATIENCE) for process in (one, other)]
        codes = [one.returncode, other.returncode]

    assert sorted(codes) == [0, 1], ended
    assert "Another sync is running (pid " in ended[codes.index(1)][1]
    assert feeds.asked == dict.fromkeys(QUICK, 1)
