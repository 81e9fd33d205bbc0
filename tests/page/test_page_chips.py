"""Topics as chips that lead to a search."""

import pytest
from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.models.document import Document, Paragraph, Span, Style
from newsreader.page.chips import chips_of
from newsreader.page.document import article_document
from newsreader.page.flatten import lines_of
from newsreader.page.links import Links
from newsreader.query.parse import parse
from newsreader.query.tree import Attribute, With


@pytest.mark.parametrize(
    ("topic", "value"),
    [
        ("chips", "chips"),
        ("US tariffs", "US-tariffs"),
        ("5G", "5G"),
        ("日銀", "日銀"),
        ("C++", "C++"),
        ("R&D", "R&D"),
        (
            "A name that a publisher wrote in a weak moment, with commas",
            "A-name-that-a-publisher-wrote-in-a-weak-moment-with-commas",
        ),
        (
            "A name that a publisher wrote in another weak moment, with a comma",
            "A-name-that-a-publisher-wrote-in-another-weak-moment",
        ),
    ],
)
def test_a_chip_asks_for_its_topic(topic: str, value: str) -> None:
    (chip,) = chips_of([topic])
    assert chip.text == f"#{value}"
    assert parse(chip.query).root == With(Attribute.TOPIC, value, False)


def test_a_word_that_is_too_long_for_a_chip_is_looked_for_by_its_beginning() -> None:
    (chip,) = chips_of(["c" * 80])
    assert parse(chip.query).root == With(Attribute.TOPIC, "c" * 59, True)


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


def test_hashtags_that_are_links_leave_the_text_and_its_list_of_links() -> None:
    html = (
        '<p>Bread, see <a href="https://far.example/x">there</a>.<br>'
        '<a href="https://toots.example/tags/bread">#bread</a></p>'
    )
    found = article_document(replace(ARTICLE, html=html), "", searchable=True)
    texts = [line.text for line in lines_of(found.blocks)]
    assert "Bread, see there." in texts
    assert [link.url or link.query for link in found.links] == ["https://far.example/x", "#bread"]


def test_what_comes_after_a_forgotten_link_has_its_number() -> None:
    links = Links()
    numbers = [links.number(f"https://far.example/{name}", name) for name in "xy"]
    links.forget_last({1})
    assert [*numbers, links.number("https://far.example/z", "z")] == [0, 1, 1]
    assert [link.url[-1] for link in links.all()] == ["x", "z"]


@pytest.mark.parametrize(("title", "chips"), [("Tunnel opens", ["#chips", "#tariffs"]), ("", [])])
def test_hashtags_are_chips_but_where_there_is_nothing_else_to_read(
    title: str, chips: list[str]
) -> None:
    article = replace(ARTICLE, title=title, html="<p>#chips #tariffs</p>", topics=())
    found = article_document(article, "", searchable=True)
    assert [link.text for link in found.links] == chips
    assert "#chips #tariffs" in [line.text for line in lines_of(found.blocks)]
