"""How well stories and related articles are found, on labelled news.

    python benchmarks/stories.py [--tuning] [FOLDER of labelled.py]...

Stories: B³ precision, recall and F of the labelled articles, told one after the other among the
other sets' articles, in a real library; and once more where a set knows the days of its articles,
by themselves, day by day. Related: how many of the five are of the same story (P@5; of fewer where
the story has fewer) and one over the rank of the first (MRR), beside plain BM25, which always has
five; how many of those that are shown are right; and how many are shown where there is nothing to
find: in a library with one article of each story only. Every set is halved by the names of its
stories: thresholds are chosen on one half (`--tuning`), the other one is reported, and the whole
set where somebody else measured it whole. The demo library's own stories are always measured, and
those of `told/`, in scripts without spaces.
"""

import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import process_time

from labelled import Labelled, committed, in_tuning_half, read
from scoring import b_cubed, bm25, found_by, ours, told

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
BARS = {
    "ecb": ".81 · .881 / .955",
    "uci": ".67 · .794 / .866",
    "gnews": ".68 · .867 / .917",
}
_FEEDS = [Subscription(f"https://f{number}.example/feed") for number in range(400)]


def main() -> None:
    tuning = "--tuning" in sys.argv
    folders = [Path(word) for word in sys.argv[1:] if word != "--tuning"]
    print(
        "| | P | R | F | ms | P@5 / MRR | BM25 | right of shown | ms | lone | bars: F · P@5 / MRR |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        demo(Path(folder) / "demo")
        for name, articles in committed(tuning=tuning).items():
            measure({f"{name}, alone": name}, articles, Path(folder) / name, tuning=tuning)
        for number, one in enumerate(folders):
            sets = committed(tuning=tuning) | read(one)
            everything = [one for articles in sets.values() for one in articles]
            root = Path(folder) / f"all {number}"
            measure({name: name for name in sets}, everything, root, tuning=tuning)
            for name, articles in sets.items():
                if min(article.at for article in articles):
                    told_by_day(name, articles, Path(folder) / f"{name} by day", tuning=tuning)


def measure(
    rows: Mapping[str, str], articles: Sequence[Labelled], root: Path, *, tuning: bool
) -> None:
    """`rows`: by what stands first in each, the set that it is about."""
    lone = shown_alone(alone_in(articles, tuning=tuning), root / "lone", tuning=tuning)
    with Library.open(Paths.under(root / "told"), lambda: NOW) as library:
        place_of = fill(library, articles)
        began = process_time()
        tell(library)
        each = (process_time() - began) / len(articles) * 1000
        for row, name in rows.items():
            gold = {
                id_: articles[at].story for id_, at in place_of.items() if articles[at].set == name
            }
            parts = {row: asked_of(name, gold, tuning=tuning)}
            if name in BARS:
                parts[f"{row}, whole"] = [*parts[row], *asked_of(name, gold, tuning=not tuning)]
            for part, of in parts.items():
                if of:
                    figures = f"{b_cubed(told(library, list(gold)), gold, of)} | {each:.2f}"
                    bar = f"{lone[name]:.1f} | {BARS.get(name, '')}"
                    report(part, figures, library, gold, of, bar)


def alone_in(articles: Sequence[Labelled], *, tuning: bool) -> Sequence[Labelled]:
    """Without the others of the stories that are measured, and of those that look like them."""
    order = random.Random(4).sample(range(len(articles)), len(articles))
    taken, left = set[tuple[str, str]](), []
    for place in order:
        one = articles[place]
        topic = one.set, one.story.rstrip("+")
        if in_tuning_half(*topic) is not tuning or topic not in taken:
            left.append(one)
            taken.add(topic)
    return left


def shown_alone(articles: Sequence[Labelled], root: Path, *, tuning: bool) -> Mapping[str, float]:
    """By set, how many related articles are shown to those that are alone with their news."""
    with Library.open(Paths.under(root), lambda: NOW) as library:
        place_of = fill(library, articles)
        tell(library)
        shown: dict[str, list[int]] = defaultdict(list)
        for id_, place in place_of.items():
            one = articles[place]
            if in_tuning_half(one.set, one.story) is tuning and one.told:
                article = library.article(id_)
                assert article is not None
                shown[one.set].append(len(ours(library)(article)))
        return {name: sum(counts) / len(counts) for name, counts in shown.items()}


def report(
    row: str, stories: str, library: Library, gold: Mapping[int, str], of: Sequence[int], bar: str
) -> None:
    found = found_by(ours(library), library, gold, of)
    plain = found_by(bm25(library), library, gold, of)
    right = f"{found.right / (found.shown or 1):.2f} of {found.shown / len(of):.1f}"
    print(
        f"| {row} | {stories} | {found} | {plain} | {right} | {found.ms:.0f} | {bar} |", flush=True
    )


def told_by_day(name: str, articles: Sequence[Labelled], root: Path, *, tuning: bool) -> None:
    """A set that knows its days, told on them: a year's is no news of forty hours."""
    days: dict[date, list[int]] = defaultdict(list)
    for place, one in enumerate(articles):
        days[datetime.fromtimestamp(one.at, UTC).date()].append(place)
    now = NOW
    with Library.open(Paths.under(root), lambda: now) as library:
        place_of: dict[int, int] = {}
        for day, places in sorted(days.items()):
            now = datetime.combine(day, time(23), UTC)
            random.Random(day.toordinal()).shuffle(places)
            began = now - timedelta(hours=12)
            at = {place: began + timedelta(seconds=n) for n, place in enumerate(places)}
            place_of = take_in(library, articles, at, now)
            tell(library)
        gold = {id_: articles[place].story for id_, place in place_of.items()}
        score = b_cubed(told(library, list(gold)), gold, asked_of(name, gold, tuning=tuning))
        print(f"| {name}, by day | {score} |", flush=True)


def asked_of(name: str, gold: Mapping[int, str], *, tuning: bool) -> Sequence[int]:
    """Those that are not alone with their story."""
    sizes = Counter(gold.values())
    half = {story for story in sizes if in_tuning_half(name, story) is tuning}
    return [id_ for id_, story in gold.items() if story in half and sizes[story] > 1]


def tell(library: Library) -> None:
    teller = Arrivals(library).teller()
    while teller.go_on():
        pass


def fill(library: Library, articles: Sequence[Labelled]) -> dict[int, int]:
    """The articles' places by their ids."""
    order = random.Random(2).sample(range(len(articles)), len(articles))
    began = NOW - timedelta(hours=40)
    at = {place: began + timedelta(seconds=n) for n, place in enumerate(order)}
    return take_in(library, articles, at, NOW)


def take_in(
    library: Library, articles: Sequence[Labelled], published: Mapping[int, datetime], now: datetime
) -> dict[int, int]:
    """Some of the articles, by their places; the places by the ids of all that the library has."""
    feeds = library.subscribe_all(_FEEDS)
    by_feed: dict[int, list[Prepared]] = defaultdict(list)
    for place, at in published.items():
        one = articles[place]
        link = f"https://news.example/{place}"
        entry = ParsedEntry(str(place), link, one.title, published=at)
        body = pack_body(one.lead, one.lead)
        new = Prepared(entry, (f"guid:{place}",), b"1" * 32, one.lead, one.lead, 10, body)
        by_feed[one.feed % len(feeds)].append(new)
    arrivals = Arrivals(library)
    for number, found in sorted(by_feed.items()):
        feed, _ = feeds[number]
        arrivals.store(Visit(feed.id, now, now), Changes(tuple(found), ()), now)
    while arrivals.index_some():
        pass
    keys = library.db.rows("SELECT article_id, substr(key, 6) FROM identity")
    return {id_: int(key) for id_, key in keys}


def demo(root: Path) -> None:
    root.mkdir()
    with prepare(root, NOW, pictures=False).library() as library:
        rows = library.db.rows("SELECT article_id, key FROM identity WHERE key LIKE 'guid:%'")
        ids = {key.removeprefix("guid:"): id_ for id_, key in rows}
        gold = {id_: f"alone {id_}" for id_ in ids.values()}
        for story, guids in known_stories().items():
            gold |= {ids[guid.partition("://")[2] or guid]: story for guid in guids}
        of = [id_ for id_, story in gold.items() if not story.startswith("alone")]
        score = b_cubed(told(library, list(gold)), gold, of)
        report("the demo's", f"{score} |", library, gold, of, "")


if __name__ == "__main__":
    main()
