"""What it costs to look for what stands below an article, in a library of very many.

    python benchmarks/related.py /tmp/newsreader-bench/library-1000000 [--asked 300] [--over 20]

Of all articles and of the newest, `--asked` each: CPU milliseconds until what is related, the
story and the other sources are known, in one thread with the little memory that the app's readers
have. Each is asked three times, in turns, and the median stands. Key phrases are looked for as if
no publisher had named topics. The library (`library.py` builds it) is only read.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import thread_time

from newsreader.models.articles import Article
from newsreader.page.phrases import key_phrases
from newsreader.paths import Paths
from newsreader.store.library import Library

TURNS = 3
NEWEST = 20_000
"""Articles: ids grow with arrival."""

Question = Callable[[Article], object]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", type=Path)
    parser.add_argument("--asked", type=int, default=300, help="articles of each kind")
    parser.add_argument("--over", type=float, default=20, help="the bar, in milliseconds")
    asked = parser.parse_args()
    with Library.open(Paths.under(asked.root)) as library:
        library.stay_small()
        last = library.db.value("SELECT max(id) FROM status")
        print(f"| CPU ms | p50 | p90 | p95 | p99 | greatest | over {asked.over:.0f} |")
        print("|---" * 7 + "|")
        for name, first in (("any", 1), (f"the newest {NEWEST:,}", max(1, last - NEWEST + 1))):
            some = list(articles(library, range(first, last + 1), asked.asked))
            for what, cost in costs(questions(library), some).items():
                print(row(f"{what}, {name}", cost, asked.over), flush=True)


def questions(library: Library) -> Mapping[str, Question]:
    return {
        "related": library.stories.company,
        "key phrases": lambda one: key_phrases(one.title, one.text, library.stories.usage),
    }


def articles(library: Library, ids: Sequence[int], many: int) -> Iterator[Article]:
    for id_ in random.Random(5).sample(ids, min(many, len(ids))):
        article = library.article(id_)
        if article is not None:
            yield article


def costs(
    questions: Mapping[str, Question], some: Sequence[Article]
) -> Mapping[str, Sequence[float]]:
    """Of each question what it cost for each article."""
    turns = [
        {what: [timed(question, one) for one in some] for what, question in questions.items()}
        for _ in range(TURNS)
    ]
    return {
        what: [median(times) for times in zip(*(turn[what] for turn in turns), strict=True)]
        for what in questions
    }


def timed(question: Question, article: Article) -> float:
    began = thread_time()
    question(article)
    return 1000 * (thread_time() - began)


def row(name: str, cost: Sequence[float], bar: float) -> str:
    cuts = quantiles(cost, n=100)
    shown = (f"{cuts[at - 1]:.1f}" for at in (50, 90, 95, 99))
    over = sum(one > bar for one in cost)
    return f"| {name} | {' | '.join(shown)} | {max(cost):.0f} | {over} of {len(cost)} |"


if __name__ == "__main__":
    main()
