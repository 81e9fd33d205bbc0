"""A home of newsboat's, made by newsboat itself: `python build.py FOLDER`.

It serves the feeds beside it on 127.0.0.1, lets newsboat fetch them into a throw-away home, tells
it which articles are read, and sets flags as the key ctrl+e would. `cache.db` and `urls` here are
of such a home.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
FEEDS = HERE / "feeds"
INSTALLED = shutil.which("newsboat") is not None
URLS = """\
# what I read
{server}/wire.rss news "~My wire" "two words"
{server}/letters.atom "~Letters" letters
{server}/bare.rss "!bare"
"query:Unread chips:unread = \\"yes\\" and title =~ \\"chips\\""
"query:Counted:unread_count > 0"
"exec:~/bin/feed.sh" news
filter:~/bin/tidy.py:{server}/wire.rss news
"""
READ = ("wire-2", "tag:letters.example,2026:2", "https://gone.example/kept")
FLAGS = {"wire-1": "a", "tag:letters.example,2026:2": "bX", "https://gone.example/kept": "a"}
DELETED = "wire-4"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address of a server of FEEDS."""
    handler = partial(_Quiet, directory=str(FEEDS))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def newsboat(home: Path, *arguments: str) -> None:
    environ = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        environ.pop(name, None)
    subprocess.run(
        ["newsboat", *arguments], env=environ, check=True, capture_output=True, timeout=60
    )


def build(home: Path) -> Path:
    """Fills `home`/.newsboat, and returns that."""
    folder = home / ".newsboat"
    folder.mkdir(parents=True)
    (folder / "config").write_text("cleanup-on-quit no\n")
    with served() as server:
        (folder / "urls").write_text(f"{server}/gone.rss\n{URLS.format(server=server)}")
        newsboat(home, "-x", "reload")
        (folder / "urls").write_text(URLS.format(server=server))
    (home / "read").write_text("".join(f"{guid}\n" for guid in READ))
    newsboat(home, "-I", str(home / "read"))
    with closing(sqlite3.connect(folder / "cache.db")) as cache, cache:
        for guid, flags in FLAGS.items():
            cache.execute("UPDATE rss_item SET flags = ? WHERE guid = ?", (flags, guid))
        cache.execute("UPDATE rss_item SET deleted = 1 WHERE guid = ?", (DELETED,))
    return folder


if __name__ == "__main__":
    made = build(Path(sys.argv[1]))
    for name in ("urls", "cache.db"):
        shutil.copyfile(made / name, HERE / name)
