import re
from pathlib import Path

import feedparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cost import cheap
from newsreader.cleaning import clean_text
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
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from newsreader.page.body import read_body
from newsreader.page.links import Links
from newsreader.typeset.sheet import Sheet, typeset

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "feeds"
HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u200b]")

texts = st.one_of(
    st.text(max_size=30).map(lambda text: clean_text(text.replace("\t", " "))),
    st.text("ab漢。「👩\u200d❤\ufe0fא \u0301", max_size=40),
)


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    text = draw(texts)
    spans = []
    for style in draw(st.lists(st.sampled_from(Style), max_size=3)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        link = draw(st.integers(0, 120)) if style is Style.LINK else None
        spans += [Span(start, end, style, link)] if start < end else []
    return Inline(text, tuple(spans))


cells = st.builds(
    Cell, inlines(), st.booleans(), st.integers(1, 3), st.sampled_from(["left", "right", "center"])
)
rows = st.lists(cells, min_size=1, max_size=6).map(tuple)
images = st.builds(Image, st.none(), texts)
leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 6), inlines()),
    st.builds(Paragraph, inlines(), st.sampled_from([None, Style.META])),
    st.builds(Code, texts),
    st.builds(Embed, st.just("video"), inlines()),
    st.builds(Figure, st.lists(images, min_size=1, max_size=3).map(tuple), st.none() | inlines()),
    st.builds(
        Table,
        st.lists(rows, min_size=1, max_size=4).map(tuple),
        st.none() | inlines(),
        st.integers(0, 1),
    ),
    st.just(Rule()),
)


def nest(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    many = st.lists(children, max_size=3).map(tuple)
    items = st.lists(st.builds(Item, many), min_size=1, max_size=3).map(tuple)
    starts = st.integers(-5, 99_999)
    definitions = st.lists(st.tuples(inlines(), many), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Quote, many),
        st.builds(Listing, items, st.booleans(), starts, st.booleans()),
        st.builds(Details, inlines(), many),
        st.builds(Definitions, definitions),
    )


documents = st.lists(st.recursive(leaves, nest, max_leaves=8), max_size=4).map(
    lambda blocks: Document(tuple(blocks))
)


def too_wide(sheet: Sheet, width: int) -> list[str]:
    """Measured as a whole and run by run: the screen may do either."""
    lines = [sheet.runs(y) for y in range(sheet.height)]
    return [
        "".join(run.text for run in runs)
        for runs in lines
        if cell_len("".join(run.text for run in runs)) > width
        or sum(cell_len(run.text) for run in runs) > width
    ]


EMOJI_IN_A_LONG_LIST = Document(
    (Listing((Item((Paragraph(Inline("\ufe0fabcde")),)),), ordered=True, start=10_000),)
)


@given(documents, st.integers(10, 50))
@example(EMOJI_IN_A_LONG_LIST, 10)
@settings(max_examples=150, deadline=None)
def test_no_line_of_any_document_is_wider_than_the_sheet(document: Document, width: int) -> None:
    sheet = typeset(document, width)
    assert too_wide(sheet, width) == []
    assert [sheet.line(sheet.place(y)) for y in range(sheet.height)] == list(range(sheet.height))


def bodies() -> list[str]:
    """Every entry of the smaller real feeds: enough of them for every test run."""
    small = [path for path in sorted(CORPUS.glob("*.*")) if path.stat().st_size < 40_000]
    return [
        max(
            [content.get("value", "") for content in entry.get("content", [])]
            + [entry.get("summary", "")],
            key=len,
        )
        for path in small
        if path.suffix != ".json"
        for entry in feedparser.parse(path.read_bytes(), sanitize_html=False).entries
    ]


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_articles_fit_any_width_and_carry_nothing_hostile() -> None:
    for html in bodies():
        body = read_body(html, Links("https://example.org/"))
        for width in (30, 60, 80, 120):
            sheet = typeset(Document(body.blocks), width)
            assert too_wide(sheet, width) == []
            assert not HOSTILE.search("".join(sheet.text()))


def test_a_long_read_opens_at_once() -> None:
    paragraph = "<p>" + "The “plan” was first reported by <a href='/x'>a paper</a> on Tuesday. " * 9
    html = paragraph * 460  # 50,000 words; 50 ms on the machine this was written on

    def opened() -> Sheet:
        return typeset(Document(read_body(html, Links("https://example.org/")).blocks), 80)

    sheet = cheap(1, opened)
    assert sheet.height > 3000
