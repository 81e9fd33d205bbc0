"""Feeds full of escape sequences, through the real flow, in a real pseudo-terminal."""

import json
import re
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cli_pty import Terminal
from click.testing import CliRunner

from newsreader.cli import newsreader

SEQUENCES = (
    "\x1b]52;c;UFdO\x07",  # writes the clipboard
    "\x1b]0;FEEDTITLE\x07",  # the window's title
    "\x1b]777;notify;a;b\x07",
    "\x1b]1337;File=:\x07",
    "\x1b]8;;http://evil.example\x1b\\",  # points a link elsewhere
    '\x1bP$q"p\x1b\\',  # asks the terminal to type an answer
    "\x1b_Ga=d\x1b\\",  # deletes pictures
    "\x1bc",  # resets the terminal
    "\x1b[2J",
    "\x1b[6n",
    "\x1b[?1049l",
    "\x1b[?1000l",
    "\x1b[31m",
    "\x9b2J",  # C1 controls
    "\x9d0;FEEDTITLE\x9c",
    "\u202e",  # shows text backwards
    "\u2066",
    "\x00",
    "\x07",
    "\x08",
    "\x0e",
    "\x7f",
    "\r\n",
)
MARK = "PWN"
LOADED = [f"{MARK}{sequence}{number}" for number, sequence in enumerate(SEQUENCES)]
EVERYTHING = "".join(LOADED)
HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|FEEDTITLE(?=\x07)", re.ASCII
)
"""What may not be in a command's output. Newlines and tabs may."""


def raw(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def as_entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def twice(text: str) -> str:
    return as_entities(text).replace("&", "&amp;")


def rss(written: str, everything: str, items: list[str]) -> bytes:
    html = (
        f"<p>{written}</p><p><a href='https://x.example/{written}'>{written}</a></p>"
        f"<figure><img src='https://x.example/i.png' alt='{written}'>"
        f"<figcaption>{written}</figcaption></figure><pre>{written}</pre>"
        f"<table><tr><th>{written}</th></tr><tr><td>{written}</td></tr></table>"
    )
    parts = "".join(
        f"<item><title>{title}</title><guid>{number}</guid><author>{everything}</author>"
        f"<category>{everything}</category><link>https://x.example/{number}?{title}</link>"
        f"<comments>https://x.example/c?{title}</comments>"
        f"<enclosure url='https://x.example/e?{number}' type='{everything}' length='1'/>"
        f"<description>{escape(html)}{everything}</description></item>"
        for number, title in enumerate(items)
    )
    return (
        f"<rss version='2.0'><channel><title>{everything}</title>{parts}</channel></rss>"
    ).encode("utf-8", "surrogatepass")


def json_feed() -> bytes:
    items = [
        {
            "id": str(number),
            "title": title,
            "url": f"https://x.example/{title}",
            "authors": [{"name": title}],
            "tags": LOADED,
            "content_html": f"<p>{EVERYTHING}</p><a href='https://x.example'>{EVERYTHING}</a>",
            "attachments": [{"url": "https://x.example/a", "mime_type": title, "title": title}],
        }
        for number, title in enumerate(LOADED)
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": EVERYTHING, "items": items}).encode()


KEYS = ("j", "\r", " ", "n", "n", "\x1b", "?", "\x1b", "!", "\x1b", "b")
FEEDS = {
    "/raw.xml": rss(raw(EVERYTHING), raw(EVERYTHING), [raw(title) for title in LOADED]),
    "/entities.xml": rss(
        as_entities(EVERYTHING), as_entities(EVERYTHING), [as_entities(t) for t in LOADED]
    ),
    "/twice.xml": rss(twice(EVERYTHING), twice(EVERYTHING), [twice(title) for title in LOADED]),
    "/feed.json": json_feed(),
}


class Hostile(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = FEEDS.get(self.path)
        if self.path == "/away":
            self.answer(302, b"", {"Location": "javascript:\x1b]0;FEEDTITLE\x07"})
        elif body is None:
            self.answer(500, b"\x1b[2J", {"Server": "\x1b[2J"})
        else:
            self.answer(200, body, {"Content-Type": "text/\x1b[2Jxml", "ETag": '"\x1b]0;PWN\x07"'})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status, "O\x1b[31mK")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def root(tmp_path: Path, server: str) -> Path:
    """A library synced from the hostile server, with all that the sync said in `said`."""
    (tmp_path / "config").mkdir()
    paths = [*FEEDS, "/away", "/broken"]
    tables = "".join(f'[[feeds]]\nurl = "{server}{path}"\n' for path in paths)
    (tmp_path / "config" / "feeds.toml").write_text(
        tables + 'title = "Own \\u001b]0;FEEDTITLE\\u0007"\n', encoding="utf-8"
    )
    return tmp_path


def said(root: Path, *arguments: str) -> str:
    result = CliRunner().invoke(newsreader, ["--root", str(root), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_no_sequence_of_a_feed_reaches_the_terminal(root: Path) -> None:
    outputs = [said(root, "sync", "--force"), said(root, "list", "--limit", "200")]
    outputs += [said(root, "feeds"), said(root, "show", "1"), said(root, "show", "30")]
    for form in ("markdown", "html", "json"):
        outputs += [said(root, "show", number, "--format", form) for number in ("1", "30", "90")]
    outputs += [said(root, "feeds", "--json"), said(root, "list", "--json", "--limit", "200")]
    outputs.append((root / "state" / "newsreader.log").read_text(encoding="utf-8"))

    with Terminal(root, rows=60, columns=150) as terminal:
        terminal.wait_for(MARK)
        for key in KEYS:
            terminal.press(key)
            terminal.settle()
        terminal.press("q")
        ended = terminal.wait_for_end()

    assert ended == 0
    assert terminal.output.count(MARK.encode()) > 100
    assert [found for text in outputs if (found := HOSTILE.findall(text))] == []
    assert leaks(bytes(terminal.output)) == []


def leaks(output: bytes) -> list[bytes]:
    """Sequences right behind their mark, and what newsreader itself never sends."""
    output = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", output)  # Textual gives the pointer its shape
    loaded = [text.encode() for text in LOADED if text.encode() in output]
    never = rb"\x1b\]|\x1b[P_^X]|\x1bc|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|[\x00\x07\x0e\x7f]"
    return [*loaded, *re.findall(never, output)]
