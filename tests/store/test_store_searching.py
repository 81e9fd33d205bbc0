"""Ways that are fast among a million articles find what the plain condition finds."""

import random
from array import array
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from newsreader.models.scopes import Arrangement, Grouping, OwnSmart, SearchScope, Show, Sort
from newsreader.paths import Paths
from newsreader.store.finding import heads
from newsreader.store.finding.asking import Asked, asked, within
from newsreader.store.finding.searching import by_relevance
from newsreader.store.finding.windows import ALONG
from newsreader.store.library import Library
from newsreader.store.showing import SHOW
from newsreader.store.times import seconds

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ARTICLES = 150
TITLES = ("t", "“Bread”", "apples", "")
QUERIES = (
    *("common", "rare", "qqqq", "comm*", "common rare", "common -rare", "common or rare"),
    *("-common", "-rare", "is:unread -common", "-common -rare", "-(common rare)", "-qqqq"),
    *("common is:unread", "common is:read", "common -is:unread", "common is:bookmarked"),
    *("common is:tagged", "common tag:later", "common is:hidden", "is:hidden", "-is:hidden"),
    *("is:read", "is:unread", "is:full", "-is:full", "common is:full", "is:bookmarked"),
    *("feed:b", "feed:b is:unread", "-feed:b", "folder:Tech", "feed:a or folder:Tech"),
    *("common feed:b", "common -feed:b", "author:knuth", "common author:knuth"),
    *("common -author:knuth", "author:knuth is:unread", "common (rare or is:unread)"),
    *("since:2d", "common since:2d", "common before:2d", "author:knuth arrived:today"),
    *("common or is:bookmarked", "is:unread or is:bookmarked", "common or author:knuth"),
    *("-rare -common", "-rare -author:knuth", "is:read since:2d", "is:read -rare"),
    *("common or rare or is:tagged or is:bookmarked", "rare or is:tagged or feed:b or since:1d"),
    *("common or rare or is:tagged", "-(common or is:unread)", "(rare or is:unread) is:tagged"),
    *("score:>0", "score:<0", "score:0", "score:..2", "common score:>0"),
    *("common words:>2", "words:>2", "common has:comments", "common sort:oldest"),
)

ONLY_WHOLE = (Sort.RELEVANCE, Sort.PRIORITY)
"""Not along an index."""
LEAVES = (
    "common rare comm* is:unread is:read is:full is:bookmarked is:hidden is:tagged feed:b"
    " folder:Tech author:knuth since:2d before:1d words:>2 score:>0 has:comments"
).split()


def grown(chance: random.Random, depth: int) -> str:
    """Any query at all."""
    if not depth or chance.random() < 0.2:
        return chance.choice(["", "", "-"]) + chance.choice(LEAVES)
    parts = [grown(chance, depth - 1) for _ in range(chance.choice([2, 2, 3]))]
    return f"{chance.choice(['', '-'])}({chance.choice([' ', ' or ']).join(parts)})"


GROWN = [grown(random.Random(seed), 2 + seed % 2) for seed in range(60)]


@pytest.fixture(scope="module", params=["all listed", "some unlisted", "all at once"])
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    paths = Paths.under(tmp_path_factory.mktemp("searched"))
    with Library.open(paths, lambda: NOON) as library:
        fill(library, request.param)
        yield library


def fill(library: Library, kind: str) -> None:
    db, chance = library.db, random.Random(7)
    for id_, name in ((1, "Feed a"), (2, "Feed b"), (3, "Gone")):
        db.run("INSERT INTO feed (id, url, title) VALUES (?, ?, ?)", (id_, name, name))
    db.run("INSERT INTO folder VALUES ('Tech/Python', 1)")
    for id_ in range(1, ARTICLES + 1):
        jitter = timedelta(hours=chance.choice([0, 0, 3]))  # a clock that was set
        arrived = NOON if kind == "all at once" else NOON - timedelta(hours=ARTICLES - id_) + jitter
        placed = arrived - timedelta(hours=chance.choice([0, 1, 1, 2, 300]))
        put(library, id_, seconds(placed), seconds(arrived), chance)
    if kind == "some unlisted":
        library.hide([3, 50, 120, 140])
        db.run("UPDATE feed SET followed = 0 WHERE id = 3")
        db.run("UPDATE status SET shown = 0 WHERE feed_id = 3")


