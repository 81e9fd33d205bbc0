"""A password's whole way: into a keyring, to its server, and to no other place."""

import os
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PASSWORD = "hunter2-correct-horse"
WANTED = f"Basic {b64encode(f'me:{PASSWORD}'.encode()).decode()}"
FEED = b"<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"
Run = Callable[..., subprocess.CompletedProcess[str]]


class Members(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        welcome = self.headers["Authorization"] == WANTED
        self.send_response(200 if welcome else 401)
        self.send_header("Content-Length", str(len(FEED)))
        self.end_headers()
        self.wfile.write(FEED)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own word
        pass


@pytest.fixture(scope="module")
def feed_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Members) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed"
        server.shutdown()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent),
        "PYTHON_KEYRING_BACKEND": "cli_keyring.FileKeyring",
        "TEST_KEYRING": str(tmp_path / "keyring.json"),
    }

    def call(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-m", "newsreader", "--root", str(tmp_path / "home"), "--verbose"]
        return subprocess.run(
            [*argv, *arguments],
            input=stdin,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    return call


def follow(root: Path, url: str, *lines: str) -> None:
    config = root / "home" / "config"
    config.mkdir(parents=True, exist_ok=True)
    text = "\n".join(["[[feeds]]", f'url = "{url}"', *lines, ""])
    (config / "feeds.toml").write_text(text, encoding="utf-8")


def test_a_password_reaches_its_server_and_is_nowhere_else(
    run: Run, feed_url: str, tmp_path: Path
) -> None:
    kept = run("password", "members.example", stdin=PASSWORD + "\n")
    assert 'password = { keyring = "members.example" }' in kept.stdout
    follow(tmp_path, feed_url, 'username = "me"', 'password = { keyring = "members.example" }')

    said = [run("sync", "--strict"), run("feeds", "--json"), run("export")]
    said += [run("export", "--format", "json"), run("config", "show"), kept]

    assert [each.returncode for each in said] == [0] * 6, said
    assert "1 new" in said[0].stdout
    printed = "".join(each.stdout + each.stderr for each in said).encode()
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"library.db", "feeds.toml"}
    for written in [printed, *(path.read_bytes() for path in files)]:
        assert PASSWORD.encode() not in written
        assert WANTED.removeprefix("Basic ").encode() not in written


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ('{ keyring = "nobody" }', "no secret named nobody: newsreader password nobody"),
        ('{ command = ["printf", "wrong"] }', "does not accept what feeds.toml gives"),
    ],
)
def test_a_secret_that_is_missing_or_wrong_is_said(
    run: Run, feed_url: str, tmp_path: Path, password: str, words: str
) -> None:
    follow(tmp_path, feed_url, 'username = "me"', f"password = {password}")
    assert words in run("sync").stderr


def test_without_any_keyring_it_is_said_what_to_write_instead(run: Run) -> None:
    no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    kept = run("password", "x", stdin=PASSWORD, **no_keyring)
    assert kept.returncode == 1
    assert 'write { command = ["pass", "show", "…"] } instead' in kept.stderr
    assert PASSWORD not in kept.stderr


def test_a_password_in_feeds_toml_is_refused_with_its_line(
    run: Run, feed_url: str, tmp_path: Path
) -> None:
    follow(tmp_path, feed_url, 'username = "me"', f'password = "{PASSWORD}"')
    refused = run("sync")
    assert "line 1: password takes no password itself" in refused.stderr
    assert PASSWORD not in refused.stderr + refused.stdout
    assert b"hunter2" not in (tmp_path / "home" / "data" / "library.db").read_bytes()
