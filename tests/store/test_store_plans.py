"""Every list comes out of the index that was made for it, in order, without sorting."""

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
from newsreader.store.arranging import arranged_sql, unread_by_group_sql
from newsreader.store.finding.asking import asked
from newsreader.store.finding.searching import sorted_sql
from newsreader.store.library import Library
from newsreader.store.lists import found_by, newer_sql


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
    ],
)
def test_a_snapshot_walks_along_its_index(
    library: Library, noon: datetime, scope: Scope, show: Show, index: str
) -> None:
    where = arranged_sql(scope, show, noon, NEWEST_FIRST)

    steps = plan(library, where.sql, where.parameters)

    assert f"INDEX {index}" in steps
    assert "B-TREE" not in steps


def test_groups_count_their_unread_along_the_index_of_the_unread(
    library: Library, noon: datetime
) -> None:
    where = unread_by_group_sql(Smart.EVERYTHING, Show.ALL, noon, Grouping.DAY)

    assert "INDEX status_unread" in plan(library, where.sql, (*where.parameters, 1))


def test_what_is_newer_is_found_by_id(library: Library, noon: datetime) -> None:
    where = newer_sql(Smart.UNREAD, Show.ALL, noon, after_id=1)

    assert "PRIMARY KEY (rowid>?)" in plan(library, where.sql, where.parameters)


def test_unread_of_today_is_counted_in_the_index(library: Library) -> None:
    sql = "SELECT count(*) FROM status WHERE shown AND NOT read AND placed >= ?"

    assert "INDEX status_unread (placed>?)" in plan(library, sql, (0,))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.DAY])
def test_whatever_is_by_time_walks_along_the_same_index(
    library: Library, noon: datetime, sort: Sort, grouping: Grouping
) -> None:
    where = arranged_sql(Smart.EVERYTHING, Show.ALL, noon, Arrangement(sort, grouping))

    steps = plan(library, where.sql, where.parameters)

    assert "INDEX status_shown" in steps
    assert "B-TREE" not in steps


@pytest.mark.parametrize(
    ("query", "way"),
    [
        ("is:unread", "SCAN s USING INDEX status_unread"),
        ("is:bookmarked", "SCAN status USING INDEX status_bookmark"),
        ("is:hidden", "SCAN status USING INDEX status_hidden"),
        ("is:unread since:3d", "SEARCH s USING INDEX status_shown (placed>?)"),
        ("published:2025-05", "SEARCH s USING INDEX status_shown (placed>? AND placed<?)"),
        ("arrived:today", "SEARCH s USING COVERING INDEX status_arrived (arrived>? AND arrived<?)"),
        ("score:>5", "SEARCH status USING COVERING INDEX status_score (score>?)"),
        ("feed:x is:unread", "SEARCH s USING COVERING INDEX status_of_feed (feed_id=?)"),
        ("japan is:unread", "SCAN search VIRTUAL TABLE INDEX"),
        ("author:knuth", "SCAN facts VIRTUAL TABLE INDEX"),
        ("-lang:ja #chips", "SCAN facts VIRTUAL TABLE INDEX"),
        ("has:image", "SCAN article USING INDEX article_pictures"),
        ("is:edited", "SCAN article USING INDEX article_edited"),
        ("has:enclosure", "SCAN article USING INDEX article_enclosures"),
        ("has:comments", "SCAN article USING INDEX article_comments"),
        ("tag:later", "SCAN tag\n"),
    ],
)
def test_a_search_begins_with_an_index(
    library: Library, noon: datetime, query: str, way: str
) -> None:
    for name in ("x", "y"):
        library.db.run("INSERT INTO feed (url, title) VALUES (?, ?)", (name, name))
    where = sorted_sql(asked(library.db, SearchScope(query), Show.ALL, noon), NEWEST_FIRST)

    listed = plan(library, where.sql, where.parameters)

    assert way in listed
    assert "SCAN article\n" not in listed


def test_rules_read_the_indexes_from_the_first_new_article_on(
    library: Library, noon: datetime
) -> None:
    """To the end of a common word in a million articles it would take a thousand times as long."""
    where = found_by("chips author:knuth", noon, above=7)

    steps = plan(library, f"SELECT s.id FROM status s WHERE {where.sql}", where.parameters)

    assert [
        line for line in steps.splitlines() if "VIRTUAL TABLE" in line and ">" not in line
    ] == []
    assert steps.count("VIRTUAL TABLE") == 2
