"""Packed at home, read on the way: a real server on 127.0.0.1, then none."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from PIL import Image
from view_stand import Stand, stand

from newsreader.cli import newsreader
from newsreader.models.articles import Here
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.view.actions import Pane

SETTINGS = """\
[reading]
drop = "{drop}"
[sync]
pause = 0.0
[retention]
days = 1
unread = true
"""
DROPPED = "<title>Regatta</title><article>" + "<p>Nine boats sailed out at noon.</p>" * 30


def paragraphs(said: str) -> str:
    return "".join(f"<p>{said} It was day {number} of the strike.</p>" for number in range(30))


PAGES = {
    "/ferry": f"<h1>Ferry strike</h1>{paragraphs('No ferry left the pier.')}"
    "<figure><img src='/pier.png' width=640 height=400><figcaption>The pier</figcaption></figure>"
    "<p>Why nothing moves is told by the <a href='/union'>union</a>, whose crews met twice this"
    " week, and by the <a href='/report.pdf'>report</a> that the harbour master wrote in May.</p>",
    "/union": f"<h1>The union</h1>{paragraphs('The crews want to be heard.')}",
    "/mill": f"<h1>Mill reopens</h1>{paragraphs('The old mill turns again.')}",
}


class Site(BaseHTTPRequestHandler):
    """A feed of summaries, the pages of its articles, a page that one of them links to."""

    def do_GET(self) -> None:
        body, kind = self._answer()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[bytes, str]:
        if self.path == "/feed":
            return self._feed(), "application/rss+xml"
        if self.path == "/pier.png":
            drawn = BytesIO()
            Image.effect_noise((640, 400), 80).save(drawn, "PNG")
            return drawn.getvalue(), "image/png"
        page = PAGES.get(self.path, "")
        return f"<html><body><article>{page}</article></body></html>".encode() * bool(page), (
            "text/html"
        )

    def _feed(self) -> bytes:
        home = f"http://{self.headers['Host']}"
        items = "".join(
            f"<item><title>{title}</title><link>{home}{path}</link><guid>{path}</guid>"
            "<description>In short.</description></item>"
            for title, path in (("Ferry strike", "/ferry"), ("Mill reopens", "/mill"))
        )
        return f'<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    """Where the site is."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Packed while there was a network; there is none any more."""
    (tmp_path / "drop").mkdir()
    paths = Paths.under(tmp_path)
    paths.config.mkdir(parents=True)
    paths.config_toml.write_text(SETTINGS.format(drop=tmp_path / "drop"), encoding="utf-8")
    with serving() as home:
        run(tmp_path, "add", f"{home}/feed")
        run(tmp_path, "mark", "bookmark", "title:ferry")
        packed = json.loads(run(tmp_path, "pack", "--minutes", "30", "--json"))
    assert (packed["articles"], packed["ready"], packed["pages"]) == (2, 2, 1)
    return tmp_path


def run(root: Path, *words: str) -> str:
    result = CliRunner().invoke(newsreader, ["--root", str(root), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def lines(there: Stand) -> str:
    reader = there.screen.reader
    return "\n".join(reader.render_line(y).text for y in range(reader.size.height))


async def test_what_was_packed_is_read_followed_kept_and_put_away(root: Path) -> None:
    async with stand(Paths.under(root), scope=Smart.BOOKMARKS) as there:
        there.screen.network = lambda: False
        await there.title("Ferry strike")
        assert there.screen.current
        assert there.screen.current.here is Here.ALL
        await there.press("enter", "G")
        await there.reached(Pane.READER)
        await there.until(lambda: "The pier" in lines(there))
        await there.press("f", "1")
        await there.until(lambda: "The crews want to be heard" in lines(there))
        await there.press("backspace")
        await there.until(lambda: "The pier" in lines(there))
        await there.press("f", "2")
        await there.until(lambda: there.library.links.queued())
        await there.press("D")
        await there.until(lambda: there.library.count(Smart.ARCHIVE) == 1)


def test_what_was_packed_leaves_in_every_form_and_stays(root: Path) -> None:
    out = root / "out"
    for kind in ("markdown", "html", "epub"):
        run(root, "export", "is:bookmarked", "--format", kind, "-o", str(out / f"bound.{kind}"))
    (text,) = (out / "bound.markdown").glob("*.md")
    assert "No ferry left the pier." in text.read_text(encoding="utf-8")
    (page,) = (out / "bound.html").glob("*.html")
    assert "data:image/webp;base64," in page.read_text(encoding="utf-8")
    with ZipFile(out / "bound.epub") as book:
        assert any(name.endswith(".webp") or "jpg" in name for name in book.namelist())
    (root / "drop" / "regatta.html").write_text(DROPPED, encoding="utf-8")
    assert run(root, "save", "--dropped").startswith("Saved: Regatta · ")
    assert run(root, "count", "is:bookmarked") == "2\n"
    later = ("--now", "2036-01-01")
    assert "1 article" in run(root, *later, "prune", "-n")
