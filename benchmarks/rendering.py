"""What it costs to make real bodies readable, beside html2text and Textual's Markdown, in one run.

    python -m pip install html2text
    python benchmarks/rendering.py [--bodies 100] [--feeds ../shared/corpus/feeds]

For each body, CPU milliseconds from HTML to lines at 80 columns: newsreader parses and typesets;
html2text writes Markdown; Textual's widget is given that Markdown and mounts its blocks, in an
app that runs without a screen. The three take turns at every body; each once before it counts.
Last, two texts of 50,000 words.
"""

import argparse
import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Markdown

from newsreader.models.document import Document
from newsreader.models.parsed import NotAFeed
from newsreader.page.body import read_body
from newsreader.page.limits import without_tags
from newsreader.page.links import Links
from newsreader.parse.feed import parse_feed
from newsreader.typeset.galley import Mould, galley_of
from newsreader.typeset.hyphens import points_of
from newsreader.typeset.setting import Setting
from newsreader.typeset.sheet import typeset

FEEDS = Path(__file__).parents[2] / "shared" / "corpus" / "feeds"
URL = "https://example.org/"
WIDTH = 80
SENTENCES = "<p>" + "The “plan” was first reported by {0} on Tuesday. " * 9

Way = Callable[[str], Awaitable[None]]


class Page(App[None]):
    def compose(self) -> ComposeResult:
        yield Markdown()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=Path, default=FEEDS)
    parser.add_argument("--bodies", type=int, default=100)
    asked = parser.parse_args()
    if not asked.feeds.is_dir():
        raise SystemExit(f"{asked.feeds} is not here: name a folder of feeds with --feeds.")
    logging.disable()
    bodies = chosen(list(bodies_of(asked.feeds)), asked.bodies)
    asyncio.run(table(bodies))
    long_read("of them none a link", SENTENCES.format("a paper"))
    long_read("of them every eleventh a link", SENTENCES.format("<a href='/x'>a paper</a>"))


def bodies_of(folder: Path) -> Iterator[str]:
    """Every distinct one of some length."""
    seen = set[str]()
    for path in sorted(folder.iterdir()):
        try:
            feed = parse_feed(path.read_bytes(), URL)
        except NotAFeed:
            continue
        for entry in feed.entries:
            body = entry.html
            if len(body) > 200 and "<" in body and body not in seen:
                seen.add(body)
                yield body


def chosen(bodies: list[str], count: int) -> list[str]:
    """The same ones every time, of all feeds."""
    return sorted(bodies, key=lambda body: hashlib.sha256(body.encode()).digest())[:count]


async def table(bodies: list[str]) -> None:
    app = Page()
    async with app.run_test(size=(WIDTH, 40)):
        ways: dict[str, Way] = {
            "newsreader": ours,
        }
        if find_spec("html2text"):
            ways["html2text"] = markdown_of
            ways["html2text, Textual's Markdown"] = lambda body: shown(app, body)
        times: dict[str, list[float]] = {name: [] for name in ways}
        for body in bodies:
            for name, way in ways.items():
                await way(body)
                times[name].append(await timed(way, body))
    sizes = sorted(map(len, bodies))
    print(f"{len(bodies)} bodies of {sizes[0]:,} to {sizes[-1]:,} characters, CPU ms:")
    print("| | p50 | p99 | ratio of p50 | ratio of p99 |\n|---|---|---|---|---|")
    ours_p50, ours_p99 = percentiles(times["newsreader"])
    for name, taken in times.items():
        p50, p99 = percentiles(taken)
        print(f"| {name} | {p50:.2f} | {p99:.1f} | {p50 / ours_p50:.0f} | {p99 / ours_p99:.0f} |")


def long_read(name: str, part: str) -> None:
    """50,000 words, the part again and again: parsed; typeset; with words divided, edges even."""
    html = part * (50_000 // len(without_tags(part).split()) + 1)
    body = read_body(html, Links(URL))
    made = Setting(points_of("en"), even=True)
    ways: tuple[Callable[[], object], ...] = (
        lambda: read_body(html, Links(URL)),
        lambda: galley_of(body.blocks, Mould(WIDTH)),
        lambda: galley_of(body.blocks, Mould(WIDTH, setting=made)),
    )
    parsed, plain, divided = (median(cost(way) for _ in range(9)) for way in ways)
    print(f"50,000 words {name}: parsed {parsed:.0f}, typeset {plain:.0f} or {divided:.0f} ms")


def cost(way: Callable[[], object]) -> float:
    begun = process_time()
    way()
    return (process_time() - begun) * 1000


async def timed(way: Way, body: str) -> float:
    begun = process_time()
    await way(body)
    return (process_time() - begun) * 1000


async def ours(body: str) -> None:
    read = read_body(body, Links(URL))
    typeset(Document(read.blocks), WIDTH)


async def markdown_of(body: str) -> None:
    html2text().handle(body)


async def shown(app: Page, body: str) -> None:
    await app.query_one(Markdown).update(html2text().handle(body))


def html2text() -> Any:
    writer = import_module("html2text").HTML2Text()
    writer.body_width = WIDTH
    return writer


def percentiles(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=100, method="inclusive")
    return cuts[49], cuts[98]


if __name__ == "__main__":
    main()
