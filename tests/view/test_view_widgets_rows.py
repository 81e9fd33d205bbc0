"""Feeds as the rows of the sources pane."""

from msgspec.structs import replace

from newsreader.models.feeds import Counts, Feed, FeedState
from newsreader.models.scopes import FeedScope, FolderScope, OwnSmart, Smart, TagScope
from newsreader.view.rows import RowKind, SourceRow, source_rows

COUNTS = Counts(1984, 118, 41, 12000, 5, 1, None, 0)


def feed(number: int, *folders: str, unread: int = 1, state: FeedState = FeedState.OK) -> Feed:
    url = f"http://example.org/{number}"
    return Feed(number, url, None, f"Feed {number}", folders, unread, 9, None, None, None, state)


def tree(rows: list[SourceRow]) -> list[str]:
    return ["  " * row.depth + row.label for row in rows if row.kind in ("folder", "feed")]


def test_smart_feeds_come_first_with_their_counts() -> None:
    rows = source_rows([], COUNTS)
    assert [(row.scope, row.unread) for row in rows] == [
        (Smart.UNREAD, 1984),
        (Smart.TODAY, 118),
        (Smart.BOOKMARKS, 41),
        (Smart.EVERYTHING, 0),
    ]


def test_the_archive_stands_below_the_bookmarks_once_there_is_one() -> None:
    rows = source_rows([], replace(COUNTS, archived=7))
    assert [(row.label, row.scope, row.unread, row.depth) for row in rows[2:4]] == [
        ("Bookmarks", Smart.BOOKMARKS, 41, 0),
        ("Archive", Smart.ARCHIVE, 7, 1),
    ]


def test_tags_stand_below_the_bookmarks_with_what_has_them() -> None:
    rows = source_rows([], replace(COUNTS, archived=7, tags=(("later", 3), ("日本", 1))))
    assert [(row.label, row.scope, row.unread, row.depth) for row in rows[3:6]] == [
        ("Archive", Smart.ARCHIVE, 7, 1),
        ("#later", TagScope("later"), 3, 1),
        ("#日本", TagScope("日本"), 1, 1),
    ]


def test_smart_feeds_of_ones_own_follow_them() -> None:
    week = OwnSmart("This week", "since:7d")
    rows = source_rows([feed(1)], COUNTS, own={week: 17})
    assert [(row.label, row.scope, row.unread) for row in rows[4:5]] == [("This week", week, 17)]
    assert rows[4].kind == RowKind.SMART


def test_folders_nest_and_stand_before_loose_feeds() -> None:
    rows = source_rows([feed(1), feed(2, "Tech/Python"), feed(3, "Tech")], COUNTS)
    assert tree(rows) == ["Tech", "  Python", "    Feed 2", "  Feed 3", "Feed 1"]


def test_a_closed_folder_hides_what_is_below_it() -> None:
    rows = source_rows([feed(1), feed(2, "Tech/Python"), feed(3, "Tech")], COUNTS, {"Tech"})
    assert tree(rows) == ["Tech", "Feed 1"]
    assert next(row for row in rows if row.label == "Tech").open is False


def test_a_feed_in_two_folders_of_one_folder_counts_once() -> None:
    rows = source_rows([feed(1, "Japan/A", "Japan/B", unread=7)], COUNTS)
    numbers = {row.label: row.unread for row in rows if row.kind == RowKind.FOLDER}
    assert numbers == {"Japan": 7, "A": 7, "B": 7}


def test_folder_scopes_are_whole_paths() -> None:
    rows = source_rows([feed(1, "Tech/Python")], COUNTS)
    scopes = [row.scope for row in rows if row.kind in (RowKind.FOLDER, RowKind.FEED)]
    assert scopes == [FolderScope("Tech"), FolderScope("Tech/Python"), FeedScope(1)]


def test_a_closed_folder_tells_of_a_failing_feed() -> None:
    feeds = [feed(1, "Tech", state=FeedState.FAILING)]
    closed = next(row for row in source_rows(feeds, COUNTS, {"Tech"}) if row.label == "Tech")
    opened = next(row for row in source_rows(feeds, COUNTS) if row.label == "Tech")
    assert (closed.state, opened.state) == (FeedState.FAILING, FeedState.OK)


def test_the_cursor_cannot_rest_on_the_heading() -> None:
    headings = [row for row in source_rows([feed(1)], COUNTS) if row.kind == RowKind.HEADING]
    assert [row.scope for row in headings] == [None]
