from html.parser import HTMLParser

import pytest

from newsreader.export.html import data_uri, html_of
from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)

HOSTILE = '<script>alert("x")</script>'
GIF = b"GIF89a"
TEXT = Inline(HOSTILE)
PARAGRAPH = Paragraph(TEXT)
CASES: list[Block] = [
    Heading(2, TEXT),
    PARAGRAPH,
    Embed("video", TEXT),
    Listing((Item((PARAGRAPH,)),), ordered=True, start=3, numerals="a"),
    Definitions(((TEXT, (PARAGRAPH,)),)),
    Quote((PARAGRAPH,)),
    Code(HOSTILE),
    Table(((Cell(TEXT, heading=True), Cell(TEXT, span=2)),), TEXT),
    Figure((Image("https://x.example/i.jpg", HOSTILE), Image(None, HOSTILE)), TEXT),
    Details(TEXT, (PARAGRAPH,)),
    Rule(),
]


class Reader(HTMLParser):
    """Collects tags, text and what a browser would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []
        self.loaded: list[str | None] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loaded += [value for name, value in attrs if name in ("src", "srcset", "style")]
        if tag not in ("meta", "br", "hr", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.mark.parametrize("block", CASES, ids=lambda block: type(block).__name__)
def test_text_is_never_markup(block: Block) -> None:
    assert "script" not in Reader(html_of(Document((block,)), HOSTILE, '"><script>')).tags


@pytest.mark.parametrize("block", CASES[:-1], ids=lambda block: type(block).__name__)
def test_text_is_there_as_it_was(block: Block) -> None:
    assert HOSTILE in Reader(html_of(Document((block,)), "Title")).said


def test_every_tag_is_closed_and_nothing_is_loaded() -> None:
    page = Reader(html_of(Document(tuple(CASES)), "Title"))
    assert (page.open, page.loaded) == ([], [])


def test_pictures_at_hand_are_inside_and_others_are_links() -> None:
    figure = Figure((Image("https://x.example/a", "A"), Image("https://x.example/b", "B")))
    page = html_of(Document((figure,)), "Title", pictures={"https://x.example/a": GIF}.get)
    assert '<img src="data:image/gif;base64,R0lGODlh" alt="A"/>' in page
    assert '<a href="https://x.example/b" rel="noreferrer">B</a>' in page


@pytest.mark.parametrize("picture", [None, b"", b"<svg onload='x'/>", b"<html>"])
def test_what_is_no_picture_is_never_inside(picture: bytes | None) -> None:
    assert data_uri(picture) is None


def test_links_and_styles_nest() -> None:
    spans = (Span(0, 9, Style.LINK, 0), Span(4, 9, Style.STRONG))
    page = html_of(
        Document(
            (Paragraph(Inline("see there", spans)),), (Link("https://x.example/?a=1&b=2", ""),)
        ),
        "Title",
    )
    assert (
        '<a href="https://x.example/?a=1&amp;b=2" rel="noreferrer">see <strong>there</strong></a>'
        in page
    )


def test_spans_that_overlap_without_nesting_still_close() -> None:
    spans = (Span(0, 5, Style.STRONG), Span(3, 9, Style.EMPHASIS))
    page = Reader(html_of(Document((Paragraph(Inline("see there", spans)),)), "Title"))
    assert (page.open, "".join(page.said).count("see there")) == ([], 1)
