"""An article as a Document that leaves newsreader: no key is named."""

from msgspec.structs import replace

from newsreader.cleaning import clean_url
from newsreader.models.articles import Article
from newsreader.models.document import (
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Span,
    Style,
)

_KEYS = ": press "
"""From here on a note tells which key helps."""


def document_of(article: Article, *, listed: bool = False, linked: bool = False) -> Document:
    """What reads HTML is loaded by the first.

    `listed`: with a numbered list of its links; `linked`: its title leads to its page.
    """
    from newsreader.page.byline import byline
    from newsreader.page.document import article_document

    whole = article_document(article, byline(article), listed=listed)
    document = replace(whole, blocks=tuple(map(_without_keys, whole.blocks)))
    page = clean_url(article.link) if article.link and linked else None
    return _linked(document, page) if page else document


def _without_keys(block: Block) -> Block:
    match block:
        case Paragraph(content, Style.NOTE) if _KEYS in content.text:
            return Paragraph(Inline(f"{content.text.partition(_KEYS)[0]}."), Style.NOTE)
        case _:
            return block


def _linked(document: Document, page: str) -> Document:
    match document.blocks:
        case (Heading(level, Inline(text, spans), anchor), *others) if text:
            link = Span(0, len(text), Style.LINK, len(document.links))
            title = Heading(level, Inline(text, (*spans, link)), anchor)
            links = (*document.links, Link(page, text))
            return replace(document, blocks=(title, *others), links=links)
        case _:
            return document
