"""A thousand feeds made of real ones, with validators and gzip, each on a host of its own.

    python benchmarks/feed_server.py ../shared/corpus/feeds [--feeds 1000] [--latency 0.1]
        [--opml /tmp/feeds.opml]

The hosts are 127.0.x.y. Copies of a feed differ in their guids and links, so that no program takes
one for another.
"""

import argparse
import asyncio
import gzip
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

TYPES = {
    ".rss": "application/rss+xml",
    ".rdf": "application/rdf+xml",
    ".atom": "application/atom+xml",
}
PORT = 8766
_MARKED = re.compile(rb"(</guid>|</id>|</link>)|(<item rdf:about=\"[^\"]*)")


@dataclass(frozen=True, slots=True)
class Answer:
    """Both ways to answer for one feed, ready to be sent."""

    etag: bytes
    whole: bytes
    packed: bytes
    unchanged: bytes


def addresses(feeds: int, port: int = PORT) -> list[str]:
    return [f"http://127.0.{n // 200}.{n % 200 + 1}:{port}/feed{n}.xml" for n in range(feeds)]


@contextmanager
def running(folder: Path, feeds: int, latency: float = 0.0, port: int = PORT) -> Iterator[None]:
    """In a process of its own."""
    argv = [sys.executable, __file__, str(folder), f"--feeds={feeds}", f"--port={port}"]
    process = subprocess.Popen([*argv, f"--latency={latency}"], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def opml(urls: Sequence[str]) -> str:
    outlines = "".join(f"<outline type='rss' text='{url}' xmlUrl='{url}'/>\n" for url in urls)
    return f"<opml version='2.0'><head/><body>\n{outlines}</body></opml>\n"


def documents(folder: Path, feeds: int) -> Iterator[tuple[bytes, str]]:
    """(document, its media type); JSON feeds are left out: not every peer reads them."""
    files = sorted(path for path in folder.iterdir() if path.suffix in TYPES)
    for number, path in enumerate(islice(cycle(files), feeds)):
        yield _copy(path.read_bytes(), number // len(files)), TYPES[path.suffix]


def _copy(body: bytes, copy: int) -> bytes:
    if not copy or body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body
    mark = b"?copy=%d" % copy
    return _MARKED.sub(lambda found: mark + found[1] if found[1] else found[2] + mark, body)


def answers(folder: Path, feeds: int) -> dict[bytes, Answer]:
    return {
        b"/feed%d.xml" % number: _answer(body, kind)
        for number, (body, kind) in enumerate(documents(folder, feeds))
    }


def _answer(body: bytes, kind: str) -> Answer:
    etag = f'"{hashlib.sha1(body).hexdigest()}"'
    common = f"ETag: {etag}\r\nLast-Modified: Sun, 22 Nov 2026 10:00:00 GMT\r\n"
    common += "Connection: close\r\n"
    packed = gzip.compress(body, 6)
    return Answer(
        etag.encode(),
        _response("200 OK", f"{common}Content-Type: {kind}\r\n", body),
        _response("200 OK", f"{common}Content-Type: {kind}\r\nContent-Encoding: gzip\r\n", packed),
        f"HTTP/1.1 304 Not Modified\r\n{common}\r\n".encode(),
    )


def _response(status: str, headers: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Server:
    """Answers after `latency` seconds, as a network would."""

    def __init__(self, answers: dict[bytes, Answer], latency: float) -> None:
        self._answers = answers
        self._latency = latency

    async def serve(self, port: int) -> None:
        server = await asyncio.start_server(self._talk, "0.0.0.0", port, backlog=1024)
        async with server:
            print("ready", flush=True)
            await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            if self._latency:
                await asyncio.sleep(self._latency)
            writer.write(self._said(request))
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _said(self, request: bytes) -> bytes:
        path = request.split(b" ", 2)[1]
        answer = self._answers.get(path)
        if answer is None:
            return _response("404 Not Found", "Connection: close\r\n", b"")
        if answer.etag in request:
            return answer.unchanged
        return answer.packed if b"gzip" in request.lower() else answer.whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--opml", type=Path, help="a file for the list of the feeds")
    parser.add_argument("--latency", type=float, default=0.0)
    options = parser.parse_args()
    if options.opml:
        options.opml.write_text(opml(addresses(options.feeds, options.port)), encoding="utf-8")
    server = Server(answers(options.folder, options.feeds), options.latency)
    asyncio.run(server.serve(options.port))


if __name__ == "__main__":
    main()
