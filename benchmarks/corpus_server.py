"""Serve a folder of real feeds on 127.0.0.1, with validators and gzip, and write its OPML.

python benchmarks/corpus_server.py ../shared/corpus/feeds --opml /tmp/corpus.opml [--port 8765]
"""

import argparse
import gzip
import hashlib
from collections import Counter
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import quoteattr

TYPES = {
    ".rss": "application/rss+xml",
    ".rdf": "application/rdf+xml",
    ".atom": "application/atom+xml",
    ".json": "application/feed+json",
}


class Feeds(BaseHTTPRequestHandler):
    """GET /NAME; GET /_log counts the answers by status."""

    protocol_version = "HTTP/1.1"
    answers: Counter[int] = Counter()

    def __init__(self, folder: Path, *args: object) -> None:
        self.folder = folder
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == "/_log":
            self._answer(200, str(dict(self.answers)).encode(), {}, counted=False)
            return
        path = self.folder / Path(self.path).name
        if not path.is_file():
            self._answer(404, b"no such feed", {})
            return
        body = path.read_bytes()
        etag = f'"{hashlib.sha1(body).hexdigest()}"'
        headers = {"ETag": etag, "Content-Type": TYPES.get(path.suffix, "text/xml")}
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", headers)
            return
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body, 6), "gzip"
        self._answer(200, body, headers)

    def _answer(
        self, status: int, body: bytes, headers: dict[str, str], *, counted: bool = True
    ) -> None:
        if counted:
            self.answers[status] += 1
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def write_opml(folder: Path, port: int, path: Path) -> int:
    names = sorted(file.name for file in folder.iterdir() if file.suffix in TYPES)
    outlines = "\n".join(
        f"    <outline type='rss' text={quoteattr(name)} "
        f"xmlUrl={quoteattr(f'http://127.0.0.1:{port}/{name}')}/>"
        for name in names
    )
    path.write_text(
        f"<?xml version='1.0'?>\n<opml version='2.0'><head><title>corpus</title></head><body>\n"
        f"{outlines}\n</body></opml>\n",
        encoding="utf-8",
    )
    return len(names)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--opml", type=Path, required=True)
    arguments.add_argument("--port", type=int, default=8765)
    options = arguments.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", options.port), partial(Feeds, options.folder))
    count = write_opml(options.folder, options.port, options.opml)
    print(f"{count} feeds on port {options.port}; their OPML is {options.opml}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
