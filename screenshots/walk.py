"""Read articles of many kinds as a person would, and look: `python screenshots/walk.py OUT`.

Pages of a local server (`kinds/`, and the corpus where there is one) are followed and synced; then
the server is stopped, and every article is taken at each size. `sheet-*.png` shows them together.
"""

import argparse
import asyncio
import io
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from make import plain, posing
from PIL import Image, ImageDraw
from png import write_png

from newsreader.cli.profile import Profile, utc_now
from newsreader.models.scopes import FeedScope
from newsreader.paths import Paths
from newsreader.view.listing import Entrance

KINDS = Path(__file__).parent / "kinds"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
PAGES = (
    *("quanta-1", "nytimes-1", "wikipedia", "mathjax", "table-style-attributes", "ietf-1"),
    *("seattletimes-1", "ehow-1", "toc-missing", "hukumusume", "ebb-org", "archive-of-our-own"),
    *("bbc-1", "lazy-image-3", "buzzfeed-1", "medium-3", "videos-1", "iab-1"),
)
FEEDS = {  # words of the title that is taken; of the others, those that are named
    "joontae-kim__rss2.rss": "프론트엔드",
    "feeder__rss_geekpark.rss": "",
    "netnewswire__DaringFireball.atom": "",
    "netnewswire__allthis.rss": "",
    "kaneta__index.rss": "",
    "fastfeedparser__pypy.rss": "",
    "fastfeedparser__kagi.atom": "",
}
_ADDRESS = re.compile(r"(<img[^>]*?\s(?:data-)?src=[\"'])((?:https?:)?//?[^\"']+)")


@dataclass
class Site:
    """What the server answers, by path. Every picture is one of its own."""

    answers: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, page: bytes, where: str) -> str:
        text = page.decode("utf-8", "replace")
        painted = _ADDRESS.sub(lambda m: f"{m[1]}{where}/picture/{_number(m[2])}.jpg", text)
        self.answers[f"/page/{name}"] = painted.encode()
        return f"<item><title>{escape(title_of(text) or name)}</title><guid>{name}</guid>" + (
            f"<link>{where}/page/{name}</link><description>{name}</description></item>"
        )

    def answer(self, path: str) -> tuple[bytes, str]:
        if path.startswith("/picture/"):
            return picture(_number(path)), "image/jpeg"
        kind = "text/html; charset=utf-8" if path.startswith("/page/") else "application/xml"
        return self.answers[path], kind


def _number(text: str) -> int:
    return zlib.crc32(text.encode())


def title_of(page: str) -> str:
    found = re.search(r"<title[^>]*>(.*?)</title>", page, re.DOTALL | re.IGNORECASE)
    return " ".join(found[1].split()) if found else ""


def picture(seed: int) -> bytes:
    """Hills below a sky."""
    width, height = 960, 540 + seed % 200
    image = Image.linear_gradient("L").resize((width, height))
    colours = [(seed >> shift & 127) + 90 for shift in (0, 7, 14)]
    image = Image.merge("RGB", [image.point(lambda v, c=c: (v + c) // 2) for c in colours])
    draw = ImageDraw.Draw(image)
    for hill in range(5):
        x, top = (seed >> hill * 3) % width, height - 100 - (seed >> hill) % 180
        draw.polygon([(x - 320, height), (x, top), (x + 320, height)], (40 + hill * 12, 70, 60))
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=80)
    return kept.getvalue()


@contextmanager
def serving(site: Site) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                body, kind = site.answer(self.path.split("?")[0])
            except KeyError:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def furnished(site: Site, where: str, corpus: Path) -> list[str]:
    """Put everything on the site; the addresses of its feeds."""
    pages = [(file.stem, file) for file in sorted(KINDS.glob("*.html"))]
    kept = ((name, corpus / "pages" / name / "source.html") for name in PAGES)
    pages += [(name, file) for name, file in kept if file.exists()]
    items = [site.put(name, file.read_bytes(), where) for name, file in pages]
    for at in range(0, len(items), 10):
        site.answers[f"/feed/{at}"] = (
            f'<rss version="2.0"><channel><title>Kinds {at // 10 + 1}</title>'
            f"<link>{where}/</link>{''.join(items[at : at + 10])}</channel></rss>"
        ).encode()
    for name in FEEDS:
        if (corpus / "feeds" / name).exists():
            site.answers[f"/feed/{name}"] = (corpus / "feeds" / name).read_bytes()
    return [where + path for path in site.answers if path.startswith("/feed/")]


def bring(profile: Profile, corpus: Path) -> None:
    """Follow, sync, stop the server."""
    site = Site()
    with serving(site) as where:
        feeds = furnished(site, where, corpus)
        for command in (["add", *feeds], ["fulltext", "is:unread"], ["pictures", "is:unread"]):
            subprocess.run([*profile.argv(), *command], check=False, stdout=subprocess.DEVNULL)


@dataclass(frozen=True)
class Look:
    size: tuple[int, int]
    theme: str
    screens: int


async def take(profile: Profile, look: Look, wanted: Sequence[str], out: Path) -> list[Path]:
    taken: list[Path] = []
    with profile.library() as library:
        app = posing(profile, library, utc_now)
        async with app.run_test(size=look.size) as pilot:
            app.theme = look.theme
            for name in wanted:
                found = library.db.rows(
                    "SELECT a.id, s.feed_id FROM article a JOIN status s USING(id)"
                    " WHERE a.link LIKE ? OR a.title LIKE ? ORDER BY a.id LIMIT 1",
                    (f"%/page/{name}", f"%{name}%"),
                )
                for article, feed in found:
                    app.main.lister.open(FeedScope(feed), name, entrance=Entrance(article))
                    await pilot.pause(0.3)
                    app.main.enter(article)
                    await pilot.pause(0.8)
                    for screen in range(look.screens):
                        if screen:
                            await pilot.press("pagedown")
                            await pilot.pause(0.2)
                        svg = plain(app.export_screenshot(title=name))
                        path = out / f"{name}-{look.size[0]}-{look.theme}-{screen}.png"
                        write_png(svg, path)
                        taken.append(path)
                    await pilot.press("escape")
    return taken


def sheet(taken: Sequence[Path], path: Path, columns: int) -> None:
    pictures = [Image.open(one) for one in taken]
    width, height = (max(picture.size[axis] for picture in pictures) for axis in (0, 1))
    whole = Image.new("RGB", (columns * width, -(-len(pictures) // columns) * height), "#888")
    for at, shown in enumerate(pictures):
        whole.paste(shown, (at % columns * width, at // columns * height))
    whole.save(path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", help="of pages, or words of titles")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--library", type=Path, help="kept here, and used again")
    parser.add_argument("--size", nargs="+", default=["80x24", "160x50"])
    parser.add_argument("--theme", nargs="+", default=["newsreader-dark", "newsreader-light"])
    parser.add_argument("--screens", type=int, default=2, help="of each article")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = given.library or Path(folder)
        profile = Profile(Paths.under(root), root=str(root))
        if not profile.paths.library.exists():
            bring(profile, given.corpus)
        names = given.names or [
            *(file.stem for file in sorted(KINDS.glob("*.html"))),
            *PAGES,
            *filter(None, FEEDS.values()),
        ]
        for size in given.size:
            for theme in given.theme:
                width, height = map(int, size.split("x"))
                look = Look((width, height), theme, given.screens)
                taken = asyncio.run(take(profile, look, names, given.out))
                if taken:
                    sheet(taken, given.out / f"sheet-{size}-{theme}.png", 4 if width < 100 else 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
