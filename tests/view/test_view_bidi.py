"""Arabic and Hebrew, painted in plain terminals and left to those that put them in order."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from newsreader.typeset.ways import Way
from newsreader.view.bidi.isolates import AS_BEGUN, END, TO_LEFT
from newsreader.view.bidi.order import Order
from newsreader.view.bidi.ordering import LEAVE_ORDER, PUT_IN_ORDER, Who, left_alone, who_orders
from newsreader.view.bidi.shaping import shaped
from newsreader.view.cells import fit, steady
from newsreader.view.panes.edge import at_the_right

BLACK = Color(0, 0, 0)
BOLD, LINK = Style(bold=True), Style(underline=True)


def painted(*texts: str, by_terminal: bool = False) -> str:
    segments = Order(by_terminal=by_terminal).apply([Segment(text) for text in texts], BLACK)
    return "".join(segment.text for segment in segments)


def backward(text: str) -> str:
    return painted(TO_LEFT, text, END)


CASES = [
    ("Latin stays", "abc, 123!", "abc, 123!"),
    ("Hebrew is turned", "שלום עולם", "םלוע םולש"),
    ("in a line that begins in Latin", "see שלום עולם, he said", "see םלוע םולש, he said"),
    ("figures stay as they are", "ב 1,234.5%", "ב 1,234.5%"[::-1].replace("%5.432,1", "1,234.5%")),
    ("brackets are mirrored", "(שלום)", "(םולש)"),
    ("a pair goes on as what is before it", "שלום (עולם)", "(םלוע) םולש"),
    ("marks stay behind their letter", "בַּיִת", "תיִבַּ"),
    ("a range in figures", "80×200 ס״מ", "80×200 מ״ס"),
]


@pytest.mark.parametrize(("line", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_line_that_goes_onward(line: str, expected: str) -> None:
    assert painted(line) == expected


BACKWARD = [
    ("punctuation ends at the left", "שלום, ABC 123.", ".ABC 123 ,םולש"),
    ("a word of Latin in it", "קו Wi‑Fi חדש", "שדח Wi‑Fi וק"),
    ("brackets round Latin", "קו (Mbit/s) חדש", "שדח (Mbit/s) וק"),
    ("a pair round Hebrew among Latin", "ABC (שלום) DEF", "DEF (םולש) ABC"),
    ("a pair round both of them", "ABC (DEF שלום) עולם", "םלוע (םולש DEF) ABC"),
    ("money", "ב־149₪", "149₪־ב"),
    ("columns change places", "a  b  12", "12  b  a"),
    ("quotes are mirrored", "«של»", "«לש»"),
]


@pytest.mark.parametrize(
    ("line", "expected"), [c[1:] for c in BACKWARD], ids=[c[0] for c in BACKWARD]
)
def test_a_line_that_goes_backward(line: str, expected: str) -> None:
    assert backward(line) == expected


def test_of_figures_after_arabic_a_date_is_one_and_a_range_is_two() -> None:
    assert backward("من 12/11 ب") == "ﺏ 12/11 ﻦﻣ"
    assert backward("من 12-11 ب") == "ﺏ 11-12 ﻦﻣ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ب", "ﺏ"),
        ("بيت", "ﺑﻴﺖ"),
        ("دار", "ﺩﺍﺭ"),
        ("لا", "ﻻ"),
        ("سلام", "ﺳﻼﻡ"),
        ("لأ", "ﻷ"),
        ("مَن", "ﻣَﻦ"),
        ("بـ", "ﺑـ"),
        ("می\u200cشود", "ﻣﯽ\u200cﺷﻮﺩ"),
        ("گپ", "ﮔﭗ"),
        ("abc שלום", "abc שלום"),
    ],
)
def test_letters_take_the_form_of_their_place(text: str, expected: str) -> None:
    assert "".join(shaped(text)) == expected


def test_a_title_goes_as_it_begins_and_the_columns_after_it_stay() -> None:
    row = f" {fit(steady('שלום ABC!'), 12)} 3h"
    assert painted(row) == " !ABC םולש    3h"


def test_where_two_letters_are_painted_in_one_cell_a_blank_follows_the_title() -> None:
    row = painted(f"{fit(steady('سلام'), 6)}|")
    assert row == "ﻡﻼﺳ   |"
    assert cell_len(row) == 7
    assert backward("سلام") == " ﻡﻼﺳ"


@given(st.text("ab אבגلاس12(){}.,-\u05b7\u0651 \u2067\u2068\u2069\u200f", max_size=30))
@pytest.mark.parametrize("by_terminal", [False, True])
def test_no_line_grows_or_shrinks(by_terminal: bool, text: str) -> None:
    text = f"{AS_BEGUN}{text}" + END * (1 + sum(text.count(one) for one in "\u2067\u2068"))
    assert cell_len(painted(text, by_terminal=by_terminal)) == cell_len(text)


def test_styles_go_with_their_letters() -> None:
    segments = Order().apply([Segment("שלום ", BOLD), Segment("עולם", LINK)], BLACK)
    assert segments == [Segment("םלוע", LINK), Segment(" םולש", BOLD)]


def test_lines_without_such_letters_are_not_touched() -> None:
    segments = [Segment("Latin, 日本語, ελληνικά", BOLD)]
    assert Order().apply(segments, BLACK) is segments


def edge(way: Way, *, by_terminal: bool = False) -> str:
    words = "שלום." if way is Way.BACKWARD else "GitHub."
    line = at_the_right([("• ", BOLD), (words, BOLD)], 2, way, (12, 0), BOLD)
    return "".join(one.text for one in Order(by_terminal=by_terminal).apply(list(line), BLACK))


@pytest.mark.parametrize(
    ("way", "expected"),
    [(Way.BACKWARD, "     .םולש •"), (Way.OPPOSITE, "   GitHub. •")],
)
def test_a_bullet_stands_at_the_right_edge(way: Way, expected: str) -> None:
    assert edge(way) == expected


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (Way.BACKWARD, "     שלום.\u200e •"),
        (Way.OPPOSITE, "   GitHub.\u200e\u200e •"),
    ],
)
def test_a_terminal_that_orders_text_gets_it_as_it_is_read(way: Way, expected: str) -> None:
    assert edge(way, by_terminal=True) == expected


def test_a_terminal_that_orders_text_gets_marks_after_titles() -> None:
    assert painted(steady("שלום ABC"), " 3h", by_terminal=True) == "שלום ABC\u200e 3h"


def test_the_mouse_selects_the_words_that_are_under_it() -> None:
    line = at_the_right([("שלום לכם abc", BOLD)], 0, Way.BACKWARD, (14, 7), BOLD)
    ordered = Order().apply(list(line), BLACK)

    offsets = {one.text: one.style.meta.get("offset") for one in ordered if one.style}
    assert [offsets[word] for word in ("abc", "םכל", "םולש")] == [(9, 7), (5, 7), (0, 7)]


@pytest.mark.parametrize(
    ("bidi", "environment", "answer"),
    [
        ("auto", {}, Who.APP),
        ("auto", {"TERM_PROGRAM": "WezTerm"}, Who.APP),
        ("auto", {"VTE_VERSION": "7600"}, Who.APP_ALONE),
        ("auto", {"VTE_VERSION": "5202"}, Who.TERMINAL),
        ("auto", {"VTE_VERSION": "7600", "TMUX": "/tmp/x,1,0"}, Who.TERMINAL),
        ("auto", {"VTE_VERSION": "7600", "ZELLIJ": "0"}, Who.TERMINAL),
        ("auto", {"ZELLIJ": "0"}, Who.APP),
        ("auto", {"KONSOLE_VERSION": "230800"}, Who.TERMINAL),
        ("auto", {"MLTERM": "3.9"}, Who.TERMINAL),
        ("auto", {"TERM_PROGRAM": "Apple_Terminal"}, Who.TERMINAL),
        ("app", {"KONSOLE_VERSION": "230800"}, Who.APP),
        ("app", {"VTE_VERSION": "7600"}, Who.APP_ALONE),
        ("app", {"VTE_VERSION": "7600", "STY": "1.x"}, Who.APP),
        ("terminal", {}, Who.TERMINAL),
        ("terminal", {"VTE_VERSION": "7600"}, Who.TERMINAL),
    ],
)
def test_who_puts_text_in_order(bidi: str, environment: Mapping[str, str], answer: Who) -> None:
    assert who_orders(bidi, environment) is answer


def test_a_frame_tells_a_terminal_that_listens_to_leave_its_order() -> None:
    frame = "םולש".encode()
    assert left_alone(frame, Who.APP) == left_alone(frame, Who.TERMINAL) == frame
    assert left_alone(frame, Who.APP_ALONE).decode() == f"{LEAVE_ORDER}םולש{PUT_IN_ORDER}"
