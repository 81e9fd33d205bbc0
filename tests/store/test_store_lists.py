from datetime import datetime, timedelta

import pytest
from store_shelf import followed, index_all, prepared, shelve, store

from newsreader.models.scopes import FeedScope, FolderScope, Scope, SearchScope, Show, Smart
from newsreader.paths import Paths
from newsreader.query.errors import QueryError
from newsreader.store.library import Library
from newsreader.store.times import midnight


def titles(library: Library, scope: Scope, show: Show = Show.ALL) -> str:
    headlines = library.headlines(library.snapshot(scope, show))
    return " ".join(headline.title for headline in headlines)


@pytest.fixture
def shelves(library: Library, noon: datetime) -> Library:
    """a to d, an hour older each; b is read, c bookmarked; d is of the other feed."""
    first, second = followed(library, "one", "Tech/Py"), followed(library, "two", "Technics")
    ids = store(
        library,
        first,
        noon,
        *(
            prepared(letter, letter, f"word{letter}", noon - timedelta(hours=hours))
            for hours, letter in enumerate("abc")
        ),
    )
    store(library, second, noon, prepared("d", "d", "wordd", noon - timedelta(days=3)))
    library.mark_read(ids[1:2])
    library.bookmark(ids[2:3])
    index_all(library)
    return library


@pytest.mark.parametrize(
    ("scope", "show", "expected"),
    [
        (Smart.EVERYTHING, Show.ALL, "a b c d"),
        (Smart.EVERYTHING, Show.UNREAD, "a c d"),
        (Smart.EVERYTHING, Show.BOOKMARKS, "c"),
        (Smart.UNREAD, Show.ALL, "a c d"),
        (Smart.UNREAD, Show.BOOKMARKS, "c"),
        (Smart.BOOKMARKS, Show.ALL, "c"),
        (FolderScope("Tech"), Show.ALL, "a b c"),
        (FolderScope("Tech/Py"), Show.UNREAD, "a c"),
        (FolderScope("Tech/P"), Show.ALL, ""),
        (FeedScope(2), Show.ALL, "d"),
        (FeedScope(1), Show.UNREAD, "a c"),
        (FeedScope(99), Show.ALL, ""),
        (SearchScope("worda or wordd"), Show.ALL, "a d"),
        (SearchScope("folder:Tech -wordb"), Show.ALL, "a c"),
        (SearchScope(""), Show.BOOKMARKS, "c"),
    ],
)
def test_a_scope_lists_its_articles_newest_first(
    shelves: Library, scope: Scope, show: Show, expected: str
) -> None:
    assert titles(shelves, scope, show) == expected


def test_today_begins_at_local_midnight(library: Library, noon: datetime) -> None:
    start = midnight(noon)
    feed = followed(library)
    store(
        library,
        feed,
        noon,
        prepared("today", published=start),
        prepared("yesterday", published=start - timedelta(seconds=1)),
    )

    assert titles(library, Smart.TODAY) == "Title today"


def test_a_snapshot_takes_no_more_than_its_limit(shelves: Library) -> None:
    assert len(shelves.snapshot(Smart.EVERYTHING, limit=3)) == 3


def test_a_search_that_makes_no_sense_is_a_query_error(library: Library) -> None:
    with pytest.raises(QueryError):
        library.snapshot(SearchScope("is:new"))


@pytest.mark.parametrize(
    ("scope", "show", "count"),
    [
        (Smart.EVERYTHING, Show.ALL, 2),
        (Smart.UNREAD, Show.ALL, 2),
        (Smart.EVERYTHING, Show.BOOKMARKS, 0),
        (FeedScope(1), Show.ALL, 0),
        (FeedScope(2), Show.UNREAD, 2),
        (FolderScope("Technics"), Show.ALL, 2),
    ],
)
def test_what_arrived_since_a_snapshot_is_counted(
    shelves: Library, noon: datetime, scope: Scope, show: Show, count: int
) -> None:
    greatest = max(shelves.snapshot(Smart.EVERYTHING))
    feed = shelves.find_feeds("two")[0]
    store(shelves, feed, noon, prepared("e"), prepared("f"))

    assert shelves.newer(scope, show, greatest) == count


def test_headlines_keep_the_order_asked_for_and_leave_out_the_missing(
    library: Library, noon: datetime
) -> None:
    first, second, third = shelve(library, noon)

    found = library.headlines([third, 999, first, second])

    assert [headline.id for headline in found] == [third, first, second]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It begins like this.", "It begins like this."),
        ("It goes on and on " * 6, "It goes on and on " * 6),
        ("It goes on and on " * 7, "It goes on and on " * 6 + "It goes on…"),
    ],
)
def test_an_article_without_a_title_is_called_by_how_it_begins(
    library: Library, noon: datetime, text: str, title: str
) -> None:
    feed = followed(library)
    untitled = prepared("x", " ", text)
    store(library, feed, noon, untitled)
    library.db.run("UPDATE article SET title = ''")

    assert titles(library, Smart.EVERYTHING) == title


def test_counts_tell_the_library_in_numbers(shelves: Library, noon: datetime) -> None:
    counts = shelves.counts()

    assert (counts.unread, counts.articles, counts.bookmarks, counts.feeds) == (3, 4, 1, 2)
    assert counts.last_sync == noon
    assert counts.library_bytes > 0


def test_every_feed_counts_its_own(shelves: Library) -> None:
    assert [(feed.unread, feed.total) for feed in shelves.feeds()] == [(2, 3), (1, 1)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2", ["Two"]),
        ("https://one.example/feed", ["One"]),
        ("two", ["Two"]),
        ("o", ["One", "Two"]),
        ("three", []),
        ("", []),
    ],
)
def test_a_feed_is_found_by_id_address_or_title(
    shelves: Library, words: str, found: list[str]
) -> None:
    assert [feed.title for feed in shelves.find_feeds(words)] == found


def test_an_article_that_is_not_there_is_none(library: Library) -> None:
    assert library.article(1) is None


def test_damaged_columns_still_open(shelves: Library) -> None:
    (article_id,) = shelves.snapshot(Smart.BOOKMARKS)
    shelves.db.run(
        "UPDATE article SET title = CAST(x'ff41' AS TEXT), topics = '{', pictures = '[1, {}]'"
    )
    shelves.db.run("UPDATE body SET html = x'00', text = CAST(x'ff' AS TEXT)")

    article = shelves.article(article_id)

    assert article is not None
    assert (article.title, article.html, article.topics) == ("�A", "", ())
    assert len(shelves.headlines(shelves.snapshot(Smart.EVERYTHING))) == 4


def test_another_connection_that_writes_is_noticed(paths: Paths, shelves: Library) -> None:
    before = shelves.data_version()
    with Library.open(paths) as other:
        other.mark_read(other.snapshot(Smart.UNREAD))

    assert shelves.data_version() != before
