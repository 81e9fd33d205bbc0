"""How well stories and related articles are found, on labelled news.

    python benchmarks/stories.py [FOLDER of labelled.py]

Stories: B³ precision, recall and F of the labelled articles, told one after the other among the
other sets' articles, in a real library. Related: how many of the five are of the same story (P@5;
of fewer where the story has fewer), and one over the rank of the first (MRR). The demo library's
own stories are always measured, its Japanese headlines in a row of their own.
"""

import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from newsreader.cli.demo import prepare
from newsreader.demo.stories import known_stories
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_body

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SETS = ("ecb", "uci", "gnews")
BARS = {
    "ecb": ".81 · .881 / .955",
    "uci": ".67 · .794 / .866",
    "gnews": ".68 · .867 / .917",
}
_FEEDS = 400
_ASKED = 400


class Labelled(NamedTuple):
    """An article whose story is known."""

    title: str
    lead: str
    story: str
    feed: int
    at: int
    set: str


class Score(NamedTuple):
    """B³ (Bagga and Baldwin, 1998)."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.2f} | {self.recall:.2f} | {self.f:.3f}"


def main() -> None:
    print("| | P | R | F | ms | P@5 / MRR | ms | bars: F · P@5 / MRR |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        demo(Path(folder) / "demo")
        sets = read(Path(sys.argv[1])) if len(sys.argv) > 1 else {}
        for name in sets:
            measure(name, sets, Path(folder) / name)


def read(folder: Path) -> dict[str, list[Labelled]]:
    return {
        name: [
            Labelled(**row, set=name) for row in json.loads((folder / f"{name}.json").read_text())
        ]
        for name in SETS
    }


def measure(name: str, sets: Mapping[str, Sequence[Labelled]], root: Path) -> None:
    articles = [one for rows in sets.values() for one in rows]
    random.Random(2).shuffle(articles)
    with Library.open(Paths.under(root), lambda: NOW) as library:
        number_of = fill(library, articles)
        began, teller = time.process_time(), Arrivals(library).teller()
        while teller.go_on():
            pass
        each = (time.process_time() - began) / len(articles) * 1000
        own = [id_ for id_, number in number_of.items() if articles[number].set == name]
        gold = {id_: articles[number_of[id_]].story for id_ in own}
        score = b_cubed(told(library, own), gold)
        found, asked = related(library, gold)
    print(f"| {name} | {score} | {each:.2f} | {found} | {asked:.0f} | {BARS[name]} |", flush=True)


def fill(library: Library, articles: Sequence[Labelled]) -> dict[int, int]:
    """The articles' places by their ids."""
    for number in range(_FEEDS):
        library.subscribe(Subscription(f"https://f{number}.example/feed"))
    by_feed: dict[int, list[Prepared]] = defaultdict(list)
    for number, one in enumerate(articles):
        at = NOW - timedelta(hours=40) + timedelta(seconds=number)
        link = f"https://news.example/{number}"
        entry = ParsedEntry(str(number), link, one.title, published=at)
        body = pack_body(one.lead, one.lead)
        new = Prepared(entry, (f"guid:{number}",), b"1" * 32, one.lead, one.lead, 10, body)
        by_feed[one.feed % _FEEDS].append(new)
    arrivals = Arrivals(library)
    for feed, place in zip(library.feeds(), range(_FEEDS), strict=True):
        arrivals.store(Visit(feed.id, NOW, NOW), Changes(tuple(by_feed[place]), ()), NOW)
    while arrivals.index_some():
        pass
    keys = library.db.rows("SELECT article_id, substr(key, 6) FROM identity")
    return {id_: int(key) for id_, key in keys}


def told(library: Library, ids: Sequence[int]) -> dict[int, int]:
    """By article its story, by the article's own number where it is alone."""
    found = library.stories.told(ids)
    return {id_: found[id_].story_id if id_ in found else -id_ for id_ in ids}


def b_cubed(
    found: Mapping[int, int], gold: Mapping[int, str], of: Collection[int] | None = None
) -> Score:
    """Of some of the articles; all of them count against a story that mixes them."""
    of = gold if of is None else of
    theirs: dict[int, set[int]] = defaultdict(set)
    ours: dict[str, set[int]] = defaultdict(set)
    for id_ in gold:
        theirs[found[id_]].add(id_)
        ours[gold[id_]].add(id_)
    both = {id_: len(theirs[found[id_]] & ours[gold[id_]]) for id_ in gold}
    precision = sum(both[id_] / len(theirs[found[id_]]) for id_ in of) / len(of)
    recall = sum(both[id_] / len(ours[gold[id_]]) for id_ in of) / len(of)
    return Score(precision, recall)


def related(library: Library, gold: Mapping[int, str]) -> tuple[str, float]:
    """(P@5 / MRR, ms an article)."""
    sizes: dict[str, int] = defaultdict(int)
    for story in gold.values():
        sizes[story] += 1
    asked = [id_ for id_ in gold if sizes[gold[id_]] > 1]
    random.Random(3).shuffle(asked)
    precision = rank = 0.0
    began = time.process_time()
    for id_ in asked[:_ASKED]:
        article = library.article(id_)
        assert article is not None
        company = library.stories.company(article).related
        right = [gold.get(one.headline.id) == gold[id_] for one in company]
        precision += sum(right) / min(5, sizes[gold[id_]] - 1)
        rank += next((1 / place for place, is_right in enumerate(right, 1) if is_right), 0.0)
    count = len(asked[:_ASKED]) or 1
    each = (time.process_time() - began) / count * 1000
    return f"{precision / count:.3f} / {rank / count:.3f}", each


def demo(root: Path) -> None:
    root.mkdir()
    with prepare(root, NOW, pictures=False).library() as library:
        rows = library.db.rows("SELECT article_id, key FROM identity WHERE key LIKE 'guid:%'")
        ids = {key.removeprefix("guid:"): id_ for id_, key in rows}
        gold = {id_: f"alone {id_}" for id_ in ids.values()}
        for story, guids in known_stories().items():
            gold |= {ids[guid.partition("://")[2] or guid]: story for guid in guids}
        found = told(library, list(gold))
        known = {id_: story for id_, story in gold.items() if not story.startswith("alone")}
        titles = {one.id: one.title for one in library.headlines(list(gold))}
        japanese = {id_: story for id_, story in known.items() if has_kana(titles.get(id_, ""))}
        asked, each = related(library, known)
        print(f"| the demo's | {b_cubed(found, gold, known)} | | {asked} | {each:.0f} | |")
        asked, each = related(library, japanese)
        score = b_cubed(found, gold, japanese)
        print(f"| of it Japanese | {score} | | {asked} | {each:.0f} | |", flush=True)


def has_kana(title: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" for letter in title)


if __name__ == "__main__":
    main()
