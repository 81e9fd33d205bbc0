"""Build a library of many articles, the same one every time.

    python benchmarks/library.py /tmp/nr-million --articles 1000000 --feeds 1000 [--no-index]

Articles arrive as they do in years of syncs, a few of every feed in each round; what is older than
the newest tenth has been read. Everything is written by the store's own steps, many feeds in one
transaction: the figures are a real library's.
"""

import argparse
import random
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from words import Words, one_for_each

from newsreader.models.arrivals import Prepared, Visit
from newsreader.models.articles import Enclosure, Picture
from newsreader.models.feeds import Feed
from newsreader.models.parsed import ParsedEntry
from newsreader.page.text import count_words, excerpt
from newsreader.paths import Paths
from newsreader.store import arriving, visits
from newsreader.store.index import merging
from newsreader.store.library import Library

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SPAN = timedelta(days=730)
"""From the oldest article to the newest."""
FOLDERS = 50
PARAGRAPHS = 3000
"""Distinct ones per language; articles are made of them: making text is slower than storing it."""
PER_ROUND = 4
"""Articles of a feed."""
UNREAD = 0.1
SMART = (
    "is:unread since:3d",
    "title:bank",
    "is:bookmarked",
    "climate or klima or climat",
    '"new york" or london',
    "lang:ja is:unread",
    "日本",
    "tag:later",
    "topic:politics is:unread",
    "election -police",
)


@dataclass(frozen=True)
class Voice:
    """How the feeds of one language speak."""

    language: str
    words: Words
    paragraphs: Sequence[str]
    topics: Sequence[str]


def voice(language: str) -> Voice:
    words = Words(7, language)
    paragraphs = [words.paragraph() for _ in range(PARAGRAPHS)]
    return Voice(language, words, paragraphs, [words.name() for _ in range(40)])


class Writer:
    """One feed's articles, one after the other."""

    def __init__(self, feed: Feed, voice: Voice, number: int) -> None:
        self.feed = feed
        self.voice = voice
        self._number = number
        self._random = random.Random(number)
        self._written = 0
        self._authors = [voice.words.name() for _ in range(4)]
        self._longest = self._random.choice((1, 1, 1, 2, 8))
        """Paragraphs: most feeds send an excerpt, some whole articles."""

    def write(self, published: datetime) -> Prepared:
        link = f"https://feed{self._number}.example/{published:%Y/%m}/{self._written}"
        self._written += 1
        chosen = self._random.choices(
            self.voice.paragraphs, k=self._random.randint(1, self._longest)
        )
        text = "\n".join(chosen)
        return Prepared(
            self._entry(link, published, "\n".join(f"<p>{one}</p>" for one in chosen)),
            (f"guid:{link}", f"link:{link.removeprefix('https://')}"),
            blake2b(link.encode(), digest_size=16).digest(),
            text,
            excerpt(text),
            count_words(text.replace("\n", " ")),
        )

    def _entry(self, link: str, published: datetime, html: str) -> ParsedEntry:
        chance = self._random.random()
        return ParsedEntry(
            guid=link,
            link=link,
            title=self.voice.words.sentence(4, 12),
            author=self._random.choice(self._authors) if chance < 0.6 else None,
            published=published,
            html=html,
            language=self.voice.language,
            topics=("politics",) if chance < 0.02 else (self._random.choice(self.voice.topics),),
            pictures=(Picture(f"{link}.jpg"),) if chance < 0.2 else (),
            enclosures=(Enclosure(f"{link}.mp3", "audio/mpeg", 9_000_000),)
            if chance > 0.97
            else (),
            comments_url=f"{link}#comments" if chance > 0.9 else None,
        )


def build(root: Path, articles: int, feeds: int, *, index: bool = True) -> None:
    paths = Paths.under(root)
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.feeds_toml.write_text("".join(_tables(feeds)), encoding="utf-8")
    with Library.open(paths, lambda: NOW) as library:
        library.db.run("PRAGMA synchronous = OFF")
        library.db.run("PRAGMA cache_size = -400000")
        writers = list(_writers(library.feeds()))
        rounds = max(1, articles // feeds // PER_ROUND)
        for number in range(rounds):
            before = library.db.value("SELECT max(id) FROM status") or 0
            _round(library, writers, number, rounds)
            deque(merging.daily(library.db, NOW - SPAN + (number + 1) * SPAN / rounds), 0)
            if number < rounds - UNREAD * rounds:
                _read(library, before, number)
        if not index:
            library.db.run("INSERT INTO search (search) VALUES ('delete-all')")
            library.db.run("UPDATE article SET indexed = 0")


def _writers(feeds: Sequence[Feed]) -> Iterator[Writer]:
    wanted = one_for_each(len(feeds))
    voices = {language: voice(language) for language in sorted(set(wanted))}
    for number, (feed, language) in enumerate(zip(feeds, wanted, strict=True)):
        yield Writer(feed, voices[language], number)


def _round(library: Library, writers: Sequence[Writer], number: int, rounds: int) -> None:
    """What came between two syncs, the first visit to a feed giving it its title."""
    length = SPAN / rounds
    began = NOW - SPAN + number * length
    chance = random.Random(number)
    with library.db.transaction():
        for writer in writers:
            times = sorted(began + chance.random() * length for _ in range(PER_ROUND))
            new = [(one, int(at.timestamp())) for at in times for one in [writer.write(at)]]
            arriving.add(library.db, writer.feed.id, new, began + length)
        if number in {0, rounds - 1}:
            _visit(library, writers)


def _visit(library: Library, writers: Sequence[Writer]) -> None:
    for number, writer in enumerate(writers):
        title = f"{writer.voice.words.name()} {number}"
        visits.stored(
            library.db,
            Visit(writer.feed.id, NOW, NOW + timedelta(days=3650), title=title, etag=f'"{number}"'),
        )


def _read(library: Library, after: int, number: int) -> None:
    """A round, triaged: a few articles were kept."""
    ids = [row[0] for row in library.db.rows("SELECT id FROM status WHERE id > ?", (after,))]
    library.mark_read(ids)
    library.bookmark(ids[number % 50 :: 500])
    library.tag(ids[number % 70 :: 700], ("later", "work", "family")[number % 3])


def _tables(feeds: int) -> Iterator[str]:
    for number in range(feeds):
        yield (
            f'[[feeds]]\nurl = "https://feed{number}.example/rss"\n'
            f'folders = ["Shelf {number % FOLDERS}"]\n\n'
        )
    for number, query in enumerate(SMART):
        yield f"[[smart]]\ntitle = \"Smart {number}\"\nquery = '{query}'\n\n"


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
