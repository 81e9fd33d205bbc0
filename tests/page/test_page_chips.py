"""Topics as chips that lead to a search."""

import pytest
from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.models.document import Document, Paragraph, Span, Style
from newsreader.page.chips import chips_of
from newsreader.page.document import article_document
from newsreader.query.parse import parse
from newsreader.query.tree import Attribute, With


@pytest.mark.parametrize(
    ("topic", "value"),
    [("chips", "chips"), ("US tariffs", "US-tariffs"), ("5G", "5G"), ("日銀", "日銀")],
)
def test_a_chip_asks_for_its_topic(topic: str, value: str) -> None:
    (chip,) = chips_of([topic])
    assert parse(chip.query).root == With(Attribute.TOPIC, value, False)


def document(**how: bool) -> Document:
    html = '<p>See <a href="https://far.example/x">there</a>.</p>'
    article = replace(ARTICLE, html=html, topics=("chips", "Japan"))
    return article_document(article, "", **how)


def test_chips_are_links_behind_those_of_the_text() -> None:
    found = document(searchable=True)
    assert [link.url or link.query for link in found.links] == [
        "https://far.example/x",
        "#chips",
        "#Japan",
    ]
    (line,) = [b for b in found.blocks if isinstance(b, Paragraph) and b.style is Style.TOPIC]
    assert line.content.spans == (Span(0, 6, Style.TOPIC, 1), Span(7, 13, Style.TOPIC, 2))


def test_in_what_leaves_newsreader_chips_lead_nowhere() -> None:
    assert [link.url for link in document().links] == ["https://far.example/x"]
