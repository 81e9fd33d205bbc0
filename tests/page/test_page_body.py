import json
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import cheap
from newsreader.models.document import Inline, Paragraph, Span, Style
from newsreader.page.body import read_body
from newsreader.page.flatten import lines_of
from newsreader.page.limits import is_bottomless
from newsreader.page.links import Links
from newsreader.page.text import plain_text

SHARED = Path(__file__).parents[2].parent / "shared"
FAULTS = SHARED / "faults" / "feeds"

_TAGS = "b i p div a ul ol li dl dt dd table tr td th pre blockquote figure figcaption img br sup "
TAGS = (_TAGS + "ruby rt math svg details summary h2 noscript script span q abbr iframe").split()

soup = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(["<img src=/a.png alt='x'>", "<a href='http://a.example/'>", "&#27;", "&"]),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)


@given(soup)
def test_any_soup_of_tags_becomes_blocks_of_clean_text(html: str) -> None:
    body = read_body(html, Links("https://example.org/"))
    for line in lines_of(body.blocks):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", line.text)
        assert all(0 <= span.start < span.end <= len(line.text) for span in line.spans)


def test_a_body_without_tags_is_paragraphs_by_blank_lines() -> None:
    body = read_body("one &amp; two\nthree\n\n \nfour", Links())
    assert body.blocks == (Paragraph(Inline("one & two\nthree")), Paragraph(Inline("four")))


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    line = "This line has been broken where it reached the seventieth column or"
    (paragraph,) = read_body(f"{line}\n{line}\nso.", Links()).blocks
    assert paragraph == Paragraph(Inline(f"{line} {line} so."))


def test_addresses_in_plain_text_are_links() -> None:
    (paragraph,) = read_body("See https://example.org/a.", Links()).blocks
    assert paragraph == Paragraph(
        Inline("See https://example.org/a.", (Span(4, 25, Style.LINK, 0),))
    )


@pytest.mark.parametrize("html", ["", "   ", "<p></p>", "<!-- -->", "<frameset>", "<script>x"])
def test_nothing_to_read_is_no_block(html: str) -> None:
    assert read_body(html, Links()).blocks == ()


@pytest.mark.parametrize(
    ("html", "deep"),
    [
        ("<div>" * 401 + "x", True),
        ("<b>" * 5000 + "x", True),
        ("<blockquote>" * 300 + "x" + "</blockquote>" * 300, False),
        ("<p>x" * 5000, False),
        ("<br>" * 5000, False),
        ("<div>x</div>" * 5000, False),
        ("<svg>" + "<path/>" * 5000 + "</svg>", False),
        ("".join(f"<font color={n}>" for n in range(300)) + "<p>x" * 40_000, True),
    ],
)
def test_what_nests_too_deep_is_known_before_it_is_parsed(html: str, deep: bool) -> None:
    assert is_bottomless(html) is deep


def test_what_nests_too_deep_is_shown_as_plain_text_with_a_note() -> None:
    body = read_body("<div>" * 500 + "the words<script>bad</script>", Links())
    assert body.blocks == (Paragraph(Inline("the words")),)
    assert "press o" in body.notes[0]


@pytest.mark.parametrize(
    ("before", "piece", "many"),
    [
        ("", "<img src=/{}.png>", 14_000),
        ("<ul>", "<p>{}", 30_000),
        ("<figure><figcaption>x</figcaption>", "<img src=/{}.png alt=x{}>", 12_000),
        ("", "<abbr title='meaning {}'>a</abbr>", 25_000),
    ],
)
def test_many_of_a_kind_are_read_in_time(before: str, piece: str, many: int) -> None:
    html = before + "".join(piece.replace("{}", str(number)) for number in range(many))
    cheap(1, partial(read_body, html, Links("https://example.org/")))
    cheap(1, partial(plain_text, html))


def test_nesting_below_the_limit_loses_no_text() -> None:
    html = "<blockquote>" * 390 + "the words" + "</blockquote>" * 390
    assert [line.text for line in lines_of(read_body(html, Links()).blocks)] == ["the words"]


def test_more_than_two_megabytes_are_cut_with_a_note() -> None:
    body = read_body("<p>" + "word " * 500_000, Links())
    assert "2 MB" in body.notes[0]


@pytest.mark.skipif(not FAULTS.exists(), reason="the shared faults are not here")
@pytest.mark.parametrize("name", ["html-deep.json", "html-table.json", "links-schemes.json"])
def test_hostile_bodies_are_read_within_a_second(name: str) -> None:
    items = json.loads((FAULTS / name).read_text())["items"]
    for item in items:
        links = Links(item.get("url"))
        html = item.get("content_html") or ""
        cheap(1, partial(read_body, html, links))
        assert all(link.url.startswith(("http://", "https://", "mailto:")) for link in links.all())


@pytest.mark.skipif(not FAULTS.exists(), reason="the shared faults are not here")
@pytest.mark.parametrize("page", sorted((SHARED / "faults" / "html").glob("*.html")), ids=str)
def test_hostile_pages_show_no_script(page: Path) -> None:
    body = read_body(page.read_text(errors="replace"), Links("https://example.org/"))
    text = "\n".join(line.text for line in lines_of(body.blocks))
    assert "alert(" not in text
    assert "\x1b" not in text
