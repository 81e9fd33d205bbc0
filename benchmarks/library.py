"""Build a library of many articles, the same one every time.

    python benchmarks/library.py /tmp/nr-100k --articles 100000 --feeds 200 [--no-index]

Everything is written through the store as a sync does it: the figures are a real library's.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from words import Words

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import FeedScope
from newsreader.page.text import count_words, excerpt, plain_text
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LANGUAGES = ("en", "en", "en", "de", "ja")
BODIES = 400
"""Distinct bodies per language: making text is slower than storing it."""


class Bodies:
    """HTML and plain text of plausible lengths, some long reads among them."""

    def __init__(self, language: str) -> None:
        words = Words(7, language)
        lengths = random.Random(11)
        self.words = words
        self._bodies = []
        for _ in range(BODIES):
            html = words.html(int(lengths.lognormvariate(5.6, 0.8)))
            text = plain_text(html)
            self._bodies.append((html, text, excerpt(text), count_words(text)))

    def pick(self, number: int) -> tuple[str, str, str, int]:
        return self._bodies[number % BODIES]


def prepared(bodies: Bodies, feed: int, number: int, count: int) -> Prepared:
    html, text, lead, words = bodies.pick(number * 31 + feed)
    published = NOW - timedelta(minutes=(number * 400) + feed * 7 % 400)
    link = f"https://feed{feed}.example/{number}"
    entry = ParsedEntry(
        guid=link,
        link=link,
        title=bodies.words.sentence(4, 12),
        published=published,
        html=html,
        topics=("bench",),
    )
    mark = blake2b(f"{feed}/{number}/{count}".encode(), digest_size=16).digest()
    return Prepared(entry, (f"g:{link}",), mark, text, lead, words)


def build(root: Path, articles: int, feeds: int, *, index: bool = True) -> None:
    paths = Paths.under(root)
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.feeds_toml.write_text("".join(_tables(feeds)), encoding="utf-8")
    bodies = {language: Bodies(language) for language in set(LANGUAGES)}
    each = articles // feeds
    with Library.open(paths, lambda: NOW) as library:
        arrivals = Arrivals(library)
        for number, feed in enumerate(library.feeds()):
            own = bodies[LANGUAGES[number % len(LANGUAGES)]]
            new = tuple(prepared(own, number, n, each) for n in range(each))
            visit = Visit(feed.id, NOW, NOW + timedelta(days=365), title=f"Feed {number:04}")
            arrivals.store(visit, Changes(new, ()), NOW)
            old = library.snapshot(FeedScope(feed.id))[each // 3 :]
            library.mark_read(old)
        while index and arrivals.index_some(100):
            pass


def _tables(feeds: int) -> Iterator[str]:
    for number in range(feeds):
        subscription = Subscription(
            f"https://feed{number}.example/rss", None, (f"Shelf {number % 12}",)
        )
        yield (
            f'[[feeds]]\nurl = "{subscription.url}"\nfolders = ["{subscription.folders[0]}"]\n\n'
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("root", type=Path)
    arguments.add_argument("--articles", type=int, default=100_000)
    arguments.add_argument("--feeds", type=int, default=200)
    arguments.add_argument("--no-index", action="store_true")
    options = arguments.parse_args()
    began = time.perf_counter()
    build(options.root, options.articles, options.feeds, index=not options.no_index)
    seconds = time.perf_counter() - began
    size = Paths.under(options.root).library.stat().st_size / 1e6
    print(f"{options.articles:,} articles in {seconds:.0f} s, {size:.0f} MB: {options.root}")


if __name__ == "__main__":
    main()