def put(library: Library, id_: int, placed: int, arrived: int, chance: random.Random) -> None:
    db = library.db
    db.run(
        "INSERT INTO status (id, feed_id, placed, arrived, read, bookmarked, score)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(id_, chance.choice([1, 2, 2, 3]), placed, arrived),
            *(id_ < ARTICLES * 0.8 or chance.random() < 0.1, chance.random() < 0.1),
            chance.choice([-3, 0, 0, 0, 4]),
        ),
    )
    author = chance.choice(["Donald Knuth", "", ""])
    db.run(
        "INSERT INTO article (id, title, author, words, comments_url, content_hash)"
        " VALUES (?, ?, ?, ?, ?, '')",
        (
            id_,
            TITLES[id_ % 4],
            author,
            chance.randrange(5),
            chance.choice([None, "https://c.example"]),
        ),
    )
    if id_ % 3:
        db.run("INSERT INTO worth VALUES (?, ?)", (id_, (id_ % 11 - 5) / 4))
    db.run("INSERT INTO facts (rowid, author) VALUES (?, ?)", (id_, author))
    words = [word for word, share in (("common", 0.8), ("rare", 0.05)) if chance.random() < share]
    db.run("INSERT INTO search (rowid, title, text) VALUES (?, ?, '')", (id_, " ".join(words)))
    if chance.random() < 0.1:
        db.run("INSERT INTO tag VALUES (?, 'later')", (id_,))


def searched(library: Library, query: str) -> Asked:
    return asked(library.db, SearchScope(query), Show.ALL, NOON)


def plainly(library: Library, query: str, show: Show) -> list[tuple[int, int]]:
    """(when it was placed, id), the newest first."""
    where = within(SearchScope(query), NOON)
    sql = f"SELECT s.placed, s.id FROM status s WHERE {where.sql}{SHOW[show]}"
    rows = library.db.rows(sql, where.parameters)
    return sorted(((placed, id_) for placed, id_ in rows), reverse=True)


@pytest.mark.parametrize("show", list(Show))
@pytest.mark.parametrize("query", [*QUERIES, *GROWN])
def test_a_search_finds_and_counts_what_the_condition_says(
    library: Library, query: str, show: Show
) -> None:
    scope, expected = SearchScope(query), plainly(library, query, show)
    if "sort:oldest" in query:
        expected.reverse()

    assert library.count(scope, show) == len(expected)
    for limit in (None, 1, 3, 20, len(expected) + 1):
        found = library.arranged(scope, show, limit=limit)
        assert list(found.ids) == [id_ for _, id_ in expected][:limit]


@pytest.mark.parametrize("query", ["common", "common is:read", "since:2d", "rare"])
@pytest.mark.parametrize("limit", [None, 4])
def test_a_search_by_days_knows_the_days(library: Library, query: str, limit: int | None) -> None:
    by_day = Arrangement(Sort.NEWEST, Grouping.DAY)
    found = library.arranged(OwnSmart("Mine", query), Show.ALL, by_day, limit)

    expected = plainly(library, query, Show.ALL)[:limit]
    assert list(zip(found.keys, found.ids, strict=True)) == expected


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("common", "common"),
        ("common -rare is:read", "common"),
        ("common or rare", "common OR rare"),
        ("common (rare or is:unread)", "common OR rare"),
        ("rare or is:unread", "rare"),
    ],
)
@pytest.mark.parametrize("limit", [None, 7])
def test_what_is_most_about_the_words_comes_first(
    library: Library, query: str, words: str, limit: int | None
) -> None:
    sql = "SELECT rowid, round(bm25(search, 4.0, 1.0), 6) FROM search WHERE search MATCH ?"
    ranks: dict[int, float] = dict(library.db.rows(sql, (words,)))
    newest = [id_ for _, id_ in plainly(library, query, Show.ALL)]

    found = library.arranged(SearchScope(query), Show.ALL, Arrangement(Sort.RELEVANCE), limit).ids

    assert list(found) == sorted(newest, key=lambda id_: ranks.get(id_, 0))[:limit]


@pytest.mark.parametrize(("query", "most"), [("common", 5), ("common is:read", 3), ("comm*", 5)])
def test_of_a_great_many_only_the_newest_are_compared(
    library: Library, query: str, most: int
) -> None:
    """What is older follows."""
    words = query.split()[0]
    sql = "SELECT rowid, bm25(search, 4.0, 1.0) FROM search WHERE search MATCH ?"
    ranks: dict[int, float] = dict(library.db.rows(sql, (words,)))
    newest = sorted(ranks, reverse=True)[:40]
    compared = [id_ for _, id_ in plainly(library, query, Show.ALL) if id_ in newest]
    expected = sorted(compared, key=lambda id_: ranks[id_])

    older = [id_ for _, id_ in plainly(library, query, Show.ALL) if id_ not in newest]

    search, wanted = searched(library, query), Arrangement(Sort.RELEVANCE)
    assert len(expected) >= most
    for limit in (None, most, len(expected) + 2):
        found = by_relevance(library.db, search, wanted, limit, best_of=40)
        assert found == [array("q", (expected + older)[:limit])]


