"""A headline as the cells of one row."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.models.articles import Headline, Here
from newsreader.query.marking import plain_marks
from newsreader.view.cells import cut, fit, steady
from newsreader.view.icons import ASCII
from newsreader.view.lines import PLAIN, HeadlineLook, Role, headline_cells
from newsreader.view.times import ago, clock, when
from newsreader.wording import briefly

NOW = datetime(2025, 5, 23, 18, 30, tzinfo=timezone(timedelta(hours=2)))


def headline(title: str = "Title", **changes: object) -> Headline:
    fields: dict[str, object] = {
        "id": 1,
        "feed_id": 1,
        "feed_title": "Asahi",
        "title": title,
        "link": None,
        "placed": NOW - timedelta(hours=3),
        "read": False,
        "bookmarked": False,
        "words": 1,
    }
    return Headline(**{**fields, **changes})  # type: ignore[arg-type]  # a table of keywords


def row(article: Headline, width: int = 80, look: HeadlineLook = PLAIN) -> str:
    return "".join(text for text, _ in headline_cells(article, NOW, width, look))


def role_of(article: Headline, text: str) -> Role:
    return next(role for piece, role in headline_cells(article, NOW, 80) if text in piece)


@given(
    st.text(max_size=60),
    st.text(max_size=30),
    st.integers(12, 220),
    st.booleans(),
    st.booleans(),
    st.text(max_size=90),
)
def test_a_row_fills_exactly_its_width(
    title: str, feed: str, width: int, absolute: bool, minutes: bool, snippet: str
) -> None:
    article = headline(title, feed_title=feed)
    marks = plain_marks("a").spans
    look = HeadlineLook(absolute=absolute, minutes=minutes, found=marks, found_within=marks)
    cells = headline_cells(article, NOW, width, look, snippet)
    assert sum(cell_len(text) for text, _ in cells) == width


@pytest.mark.parametrize(
    ("title", "width", "shown"),
    [
        ("Chips", 80, "Chips  the [chip] factory"),
        ("Chips " + "and more " * 9, 80, "Chips and more and more and mo…  the [chip] factory"),
        ("Chips " + "and more " * 9, 52, "Chips and more and more and mo…"),
    ],
)
def test_a_snippet_stands_behind_the_title_where_there_is_room(
    title: str, width: int, shown: str
) -> None:
    assert shown_with("the chip factory", title, width) == shown


@pytest.mark.parametrize(
    ("snippet", "shown"),
    [
        ("…in the whole of the country a chip factory", "…a [chip] factory"),
        ("…国中之大工廠在東京之東建之，乃 chip factory", "…建之，乃 [chip] fact…"),
        ("a chip factory", "a [chip] factory"),
    ],
)
def test_what_was_found_in_the_text_is_in_sight(snippet: str, shown: str) -> None:
    assert shown_with(snippet, "Chips " + "and more " * 9, 80).partition("…  ")[2] == shown


def shown_with(snippet: str, title: str, width: int) -> str:
    look = HeadlineLook(found_within=plain_marks("chip ").spans)
    cells = headline_cells(headline(title), NOW, width, look, snippet)
    text = "".join(f"[{text}]" if role is Role.FOUND else text for text, role in cells)
    return text[3:].split("  Asahi")[0].rstrip()


def test_a_row_shows_marks_title_feed_and_age() -> None:
    words = row(headline("Chips", bookmarked=True)).split()
    assert words == ["●★", "Chips", "Asahi", "3h"]


@pytest.mark.parametrize(
    ("here", "width", "end"),
    [(Here.ALL, 80, " 3h ▪ "), (Here.TEXT, 80, " 3h ▫ "), (Here.HEADLINE, 80, " 3h · ")],
)
def test_a_badge_says_how_much_can_be_read_without_a_network(
    here: Here, width: int, end: str
) -> None:
    look = HeadlineLook(badges=True)
    assert row(headline(here=here), width, look).endswith(end)
    assert len(row(headline(here=here), width, look)) == width


def test_a_narrow_row_has_no_room_for_a_badge() -> None:
    assert "▪" not in row(headline(here=Here.ALL), 59, HeadlineLook(badges=True))


def test_the_plain_icons_are_ascii() -> None:
    look = HeadlineLook(icons=ASCII)
    assert row(headline("x" * 200, bookmarked=True), 80, look).isascii()


def test_a_read_article_loses_its_mark_and_its_weight() -> None:
    article = headline("Chips", read=True)
    assert "●" not in row(article)
    assert role_of(article, "Chips") == Role.SEEN
    assert role_of(headline("Chips"), "Chips") == Role.TITLE


@pytest.mark.parametrize(("width", "shown"), [(51, False), (52, True)])
def test_a_narrow_row_leaves_out_the_feed(width: int, shown: bool) -> None:
    assert ("Asahi" in row(headline(), width)) is shown


def test_the_feed_column_can_be_left_out() -> None:
    assert "Asahi" not in row(headline(), 120, HeadlineLook(feeds=False))


def test_an_article_without_a_title_says_so() -> None:
    assert "(untitled)" in row(headline(" \x1b "))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred", "[31mred"),
        ("evil \u202egnp", "evil gnp"),
        ("I ❤️ you", "I ❤ you"),
        ("👨\u200d👩\u200d👧 here", "👨 here"),
        ("👍🏽 good", "👍 good"),
        ("1️⃣ one", "1 one"),
        ("می\u200cخواهم", "\u2068می\u200cخواهم\u2069"),
    ],
)
def test_a_title_is_shown_in_characters_of_undisputed_width(title: str, shown: str) -> None:
    assert steady(title) == shown


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 4, "abc…"),
        ("ab cdef", 4, "ab…"),
        ("日本政府", 8, "日本政府"),
        ("日本政府", 6, "日本…"),
        ("abc", 0, ""),
        ("\u2068שלום עולם\u2069", 5, "\u2068שלום…\u2069"),
    ],
)
def test_text_is_cut_by_cells(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected


@given(st.text(max_size=40), st.integers(0, 30), st.booleans())
def test_fitted_text_has_exactly_its_cells(text: str, cells: int, right: bool) -> None:
    assert cell_len(fit(steady(text), cells, right=right)) == cells


@pytest.mark.parametrize(
    ("age", "short", "sentence", "absolute"),
    [
        (timedelta(seconds=-90), "now", "just now", "18:31"),
        (timedelta(seconds=59), "now", "just now", "18:29"),
        (timedelta(minutes=4), "4m", "4 minutes ago", "18:26"),
        (timedelta(minutes=60), "1h", "1 hour ago", "17:30"),
        (timedelta(hours=23), "23h", "23 hours ago", "22 May 19:30"),
        (timedelta(days=1), "Thu", "1 day ago", "22 May 18:30"),
        (timedelta(days=6), "17 May", "6 days ago", "17 May 18:30"),
        (timedelta(days=20), "3 May", "2 weeks ago", "3 May 18:30"),
        (timedelta(days=200), "4 Nov", "6 months ago", "4 Nov 2024"),
        (timedelta(days=400), "Apr 2024", "1 year ago", "18 Apr 2024"),
    ],
)
def test_a_moment_in_words(age: timedelta, short: str, sentence: str, absolute: str) -> None:
    moment = (NOW - age).astimezone(UTC)
    assert when(moment, NOW) == short
    assert ago(moment, NOW) == sentence
    assert clock(moment, NOW) == absolute


def test_a_short_clock_has_no_time_for_an_earlier_day() -> None:
    assert clock(NOW - timedelta(days=1), NOW, short=True) == "22 May"


@pytest.mark.parametrize(("width", "cells"), [(52, 10), (60, 12), (80, 14), (140, 20)])
def test_the_feed_has_about_a_fifth_of_the_row(width: int, cells: int) -> None:
    feed = next(text for text, role in headline_cells(headline(), NOW, width) if role == Role.FEED)
    assert cell_len(feed) == cells + 2


def test_feeds_begin_in_the_same_column_whatever_the_time() -> None:
    ages = (timedelta(hours=1), timedelta(days=9), timedelta(days=900))
    rows = (row(headline(placed=NOW - age), 52) for age in ages)
    assert len({text.index("Asahi") for text in rows}) == 1


@pytest.mark.parametrize(
    ("comments", "width", "shown"),
    [
        (None, 80, ""),
        (0, 80, "0❞"),
        (1, 80, "1❞"),
        (37, 80, "37❞"),
        (1234, 80, "1.2k❞"),
        (37, 30, ""),
    ],
)
def test_a_row_says_how_many_comments_there_are_where_it_has_room(
    comments: int | None, width: int, shown: str
) -> None:
    look = HeadlineLook(feeds=False)

    assert re.findall(r"\S+❞", row(headline(comments=comments), width, look)) == [shown] * bool(
        shown
    )


def test_no_title_is_cut_to_say_that_nobody_commented() -> None:
    long = "A title that is as long as all of its row, and longer than that"
    assert "❞" not in row(headline(title=long, comments=0), 80)
    assert "  ✎  " in row(headline(title=long, comments=0, noted=True), 80)
    assert "…  1❞  " in row(headline(title=long, comments=1), 80)


@pytest.mark.parametrize(
    ("bookmarked", "chosen", "begins"),
    [
        (False, False, "●  Title"),
        (True, False, "●★ Title"),
        (False, True, "●✓ Title"),
        (True, True, "●★✓Title"),
    ],
)
def test_a_lone_sign_stands_apart_from_the_title(
    bookmarked: bool, chosen: bool, begins: str
) -> None:
    one = headline(title="Title", bookmarked=bookmarked, read=False)
    cells = headline_cells(one, NOW, 60, chosen=chosen)
    assert "".join(text for text, _ in cells).startswith(begins)


def test_a_row_says_that_the_person_wrote_something() -> None:
    assert "  ✎  " in row(headline(noted=True), 80)
    assert "  ✎ 37❞  " in row(headline(noted=True, comments=37), 80)
    assert "  n 37c  " in row(headline(noted=True, comments=37), 80, HeadlineLook(icons=ASCII))


def test_a_row_says_that_its_publisher_changed_the_article() -> None:
    assert "  ∆  " in row(headline(edited=True), 80)
    assert "  ∆ ✎ 37❞  " in row(headline(edited=True, noted=True, comments=37), 80)
    assert "  e  " in row(headline(edited=True), 80, HeadlineLook(icons=ASCII))


def test_a_long_title_leaves_room_for_its_comments() -> None:
    shown = row(headline("word " * 40, comments=203), 60)

    assert "…  203❞  " in shown
    assert cell_len(shown) == 60
    assert "203c" in row(headline(comments=203), 80, HeadlineLook(icons=ASCII))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.0k"),
        (1999, "1.9k"),
        (38_000, "38k"),
        (999_999, "999k"),
        (1_000_000, "1.0M"),
        (10**12, "999M"),
    ],
)
def test_great_numbers_are_told_in_four_characters(number: int, words: str) -> None:
    assert briefly(number) == words


def test_bookmarks_that_are_done_with_have_a_sign_of_their_own() -> None:
    kept, done = headline(bookmarked=True), headline(bookmarked=True, archived=True)
    assert [row(kept)[1], row(done)[1], row(headline(archived=True))[1]] == ["★", "☆", " "]
    ascii_only = HeadlineLook(ASCII)
    assert [row(kept, look=ascii_only)[1], row(done, look=ascii_only)[1]] == ["+", "a"]


@pytest.mark.parametrize(
    ("words", "said"), [(0, " "), (30, " 1 min "), (920, " 4 min "), (46_000, " 200 min ")]
)
@pytest.mark.parametrize("width", [44, 80, 140])
def test_how_long_it_takes_to_read_has_a_column(words: int, said: str, width: int) -> None:
    look = HeadlineLook(minutes=True)
    line = row(headline("T" * 200, words=words), width, look)
    assert said in line.partition("…")[2]
    assert cell_len(line) == width


@pytest.mark.parametrize(("width", "look"), [(80, PLAIN), (30, HeadlineLook(minutes=True))])
def test_other_lists_and_slivers_do_not_say_it(width: int, look: HeadlineLook) -> None:
    assert "min" not in row(headline(words=920), width, look)
