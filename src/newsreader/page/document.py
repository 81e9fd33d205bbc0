"""An article, whole, as the Document that the reader typesets."""

from collections.abc import Sequence

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article
from newsreader.models.document import Block, Document, Heading, Inline, Paragraph, Style
from newsreader.page.body import Body, read_body
from newsreader.page.furniture import (
    comments_of,
    enclosure_of,
    lead_picture,
    links_of,
    note,
    source_of,
    title_of,
    topics_line,
)
from newsreader.page.links import Links


def article_document(article: Article, byline: str) -> Document:
    """`byline` is the line under the title: the feed, the time, the minutes it takes to read."""
    links = Links(article.base or article.link)
    body = read_body(article.html or article.text, links)
    title = title_of(article)
    text = _without_title(body.blocks, title.content.text)
    parts: tuple[Block | None, ...] = (
        title,
        Paragraph(Inline(clean_line(byline)), Style.META) if byline else None,
        lead_picture(article.pictures, text),
        *text,
        *_around(article, body, text, links),
    )
    blocks = tuple(part for part in parts if part is not None)
    return Document((*blocks, *links_of(links.all())), links.all(), body.notes)


def _around(
    article: Article, body: Body, text: Sequence[Block], links: Links
) -> tuple[Block | None, ...]:
    return (
        None if text else note("Only the headline is here: press o for the page."),
        *map(note, body.notes),
        topics_line(article.topics, text),
        *(enclosure_of(enclosure, links) for enclosure in article.enclosures),
        source_of(article, links),
        comments_of(article, links),
    )


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Many bodies begin with the headline that we have just shown."""
    match blocks:
        case (Heading(content=content), *rest) if content.text.casefold() == title.casefold():
            return tuple(rest)
        case _:
            return blocks
