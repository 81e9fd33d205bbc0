"""One rule per kind of field."""

import pytest

from cost import cheap
from newsreader.parse import fields
from newsreader.parse.markup import paragraphs, text_of


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3723", 3723),
        ("62:03", 3723),
        ("1:02:03", 3723),
        ("01:02:03.500", 3723),
        (90.5, 90),
        ("an hour", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_durations_are_seconds(value: object, seconds: int | None) -> None:
    assert fields.seconds(value) == seconds


@pytest.mark.parametrize(
    ("value", "number"),
    [("12", 12), (0, 0), ("-1", None), ("1e5", None), ("٣", None), ("9" * 40, None), (None, None)],
)
def test_counts_are_small_numbers_or_unknown(value: object, number: int | None) -> None:
    assert fields.count(value) == number


def test_topics_are_unique_without_hashes_and_addresses() -> None:
    said = ["#Chips", "chips", " Japan ", "", 5, None, "http://schemas.google.com/#post", "A&amp;B"]
    assert fields.topics(said) == ("Chips", "Japan", "5", "A&B")


def test_there_are_twelve_topics_at_most() -> None:
    assert len(fields.topics([str(number) for number in range(50)])) == 12


def test_a_long_guid_is_kept_as_its_hash() -> None:
    hashed = fields.guid("x" * 513)
    assert hashed is not None
    assert len(hashed) < 60
    assert fields.guid("x" * 512) == "x" * 512
    assert fields.guid("x" * 514) != hashed


@pytest.mark.parametrize(
    ("value", "base", "address"),
    [
        ("/a b", "https://e.org/x/", "https://e.org/a%20b"),
        ("http://u:p@e.org/", None, "http://e.org/"),
        ("javascript:x", "https://e.org/", None),
        ("file:///etc/passwd", "https://e.org/", None),
        ("mailto:a@e.org", "https://e.org/", None),
        ("http://[bad", "https://e.org/", None),
        ("  ", "https://e.org/", None),
        (["x"], "https://e.org/", None),
    ],
)
def test_a_link_is_an_absolute_web_address(
    value: object, base: str | None, address: str | None
) -> None:
    assert fields.link(value, base) == address


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en-us", "en-us"),
        ("ja_JP", "ja-JP"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("English!", None),
        (7, None),
    ],
)
def test_a_language_has_the_shape_of_a_tag(value: object, tag: str | None) -> None:
    assert fields.language(value) == tag


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>bold</b> &amp; plain", "bold & plain"),
        ("a<script>alert(1)</script><style>x</style>b", "ab"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("<![abc[ x", "<![abc[ x"),
        ("<p>one</p><p>two</p>", " one  two "),
        ("a<!-- <b>x</b> -->b --> c", "ab --> c"),
        ("a<script>never closed", "a"),
    ],
)
def test_text_of_html_is_what_a_reader_would_see(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize("token", ["<a ", "<!--", "<a b='x' ", "<script>", "&", "&#", "aaaa"])
def test_a_hostile_title_costs_no_time(token: str) -> None:
    cheap(0.5, lambda: fields.html_line("<" + token * 30_000))


def test_plain_text_becomes_escaped_paragraphs() -> None:
    assert paragraphs("a < b\nc\r\n\r\n d & e\n\n\n") == "<p>a &lt; b<br>c</p><p>d &amp; e</p>"
