"""`newsreader add` against a real server: lists, choices, several addresses at once."""

import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from cli_pty import Terminal
from click.testing import CliRunner, Result

from newsreader.cli import newsreader
from newsreader.cli.adding import chosen

LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


def rss(title: str) -> str:
    return (
        f"<rss version='2.0'><channel><title>{title}</title><item><title>{title} today</title>"
        f"<link>https://x.example/{title}</link></item></channel></rss>"
    )


PAGES = {
    "/": "<!doctype html>" + "".join(LINK.format(f"/{n}") for n in ("comments", "one", "two")),
    "/one": rss("One"),
    "/two": rss("Two"),
    "/comments": rss("Comments \x1b]0;PWN\x07 for One"),
    "/lone": rss("Lone"),
}


class Answers(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = PAGES.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html" if "html" in (body or "") else "text/xml")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(newsreader, ["--root", str(tmp_path), *arguments])

    return call


def followed(run: Run) -> list[str]:
    return [feed["title"] for feed in json.loads(run("feeds", "--json").stdout)]


def test_off_a_terminal_the_first_is_taken_and_the_others_are_named(run: Run, site: str) -> None:
    result = run("add", site)
    assert result.exit_code == 0
    assert result.stdout == f"Added One with 1 article ({site}/one).\n"
    assert "offers 3 feeds; the first is taken" in result.stderr
    assert f"{site}/two  Two · RSS · 1 article" in result.stderr
    assert followed(run) == ["One"]


def test_all_of_them_can_be_had(run: Run, site: str) -> None:
    assert run("add", "--all", "--folder", "News", site).exit_code == 0
    assert followed(run) == ["One", "Two", "Comments ]0;PWN for One"]
    assert [feed["folders"] for feed in json.loads(run("feeds", "--json").stdout)] == [["News"]] * 3


def test_a_list_shows_what_there_is_and_follows_nothing(run: Run, site: str) -> None:
    result = run("add", "--list", site, f"{site}/lone")
    assert result.exit_code == 0
    assert f"{site} offers 3 feeds:\n  1  One\n     RSS · 1 article · titles only" in result.stdout
    assert "     newest: One today" in result.stdout
    assert f"{site}/lone offers 1 feed:" in result.stdout
    assert "\x1b" not in result.output
    assert followed(run) == []


def test_a_list_in_json_keeps_its_shape(run: Run, site: str) -> None:
    choices = json.loads(run("add", "--list", "--json", site).stdout)
    assert [choice["comments"] for choice in choices] == [False, False, True]
    assert choices[0] == {
        "address": site,
        "feed_url": f"{site}/one",
        "title": "One",
        "kind": "RSS",
        "articles": 1,
        "newest": "One today",
        "newest_published": None,
        "language": None,
        "texts": "titles",
        "comments": False,
        "followed": False,
    }


def test_several_addresses_are_one_go_and_one_that_fails_is_named(run: Run, site: str) -> None:
    result = run("add", f"{site}/lone", f"{site}/nowhere", f"{site}/two", f"{site}/lone/")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"Added Lone with 1 article ({site}/lone).",
        f"Added Two with 1 article ({site}/two).",
    ]
    assert result.stderr == f"{site}/nowhere: The server says the page does not exist (404).\n"
    assert followed(run) == ["Lone", "Two"]


def test_each_of_several_feeds_can_be_undone(run: Run, site: str) -> None:
    run("add", f"{site}/one", f"{site}/two")
    assert run("undo").exit_code == 0
    assert followed(run) == ["One"]


def test_the_same_address_again_is_the_same_feed(run: Run, site: str) -> None:
    run("add", f"{site}/lone")
    assert run("add", f"{site}/lone/").stdout.startswith("You follow Lone already")
    assert json.loads(run("add", "--json", f"{site}/lone").stdout)[0]["already"] is True
    assert followed(run) == ["Lone"]


def test_a_title_is_for_one_feed(run: Run, site: str) -> None:
    assert run("add", "--title", "Mine", f"{site}/one", f"{site}/two").exit_code == 2
    assert run("add", "--title", "Mine", f"{site}/one").exit_code == 0
    assert followed(run) == ["Mine"]


def test_an_error_in_json_names_its_address(run: Run) -> None:
    result = run("add", "--json", "nonsense")
    assert result.exit_code == 1
    assert json.loads(result.stdout)[0]["address"] == "nonsense"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [1]),
        ("\n", [1]),
        ("2", [2]),
        ("1 3", [1, 3]),
        ("1,3", [1, 3]),
        ("ALL", [1, 2, 3]),
        ("none", []),
        ("0", []),
        ("4", None),
        ("-1", None),
        ("one", None),
        ("٣", None),
        ("9" * 5000, None),
    ],
)
def test_the_answer_of_a_person_is_understood(words: str, numbers: list[int] | None) -> None:
    assert chosen(words, 3) == numbers


def test_on_a_terminal_one_is_asked_which(tmp_path: Path, run: Run, site: str) -> None:
    with Terminal(tmp_path, "add", site) as terminal:
        terminal.wait_for("Which ones?")
        assert b"PWN\x07" not in terminal.output
        terminal.press("7\r")
        terminal.wait_for("Type numbers from 1 to 3")
        terminal.press("1 2\r")
        assert terminal.wait_for_end() == 0
        assert re.search(rb"Added One .*\n.*Added Two ", terminal.output)
    assert followed(run) == ["One", "Two"]


def test_ctrl_c_at_the_question_follows_nothing(tmp_path: Path, run: Run, site: str) -> None:
    with Terminal(tmp_path, "add", site) as terminal:
        terminal.wait_for("Which ones?")
        os.kill(terminal.process.pid, signal.SIGINT)
        assert terminal.wait_for_end() == 130
        assert b"Traceback" not in terminal.output
    assert followed(run) == []


def test_the_app_shows_what_a_page_offers_and_follows_what_is_picked(
    tmp_path: Path, run: Run, site: str
) -> None:
    run("add", f"{site}/lone")
    Answers.asked.clear()
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Lone today")
        terminal.press("a")
        terminal.wait_for("Any page of a site will do")
        terminal.press(f"{site}\r")
        terminal.wait_for("offers 3 feeds")
        terminal.wait_for("Comments")
        terminal.press("j ")
        terminal.wait_for("follow 1 feed")
        terminal.press("\r")
        terminal.wait_for("Following Two")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0
    assert followed(run) == ["Lone", "Two"]
    asked = [path for path in Answers.asked if path != "/lone"]
    assert sorted(asked) == ["/", "/comments", "/one", "/two"]
