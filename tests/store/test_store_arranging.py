"""Lists in the person's order, in groups."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, store

from newsreader.models.feeds import Feed, Subscription
from newsreader.models.scopes import Arrangement, Grouping, SearchScope, Show, Smart, Sort
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.store.times import seconds


def _followed(library: Library, title: str) -> Feed:
    return library.subscribe(Subscription("https://aster.example/feed", title))[0]


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    """Of the feeds Zebra and aster, hours and days before noon."""
    with Library.open(paths, lambda: noon) as library:
        zebra, aster = followed(library, "Zebra"), _followed(library, "aster")
        for feed, title, hours in [
            (zebra, "“Bread”", 1),
            (aster, "apples", 2),
            (zebra, "Cider", 40),
            (aster, "Zulu", 41),
        ]:
            placed = noon - timedelta(hours=hours)
            store(library, feed, noon, prepared(f"{title}{hours}", title, "x", placed))
        yield library


def listed(library: Library, sort: Sort, grouping: Grouping = Grouping.NONE) -> list[str]:
    ids = library.arranged(Smart.EVERYTHING, Show.ALL, Arrangement(sort, grouping)).ids
    return [headline.title for headline in library.headlines(ids)]


@pytest.mark.parametrize(
    ("sort", "grouping", "order"),
    [
        (Sort.NEWEST, Grouping.NONE, ["“Bread”", "apples", "Cider", "Zulu"]),
        (Sort.OLDEST, Grouping.NONE, ["Zulu", "Cider", "apples", "“Bread”"]),
        (Sort.FEED, Grouping.NONE, ["apples", "Zulu", "“Bread”", "Cider"]),
        (Sort.TITLE, Grouping.NONE, ["apples", "“Bread”", "Cider", "Zulu"]),
        (Sort.OLDEST, Grouping.FEED, ["Zulu", "apples", "Cider", "“Bread”"]),
        (Sort.TITLE, Grouping.DAY, ["apples", "“Bread”", "Cider", "Zulu"]),
        (Sort.NEWEST, Grouping.DAY, ["“Bread”", "apples", "Cider", "Zulu"]),
    ],
)
def test_a_list_in_the_order_asked_for(
    library: Library, sort: Sort, grouping: Grouping, order: list[str]
) -> None:
    assert listed(library, sort, grouping) == order


def test_the_longest_come_first(library: Library, noon: datetime) -> None:
    feed = library.find_feeds("aster")[0]
    store(
        library, feed, noon, prepared("long", "long", "many words " * 99, noon - timedelta(days=9))
    )

    assert listed(library, Sort.LONGEST)[0] == "long"


def test_each_article_comes_with_the_key_of_its_group(library: Library, noon: datetime) -> None:
    by_day = library.arranged(
        Smart.EVERYTHING, Show.ALL, Arrangement(grouping=Grouping.DAY), limit=2
    )
    by_feed = library.arranged(Smart.EVERYTHING, Show.ALL, Arrangement(grouping=Grouping.FEED))

    assert list(by_day.keys) == [seconds(noon - timedelta(hours=hours)) for hours in (1, 2)]
    assert list(by_feed.keys) == [2, 2, 1, 1]


def test_a_list_without_groups_has_no_keys(library: Library) -> None:
    assert not library.arranged(Smart.EVERYTHING).keys


@pytest.mark.parametrize(
    ("sort", "grouping", "limit", "order"),
    [
        (Sort.NEWEST, Grouping.NONE, None, ["“Bread”", "apples", "Cider", "Zulu"]),
        (Sort.NEWEST, Grouping.NONE, 2, ["“Bread”", "apples", "Cider"]),
        (Sort.NEWEST, Grouping.NONE, 1, ["“Bread”"]),
        (Sort.OLDEST, Grouping.NONE, None, ["Zulu", "Cider", "apples", "“Bread”"]),
        (Sort.NEWEST, Grouping.DAY, None, ["“Bread”", "apples", "Cider", "Zulu"]),
        (Sort.NEWEST, Grouping.STORY, None, ["“Bread”", "apples", "Cider", "Zulu"]),
        (Sort.TITLE, Grouping.NONE, None, ["“Bread”", "Cider", "Zulu"]),
    ],
)
def test_an_article_stays_that_is_read_by_now(
    library: Library, sort: Sort, grouping: Grouping, limit: int | None, order: list[str]
) -> None:
    apples = library.snapshot(Smart.EVERYTHING)[1]
    library.mark_read([apples], True)
    arrangement = Arrangement(sort, grouping)
    found = library.arranged(Smart.UNREAD, Show.ALL, arrangement, limit, also=apples)
    assert [headline.title for headline in library.headlines(found.ids)] == order
    assert len(found.keys) in (0, len(order))


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("chips sort:relevance", ["Chips, chips", "Of chips", "A meal"]),
        ("chips", ["A meal", "Of chips", "Chips, chips"]),
        ("chips -meal sort:relevance", ["Chips, chips", "Of chips"]),
        ("is:unread feed:aster sort:relevance", ["A meal", "Of chips", "Chips, chips"]),
    ],
)
def test_a_search_lists_what_is_most_about_its_words(
    paths: Paths, noon: datetime, query: str, order: list[str]
) -> None:
    with Library.open(paths, lambda: noon) as library:
        feed = _followed(library, "aster")
        texts = [
            ("A meal", "fish and chips and a great many other words in a row", 1),
            ("Of chips", "what they are made of", 2),
            ("Chips, chips", "chips and more chips", 3),
        ]
        for title, text, hours in texts:
            store(library, feed, noon, prepared(title, title, text, noon - timedelta(hours=hours)))
        found = library.headlines(library.snapshot(SearchScope(query)))
        assert [headline.title for headline in found] == order
