"""The app, cron and the shell sync the same library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_feeds import Feeds, serving, start
from cli_pty import Terminal

from waiting import PATIENCE, wait_until

QUICK = ["/quick/1", "/quick/2"]


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    with serving() as feeds:
        yield feeds


def ended(root: Path, *arguments: str) -> tuple[int, str, str]:
    with start(root, *arguments) as process:
        out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def test_the_app_brings_news_by_itself_and_its_keys_work_meanwhile(
    tmp_path: Path, feeds: Feeds
) -> None:
    feeds.answering.clear()
    feeds.follow(tmp_path, *QUICK)
    with Terminal(tmp_path) as terminal:
        wait_until(lambda: len(feeds.asked) == len(QUICK))
        terminal.wait_for("Unread")
        terminal.press("?")
        terminal.wait_for("Move down")
        terminal.press("\x1b")
        terminal.settle()  # Esc and a letter in one piece are another key
        assert b"/quick/1 0" not in terminal.output
        feeds.answering.set()
        terminal.wait_for("/quick/1 0")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0

    assert feeds.asked == dict.fromkeys(QUICK, 1)


def test_news_that_cron_brings_appear_and_the_app_asks_nobody_again(
    tmp_path: Path, feeds: Feeds
) -> None:
    feeds.answering.clear()
    feeds.follow(tmp_path, *QUICK)
    with start(tmp_path, "sync", "--quiet") as cron:
        wait_until(lambda: len(feeds.asked) == len(QUICK))
        with Terminal(tmp_path) as terminal:
            terminal.wait_for("Unread")
            terminal.settle()
            feeds.answering.set()
            terminal.wait_for("/quick/1 0")
            terminal.press("Q")
            assert terminal.wait_for_end() == 0
        out, err = cron.communicate(timeout=PATIENCE)

    assert (cron.returncode, out, err) == (0, "", "")
    assert feeds.asked == dict.fromkeys(QUICK, 1)
    assert b"Another sync" not in terminal.output


def test_quiet_is_quiet_and_strict_is_strict(tmp_path: Path, feeds: Feeds) -> None:
    feeds.follow(tmp_path, *QUICK, "/broken/1")
    assert ended(tmp_path, "sync", "--quiet") == (0, "", "")
    code, out, err = ended(tmp_path, "sync", "--quiet", "--force", "--strict")
    assert (code, out) == (1, ""), err
    (said,) = err.splitlines()
    assert said.startswith(f"http://127.0.0.1:{feeds.server_port}/broken/1: ")
