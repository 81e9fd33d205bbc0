from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from press_articles import ARTICLE

from newsreader.press.kinds import Form
from newsreader.press.names import book_name, file_name, plain_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Japan offers to buy…", "Japan-offers-to-buy"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("  -- ", ""),
        ("日本の半導体", "日本の半導体"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("\x1b[31mred\x00", "31mred"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert plain_name(title) == name


@pytest.mark.parametrize("title", ["𠀀" * 300, "x" * 300, "हि" * 300])
def test_no_name_is_longer_than_file_systems_take(title: str) -> None:
    name = file_name(replace(ARTICLE, title=title, id=2**63 - 1), Form.MARKDOWN)
    assert len(f".{name}.12345678".encode()) <= 255


def test_a_name_tells_day_title_and_number() -> None:
    assert file_name(ARTICLE, Form.TEXT) == "2026-11-22-Chips-fish-17.txt"
    assert file_name(replace(ARTICLE, title="…"), Form.HTML) == "2026-11-22-article-17.html"


def test_a_book_is_named_by_its_day() -> None:
    assert book_name("To read", datetime(2026, 11, 22, 12, tzinfo=UTC)) == "2026-11-22-To-read.epub"
