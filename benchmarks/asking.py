"""What the language costs among very many articles: all that people put together, swept.

    python benchmarks/asking.py /tmp/newsreader-bench/library-1000000
        [--forms and not] [--sorts title] [--texts the] [--facts is:unread lang:en]
        [--over 50] [--every]

Each text (a common word, a rare one, a phrase, a beginning, Chinese letters, none) is put together
with each fact (a state, a feed, a language, a time …) in four forms, and asked for in each order:
CPU milliseconds of the first 500 articles, and of their number, in one thread with the little
memory that the app's readers have. What takes more than half of the bar is asked three times, and
the median stands. The library (`library.py` builds it) is only read.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from time import thread_time
from typing import NamedTuple

from newsreader.models.scopes import SearchScope, Sort
from newsreader.paths import Paths
from newsreader.store.library import Library

FIRST = 500
TEXTS = ("the", "bank", "verlinsea", '"of the"', "ban*", "b*", "日本", "日", "title:the", "")
FACTS = (
    *("", "is:unread", "is:read", "is:bookmarked", "is:full", "has:image", "has:comments"),
    *("tag:later", "feed:linde", "feed:e", 'folder:"Shelf 9"', "lang:en", "lang:ko"),
    *("topic:politics", "since:3d", "since:1y", "before:3d", "before:1y", "published:2025-05"),
    *("words:>150", "score:>0"),
)
FORMS = {"and": "{0} {1}", "not": "{0} -{1}", "or": "{0} or {1}", "without": "-{0} {1}"}


class Cost(NamedTuple):
    query: str
    first: float
    """Milliseconds of CPU, as is the number's."""
    number: float | None
    """`None`: orders have no number of their own."""
    found: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", type=Path)
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--sorts", nargs="+", type=Sort, choices=list(Sort), default=list(Sort))
    parser.add_argument("--texts", nargs="+", default=TEXTS)
    parser.add_argument("--facts", nargs="+", default=FACTS)
    parser.add_argument("--over", type=float, default=50, help="the bar, in milliseconds")
    parser.add_argument("--every", action="store_true", help="show what is under the bar, too")
    asked = parser.parse_args()
    with Library.open(Paths.under(asked.root)) as library:
        library.stay_small()
        costs = [
            cost(library, words, sort, asked.over)
            for words, sort in product(queries(asked.forms, asked.texts, asked.facts), asked.sorts)
        ]
    show(costs, asked.over, every=asked.every)


def queries(forms: Sequence[str], texts: Sequence[str], facts: Sequence[str]) -> Iterator[str]:
    """Each once."""
    pairs = product(forms, texts, facts)
    both = (
        FORMS[form].format(text, fact)
        if text and fact
        else ("-" if form in ("not", "without") else "") + (text or fact)
        for form, text, fact in pairs
    )
    yield from dict.fromkeys("" if query == "-" else query for query in both)


def cost(library: Library, words: str, sort: Sort, bar: float) -> Cost:
    query = words if sort is Sort.NEWEST else f"{words} sort:{sort}".strip()
    scope = SearchScope(query)
    first, ids = timed(lambda: len(library.snapshot(scope, limit=FIRST)), bar)
    number = timed(lambda: library.count(scope), bar)[0] if sort is Sort.NEWEST else None
    return Cost(query, first, number, ids)


def timed(work: Callable[[], int], bar: float) -> tuple[float, int]:
    costs = list[float]()
    while True:
        began = thread_time()
        found = work()
        costs.append(1000 * (thread_time() - began))
        if len(costs) == 3 or max(costs) < bar / 2 or max(costs) > 10 * bar:
            return median(costs), found


def show(costs: Sequence[Cost], bar: float, *, every: bool) -> None:
    print("| query | first | number | rows |", "|---|---|---|---|", sep="\n")
    for one in sorted(costs, key=lambda cost: -max(cost.first, cost.number or 0)):
        if every or max(one.first, one.number or 0) > bar:
            number = "" if one.number is None else f"{one.number:.0f}"
            print(f"| `{one.query}` | {one.first:.0f} | {number} | {one.found} |")
    print(summary("first pages", [cost.first for cost in costs], bar))
    numbers = [cost.number for cost in costs if cost.number is not None]
    if numbers:
        print(summary("numbers", numbers, bar))


def summary(what: str, costs: Sequence[float], bar: float) -> str:
    cuts = quantiles(costs, n=100) if len(costs) > 1 else [costs[0]] * 99
    over = sum(cost > bar for cost in costs)
    return (
        f"{len(costs)} {what}: p50 {cuts[49]:.1f} ms, p90 {cuts[89]:.0f}, p99 {cuts[98]:.0f},"
        f" greatest {max(costs):.0f}; {over} over {bar:.0f}"
    )


if __name__ == "__main__":
    main()
