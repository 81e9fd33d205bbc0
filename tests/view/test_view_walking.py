"""Where the unread goes on."""

import pytest

from newsreader.models.scopes import FeedScope, FolderScope, OwnSmart, Scope, SearchScope, Smart
from newsreader.view.rows import RowKind, SourceRow
from newsreader.view.walking import source_at_the_end, sources_ahead

OWN = OwnSmart("Chips", "chip*")
ROWS = [
    SourceRow(RowKind.SMART, "Unread", Smart.UNREAD, 9),
    SourceRow(RowKind.SMART, "Today", Smart.TODAY, 3),
    SourceRow(RowKind.SMART, "Bookmarks", Smart.BOOKMARKS, 4),
    SourceRow(RowKind.SMART, "Chips", OWN, 2),
    SourceRow(RowKind.HEADING, ""),
    SourceRow(RowKind.FOLDER, "Tech", FolderScope("Tech"), 5),
    SourceRow(RowKind.FOLDER, "Py", FolderScope("Tech/Py"), 2, depth=1),
    SourceRow(RowKind.FEED, "a", FeedScope(1), 2, depth=2),
    SourceRow(RowKind.FEED, "b", FeedScope(2), 0, depth=1),
    SourceRow(RowKind.FEED, "c", FeedScope(3), 3, depth=1),
    SourceRow(RowKind.FOLDER, "World", FolderScope("World"), 4),
    SourceRow(RowKind.FEED, "d", FeedScope(4), 4, depth=1),
    SourceRow(RowKind.FEED, "e", FeedScope(5), 1),
]


@pytest.mark.parametrize(
    ("scope", "step", "labels"),
    [
        (FeedScope(1), 1, "c d e"),
        (FeedScope(2), 1, "c d e"),
        (FeedScope(4), -1, "c a"),
        (FeedScope(5), 1, ""),
        (FolderScope("Tech/Py"), 1, "c World e"),
        (FolderScope("Tech"), 1, "World e"),
        (FolderScope("World"), -1, "Tech"),
        (FolderScope("Tech/Py"), -1, ""),
        (Smart.TODAY, 1, "Chips Tech World e"),
        (OWN, -1, "Today"),
        (Smart.UNREAD, 1, ""),
        (Smart.EVERYTHING, 1, ""),
        (Smart.BOOKMARKS, 1, ""),
        (SearchScope("x"), 1, ""),
        (FeedScope(99), 1, ""),
    ],
)
def test_the_walk_goes_on_where_something_is_unread(scope: Scope, step: int, labels: str) -> None:
    assert [row.label for row in sources_ahead(ROWS, scope, step)] == labels.split()


@pytest.mark.parametrize(
    ("scope", "step", "label"),
    [
        (FeedScope(5), 1, "a"),
        (FeedScope(1), -1, "e"),
        (FolderScope("World"), 1, "Tech"),
        (Smart.UNREAD, 1, "Unread"),
        (SearchScope("x"), 1, None),
    ],
)
def test_a_walk_starts_over_at_the_other_end(scope: Scope, step: int, label: str | None) -> None:
    row = source_at_the_end(ROWS, scope, step)
    assert (row and row.label) == label
