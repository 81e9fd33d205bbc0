from msgspec.structs import replace
from press_articles import ARTICLE

from newsreader.export.text import text_of
from newsreader.models.document import Heading, Link, Paragraph, Style
from newsreader.press.documents import document_of
from newsreader.typeset.sheet import typeset

BARE = replace(ARTICLE, html="", text="", words=0)


def test_the_title_leads_to_the_page() -> None:
    document = document_of(ARTICLE, linked=True)
    title = document.blocks[0]
    assert isinstance(title, Heading)
    (number,) = [span.link for span in title.content.spans if span.style is Style.LINK]
    assert number is not None
    assert document.links[number] == Link("https://x.example/17", "Chips & fish")


def test_a_title_leads_nowhere_where_there_is_no_page() -> None:
    for link in (None, "javascript:alert(1)"):
        title = document_of(replace(ARTICLE, link=link), linked=True).blocks[0]
        assert isinstance(title, Heading)
        assert not [span for span in title.content.spans if span.link is not None]


def test_no_key_of_the_app_is_named() -> None:
    for listed in (True, False):
        notes = [
            block.content.text
            for block in document_of(BARE, listed=listed).blocks
            if isinstance(block, Paragraph) and block.style is Style.NOTE
        ]
        assert notes == ["Only the headline is here."]


def test_the_persons_notes_go_along() -> None:
    assert "Ask Ada" in text_of(typeset(document_of(replace(ARTICLE, notes=("Ask Ada",))), 60))
