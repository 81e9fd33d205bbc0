"""Whole sources and old articles marked read."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, shelve

from newsreader.models.scopes import FeedScope, FolderScope, Scope, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    """Two feeds of three articles, one an hour each."""
    with Library.open(paths, lambda: noon) as library:
        followed(library, "a", "Shelf/Board")
        shelve(library, noon, 3, "a")
        shelve(library, noon, 3, "b")
        yield library


@pytest.mark.parametrize(
    ("scope", "left"), [(FeedScope(1), 3), (Smart.UNREAD, 0), (FolderScope("Shelf"), 3)]
)
def test_a_source_is_read_as_one_act_and_undone_as_one(
    library: Library, scope: Scope, left: int
) -> None:
    library.read_scope(scope, library.newest_id())
    assert library.counts().unread == left

    library.undo()
    assert library.counts().unread == 6


def test_what_came_after_the_count_stays_unread(library: Library, noon: datetime) -> None:
    counted = library.newest_id()
    shelve(library, noon, 2, "late")

    act = library.read_scope(Smart.UNREAD, counted)

    assert act
    assert act.count == 6
    assert library.counts().unread == 2


def test_what_is_read_already_is_no_part_of_the_act(library: Library) -> None:
    first = library.snapshot(FeedScope(1))[0]
    library.mark_read([first])

    act = library.read_scope(FeedScope(1), library.newest_id())
    assert act
    assert first not in act.article_ids
    assert library.read_scope(FeedScope(1), library.newest_id()) is None


def test_of_these_articles_the_older_are_read(library: Library, noon: datetime) -> None:
    ids = library.snapshot(FeedScope(1))

    act = library.read_older(ids, noon - timedelta(hours=1))

    assert act
    assert list(act.article_ids) == list(ids[2:])
    assert library.read_older(ids, noon - timedelta(days=9)) is None
