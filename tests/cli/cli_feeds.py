"""Feeds on 127.0.0.1 for real processes: quick ones, slow ones, and who was asked how often."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from newsreader.models.feeds import Subscription
from newsreader.paths import Paths
from newsreader.store.feedlist.subscriptions import with_added

ARTICLES = 3
"""Of each quick feed."""


class Feeds(ThreadingHTTPServer):
    """`/quick/1` answers at once, `/slow/1` when the test is over, `/broken/1` is no feed."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: Counter[str] = Counter()
        self.over = threading.Event()
        self.answering = threading.Event()
        """A quick answer waits for it."""
        self.answering.set()

    def follow(self, root: Path, *paths: str) -> None:
        feeds = [Subscription(f"http://127.0.0.1:{self.server_port}{path}") for path in paths]
        at = Paths.under(root)
        at.config.mkdir(parents=True, exist_ok=True)
        at.feeds_toml.write_text(with_added("", feeds), encoding="utf-8")
        at.config_toml.write_text(
            "[sync]\nparallel = 100\nper_host = 100\npause = 0.0\n", encoding="utf-8"
        )


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Feeds

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        if self.path.startswith("/slow/"):
            self.server.over.wait()
            self.close_connection = True
            return
        self.server.answering.wait()
        body = b"nothing" if self.path.startswith("/broken/") else _rss(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def _rss(path: str) -> bytes:
    items = "".join(
        f"<item><title>{path} {n}</title><guid>{n}</guid><description>Words.</description></item>"
        for n in range(ARTICLES)
    )
    return f'<rss version="2.0"><channel><title>{path}</title>{items}</channel></rss>'.encode()


@contextmanager
def serving() -> Iterator[Feeds]:
    with Feeds() as feeds:
        thread = threading.Thread(target=feeds.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield feeds
        finally:
            feeds.over.set()
            feeds.answering.set()
            feeds.shutdown()
            thread.join()


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """The real command, in a process group of its own."""
    return _started("-m", "newsreader", "--root", str(root), *arguments)


def begun(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """The same, once our code runs: what Python says of a ctrl+c before is not ours."""
    process = _started("-c", _TELLING, "--root", str(root), *arguments)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


_TELLING = "from newsreader.__main__ import main; print('begun', flush=True); main()"


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
