"""How often key phrases are what publishers call their articles' topics.

    python benchmarks/phrases.py FOLDER

Of the feeds in FOLDER (files, in any format) the articles with topics of their own, ten of a feed
at most: how many of five phrases are one of these (P@5), are a part of one or have one in them
(soft), and how many of the topics were found, beside the five words with the highest TF-IDF. Many
topics are nowhere in the text, so that nobody could find them there.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log
from pathlib import Path

from newsreader.models.parsed import NotAFeed
from newsreader.page.phrases import key_phrases
from newsreader.page.text import extract
from newsreader.parse.feed import parse_feed
from newsreader.stories.likeness import Usage
from newsreader.stories.words import numbered, words_of

Told = tuple[str, str, Sequence[str]]
"""Title, text, topics."""
Finder = Callable[[str, str, Callable[[Iterable[int]], Usage]], Sequence[str]]
_LEAST = 800
"""Characters of a text that has key phrases."""
_OF_A_FEED = 10


def main() -> None:
    feeds = [list(read(path)) for path in sorted(Path(sys.argv[1]).iterdir())]
    articles = [one for feed in feeds for one in feed]
    counts = Counter(word for title, text, _ in articles for word in words_of(title, text))

    def usage_of(words: Iterable[int]) -> Usage:
        return Usage(len(articles), {word: counts[word] for word in words if word in counts})

    labelled = [one for feed in feeds for one in islice(filter(has_topics, feed), _OF_A_FEED)]
    print(f"{len(labelled)} articles with topics, of {len(articles)}")
    for name, finder in (("key phrases", key_phrases), ("TF-IDF", by_rarity)):
        measure(name, finder, labelled, usage_of)


def read(path: Path) -> Iterator[Told]:
    try:
        entries = parse_feed(path.read_bytes(), "https://x.example/feed").entries[:25]
        for entry in entries:
            yield entry.title, extract(entry.html or "").prose, entry.topics
    except NotAFeed as error:
        print(f"{path.name}: {error}", file=sys.stderr)


def has_topics(one: Told) -> bool:
    return bool(one[2]) and len(one[1]) >= _LEAST


def by_rarity(title: str, text: str, usage_of: Callable[[Iterable[int]], Usage]) -> Sequence[str]:
    words = Counter(re.findall(r"[^\W\d_]{3,}", f"{title}\n{text}".lower()))
    numbers = dict(zip(words, numbered(words), strict=True))
    usage = usage_of(numbers.values())
    worth = {word: (1 + log(often)) * usage.rarity(numbers[word]) for word, often in words.items()}
    return sorted(worth, key=lambda word: -worth[word])[:5]


def measure(
    name: str,
    finder: Finder,
    articles: Sequence[Told],
    usage_of: Callable[[Iterable[int]], Usage],
) -> None:
    shown = right = near = topics = 0
    began = time.process_time()
    for title, text, named in articles:
        wanted = {bare(topic) for topic in named}
        found = [bare(phrase) for phrase in finder(title, text, usage_of)]
        shown, topics = shown + len(found), topics + len(wanted)
        right += len(wanted.intersection(found))
        near += sum(any(one in other or other in one for other in wanted) for one in found)
    took = 1000 * (time.process_time() - began) / len(articles)
    shares = f"P@5 {right / shown:.3f} · soft {near / shown:.3f} · recall {right / topics:.3f}"
    print(f"{name}: {shares} · {took:.1f} ms")


def bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


if __name__ == "__main__":
    main()
