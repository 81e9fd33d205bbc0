"""In how many articles words are: as many are kept in mind as the library has articles for."""

from collections import deque
from collections.abc import Iterator

import pytest

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.store.news.traces import ALL

COUNTED = {ALL: 9, 5: 1, 7: 4, 4_000_000_000: 9}
HALF = {ALL: 4, 7: 2, 4_000_000_000: 4}


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    with Library.open(paths) as library:
        yield library


def count(library: Library, articles: int, counted: dict[int, int]) -> None:
    with library.db.transaction():
        feed = library.db.insert("INSERT INTO feed (url) VALUES ('https://a.example')", ())
        for number in range(1, articles + 1):
            library.db.run(
                "INSERT INTO status (id, feed_id, placed, arrived) VALUES (?, ?, 1, 1)",
                (number, feed),
            )
            library.db.run(
                "INSERT INTO article (id, title, content_hash) VALUES (?, '', x'00')", (number,)
            )
        library.db.run_many(
            "INSERT INTO usage (word, articles) VALUES (?, ?)", list(counted.items())
        )


def counted(library: Library) -> dict[int, int]:
    return dict(library.db.rows("SELECT word, articles FROM usage"))


def test_counts_are_halved_once_half_of_the_articles_are_gone(library: Library) -> None:
    count(library, 4, COUNTED)
    assert list(library.fading()) == [True, False]
    assert counted(library) == HALF
    assert list(library.fading()) == []


def test_counts_stay_while_most_of_the_articles_do(library: Library) -> None:
    count(library, 5, COUNTED)
    assert list(library.fading()) == []
    assert counted(library) == COUNTED


def test_who_is_ended_in_between_goes_on_where_it_stood(library: Library) -> None:
    count(library, 1, {ALL: 20_000} | dict.fromkeys(range(12000), 8))
    for _ in zip(library.fading(), range(2), strict=False):
        pass
    deque(library.fading(), 0)
    assert counted(library) == {ALL: 10_000} | dict.fromkeys(range(12000), 4)
