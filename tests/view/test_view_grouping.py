"""Where articles stand under headers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from newsreader.view.grouping import Group, Rows, groups_of
from newsreader.view.headers import header_cells, header_counts, header_words
from newsreader.view.icons import ASCII, UNICODE
from newsreader.view.lines import HeadlineLook, Role

GROUPS = (Group(1, 0, 3, "a"), Group(2, 3, 4, "b"), Group(3, 4, 6, "c"))
OPEN = Rows(6, GROUPS)
FOLDED = Rows(6, GROUPS, frozenset({1}))
STORIES = Rows(6, (Group(-1, 0, 2), Group(7, 2, 5, "a", is_story=True), Group(-2, 5, 6)))
FLAT = Rows(3)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("keys", "groups"),
    [([], []), ([5], [(5, 0, 1)]), ([5, 5, 5, 2, 7, 7], [(5, 0, 3), (2, 3, 4), (7, 4, 6)])],
)
def test_groups_end_where_another_begins(
    keys: list[int], groups: list[tuple[int, int, int]]
) -> None:
    found = groups_of(keys, lambda key: key, lambda name: f"feed {name}")
    assert [(group.name, group.start, group.end) for group in found] == groups


def test_a_million_articles_are_grouped_with_few_looks() -> None:
    looks = []

    def name_of(key: int) -> int:
        looks.append(key)
        return key // 10_000

    assert len(list(groups_of(range(1_000_000), name_of, str))) == 100
    assert len(looks) < 100 * 23


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (FLAT, [0, 1, 2]),
        (OPEN, [None, 0, 1, 2, None, 3, None, 4, 5]),
        (FOLDED, [None, None, 3, None, 4, 5]),
        (STORIES, [0, 1, None, 2, 3, 4, 5]),
        (STORIES.all_turned(closed=True), [0, 1, None, 5]),
    ],
)
def test_each_row_is_a_header_or_an_article(rows: Rows, places: list[int | None]) -> None:
    assert [rows.place(row) for row in range(len(rows))] == places
    assert rows.place(-1) is rows.place(len(rows)) is None
    assert [bool(rows.header(row)) for row in range(len(rows))] == [p is None for p in places]
    shown = [place for place in places if place is not None]
    assert [rows.place(rows.row(place)) for place in shown] == shown


def test_a_folded_article_stands_at_its_header() -> None:
    assert [FOLDED.row(place) for place in range(4)] == [0, 0, 0, 2]
    assert [FOLDED.place_at(row, 1) for row in range(3)] == [0, 3, 3]
    assert [FOLDED.place_at(row, -1) for row in range(3)] == [2, 2, 3]


@pytest.mark.parametrize(
    ("rows", "row", "step", "place"),
    [
        (OPEN, 0, 1, 0),
        (OPEN, 4, 1, 3),
        (OPEN, 4, -1, 2),
        (FOLDED, 0, 1, 3),
        (FOLDED, 1, -1, 2),
        (OPEN, 5, -1, 3),
        (OPEN, 9, 1, 6),
        (OPEN, -1, -1, -1),
        (FLAT, 1, 1, 1),
    ],
)
def test_the_nearest_article_from_a_row(rows: Rows, row: int, step: int, place: int) -> None:
    assert rows.place_from(row, step) == place


def test_groups_fold_one_by_one_and_all_at_once() -> None:
    assert len(OPEN.turned(GROUPS[0])) == 6
    assert len(OPEN.turned(GROUPS[0]).turned(GROUPS[0])) == 9
    closed = FOLDED.all_turned(closed=True)
    assert (len(closed), closed.all_folded, FOLDED.all_folded) == (3, True, False)
    assert len(closed.all_turned(closed=False)) == 9


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (date(2026, 11, 22), "Today"),
        (date(2026, 11, 21), "Yesterday"),
        (date(2026, 11, 20), "Fri 20 Nov"),
        (date(2025, 11, 20), "Thu 20 Nov 2025"),
        (7, "Asahi"),
    ],
)
def test_a_header_says_which_group_it_is(name: date | int, words: str) -> None:
    assert header_words(Group(name, 0, 1, "Asahi"), NOW) == words


@pytest.mark.parametrize(
    ("unread", "words"),
    [(None, "1,180"), (40, "1,180 · 40 unread"), (0, "1,180 · all read"), (1180, "1,180 unread")],
)
def test_a_header_counts(unread: int | None, words: str) -> None:
    assert header_counts(Group(1, 0, 1180), unread, UNICODE) == words


@pytest.mark.parametrize("width", [12, 30, 80])
def test_a_header_fills_its_row(width: int) -> None:
    group = Group(1, 0, 9, "日本の新聞社が伝える最新のニュース")
    for icons in (UNICODE, ASCII):
        for look in (
            HeadlineLook(icons=icons),
            HeadlineLook(icons=icons, absolute=True, badges=True),
        ):
            for one in (group, replace(group, is_story=True, placed=NOW - timedelta(hours=3))):
                cells = header_cells(one, 4, NOW, width, look, is_open=True)
                assert sum(cell_len(text) for text, _ in cells) == width


def test_a_story_says_its_time_where_articles_do() -> None:
    group = Group(7, 0, 5, "Ferry strike", is_story=True, placed=NOW - timedelta(hours=3))
    cells = header_cells(group, None, NOW, 80, HeadlineLook(badges=True), is_open=False)
    assert cells[-1][0].split() == ["+4", "3h"]
    assert cells[-1][0].endswith("3h   ")


@pytest.mark.parametrize(
    ("unread", "words"),
    [(None, "+4"), (0, "+4 · read"), (2, "+4 · 2 unread"), (5, "+4")],
)
def test_a_story_counts_who_tells_it_besides(unread: int | None, words: str) -> None:
    assert header_counts(Group(7, 0, 5, "a", is_story=True), unread, UNICODE) == words


@pytest.mark.parametrize(
    ("unread", "is_story", "role"),
    [
        (0, True, Role.SEEN),
        (1, True, Role.HEADER),
        (None, True, Role.HEADER),
        (0, False, Role.HEADER),
    ],
)
def test_a_story_that_is_read_looks_like_a_headline_that_is(
    unread: int | None, is_story: bool, role: Role
) -> None:
    group = Group(7, 0, 5, "a", is_story=is_story)
    _, (_, found), _ = header_cells(group, unread, NOW, 80, HeadlineLook(), is_open=False)
    assert found is role