@pytest.mark.parametrize("query", [*QUERIES[::2], *GROWN[::3]])
def test_by_relevance_all_are_listed(library: Library, query: str) -> None:
    search = searched(library, query)
    newest = [id_ for _, id_ in plainly(library, query, Show.ALL)]

    for grouping in (Grouping.NONE, Grouping.FEED):
        wanted = Arrangement(Sort.RELEVANCE, grouping)
        whole = by_relevance(library.db, search, wanted, None, best_of=20)
        assert sorted(whole[0]) == sorted(newest)
        assert by_relevance(library.db, search, wanted, 25, 20)[0] == whole[0][:25]


Key = Callable[[int], tuple[Any, ...]]


def keys(library: Library) -> dict[Sort, Key]:
    """What comes first in each order, told by all there is to know of an article."""
    rows = library.db.rows(
        "SELECT s.id, s.placed, s.score + coalesce(w.value, 0), f.name, a.title, a.words"
        " FROM status s JOIN article a ON a.id = s.id JOIN feed f ON f.id = s.feed_id"
        " LEFT JOIN worth w ON w.article_id = s.id"
    )
    of = {id_: row for id_, *row in rows}

    def by(key: Callable[[int, float, str, str, int], object]) -> Key:
        return lambda id_: (key(*of[id_]), -of[id_][0], -id_)

    return {
        Sort.NEWEST: by(lambda *_: 0),
        Sort.OLDEST: lambda id_: (of[id_][0], id_),
        Sort.FEED: by(lambda placed, worth, feed, title, words: feed),
        Sort.TITLE: by(lambda placed, worth, feed, title, words: sorted_as(title)),
        Sort.LONGEST: by(lambda placed, worth, feed, title, words: -words),
        Sort.SHORTEST: by(lambda placed, worth, feed, title, words: words),
        Sort.PRIORITY: by(lambda placed, worth, feed, title, words: -worth),
    }


def sorted_as(title: str) -> tuple[bool, str]:
    return not title, title.lstrip("“").lower()


@pytest.mark.parametrize("query", [*QUERIES, *GROWN[::2], ""])
def test_the_first_in_every_order_are_the_first_of_all(library: Library, query: str) -> None:
    query = query.removesuffix("sort:oldest")
    found = [id_ for _, id_ in plainly(library, query, Show.ALL)]

    for sort, key in keys(library).items():
        expected = sorted(found, key=key)
        for limit in (None, 2, 25):
            listed = library.arranged(SearchScope(query), Show.ALL, Arrangement(sort), limit)
            assert list(listed.ids) == expected[:limit], (sort, limit)


@pytest.mark.parametrize("query", ["", "common", "common -rare is:read", "is:unread common"])
@pytest.mark.parametrize("sort", [sort for sort in Sort if sort not in ONLY_WHOLE])
@pytest.mark.parametrize("size", [1, 50, 1_000])
def test_the_first_are_found_among_the_first_of_all_articles(
    library: Library, query: str, sort: Sort, size: int
) -> None:
    """As many as are wanted, or none: they are sorted then."""
    search, wanted = searched(library, query), Arrangement(sort)
    every = list(library.arranged(SearchScope(query), Show.ALL, wanted).ids)

    found = heads.first(library.db, search, wanted, 3, size)

    assert len(every) > 3
    assert found is None or found == [array("q", every[:3])]
    assert size < len(every) or found is not None


@pytest.mark.parametrize("query", [*QUERIES[::2], *GROWN[::2]])
def test_a_sample_tells_among_how_many_to_look(library: Library, query: str) -> None:
    search = searched(library, query)
    for sort in ALONG:
        wanted = Arrangement(sort)
        every = list(library.arranged(SearchScope(query), Show.ALL, wanted).ids)
        for limit in (2, 9):
            found = heads.along(library.db, search, wanted, limit, few=10)
            assert found is None or found == [array("q", every[:limit])], (sort, limit)


def test_a_sample_is_mostly_right(library: Library) -> None:
    for query, sort in product(["common", "comm*", "common is:read", "author:knuth"], ALONG):
        search = searched(library, query)
        assert heads.along(library.db, search, Arrangement(sort), 2, few=10)
