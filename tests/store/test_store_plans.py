"""Every list comes out of the index that was made for it, in order, without sorting."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    FeedScope,
    Grouping,
    Scope,
    SearchScope,
    Show,
    Smart,
    Sort,
)
from newsreader.paths import Paths
from newsreader.store.arranging import arranged_sql
from newsreader.store.library import Library
from newsreader.store.lists import newer_sql


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    with Library.open(paths, lambda: noon) as library:
        yield library


def plan(library: Library, sql: str, parameters: tuple[object, ...]) -> str:
    rows = library.db.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)
    return "\n".join(str(row[3]) for row in rows)


@pytest.mark.parametrize(
    ("scope", "show", "index"),
    [
        (Smart.EVERYTHING, Show.ALL, "status_shown"),
        (Smart.EVERYTHING, Show.UNREAD, "status_unread"),
        (Smart.EVERYTHING, Show.BOOKMARKS, "status_bookmark"),
        (Smart.UNREAD, Show.ALL, "status_unread"),
        (Smart.TODAY, Show.ALL, "status_shown"),
        (Smart.TODAY, Show.UNREAD, "status_unread"),
        (Smart.BOOKMARKS, Show.ALL, "status_bookmark"),
        (FeedScope(1), Show.ALL, "status_feed"),
        (FeedScope(1), Show.UNREAD, "status_feed_unread"),
        (SearchScope("is:hidden"), Show.ALL, "status_hidden"),
    ],
)
def test_a_snapshot_walks_along_its_index(
    library: Library, noon: datetime, scope: Scope, show: Show, index: str
) -> None:
    where = arranged_sql(scope, show, noon, NEWEST_FIRST)

    steps = plan(library, where.sql, (*where.parameters, 500))

    assert f"INDEX {index}" in steps
    assert "B-TREE" not in steps


def test_what_is_newer_is_found_by_id(library: Library, noon: datetime) -> None:
    where = newer_sql(Smart.UNREAD, Show.ALL, noon)

    assert "PRIMARY KEY (rowid>?)" in plan(library, where.sql, (1, *where.parameters))


def test_unread_of_today_is_counted_in_the_index(library: Library) -> None:
    sql = "SELECT count(*) FROM status WHERE shown AND NOT read AND placed >= ?"

    assert "INDEX status_unread (placed>?)" in plan(library, sql, (0,))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.DAY])
def test_whatever_is_by_time_walks_along_the_same_index(
    library: Library, noon: datetime, sort: Sort, grouping: Grouping
) -> None:
    where = arranged_sql(Smart.EVERYTHING, Show.ALL, noon, Arrangement(sort, grouping))

    steps = plan(library, where.sql, (*where.parameters, 500))

    assert "INDEX status_shown" in steps
    assert "B-TREE" not in steps
