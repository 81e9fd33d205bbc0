"""What stands around an article's text: title, byline, picture, comments, links."""

from collections.abc import Sequence

from newsreader.cleaning import clean_line, clean_text
from newsreader.models.articles import Article, Picture
from newsreader.models.document import (
    Block,
    Details,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    Listing,
    Paragraph,
    Quote,
    Span,
    Style,
)
from newsreader.page.body import Body
from newsreader.page.byline import comments_words
from newsreader.page.figures import said, same_picture
from newsreader.page.links import Links, short_address


def title_of(article: Article) -> Heading | None:
    """Nothing above notes that were published without one."""
    title = clean_line(article.title)
    if not title:
        return None
    return Heading(1, Inline(title, (Span(0, len(title), Style.TITLE),)))


def note(text: str) -> Paragraph:
    return Paragraph(Inline(text), Style.NOTE)


def own_note(text: str) -> Quote:
    """What the person wrote, told from what the publisher did by a bar and its heading."""
    lines = clean_text(text).strip().split("\n\n")
    paragraphs = tuple(Paragraph(Inline(words)) for words in lines if words.strip())
    return Quote((Details(Inline("Your note"), paragraphs, bare=True),), upright=True)


def lead_picture(pictures: Sequence[Picture], blocks: Sequence[Block]) -> Figure | None:
    """The first picture named beside the text, if it adds something to be read or seen."""
    shown = [block for block in blocks if isinstance(block, Figure)]
    for picture in pictures[:1]:
        words = [clean_line(part) for part in (picture.caption, picture.credit) if part]
        known = any(same_picture(image.url, picture.url) for f in shown for image in f.images)
        alt = said(clean_line(picture.alt or ""))
        if known or (not words and shown):
            return None
        caption = Inline(" · ".join(words)) if words else None
        silent = not words and not alt and bool(blocks)
        return Figure((Image(picture.url, alt),), caption, silent)
    return None


def extent_of(article: Article, body: Body, text: Sequence[Block]) -> Paragraph | None:
    """What is here and what is not. Files of a podcast or a video need no text."""
    onwards = _onwards(article)
    if body.cut_short and text:
        return note(f"The feed has only the beginning{onwards}")
    if text or article.enclosures:
        return None
    return note(f"Only the headline is here{onwards}")


def _onwards(article: Article) -> str:
    if not article.link:
        return "."
    if article.full or article.no_page:
        return ": press o for the page."
    return ": press o for the page, x to bring its text."


def source_of(article: Article, links: Links) -> Paragraph | None:
    """`From Asagiri Wire`, where an aggregator took it from somebody else."""
    name = clean_line(article.source_name or "")
    if not name or name == article.feed_title:
        return None
    return Paragraph(_leading_to(f"From {name}", 5, article.source_url, links), Style.META)


def comments_of(article: Article, links: Links) -> Paragraph | None:
    """Nothing when nothing is known of a discussion."""
    words = comments_words(article)
    if not words:
        return None
    words = words[0].upper() + words[1:]
    return Paragraph(_leading_to(words, 0, article.comments_url, links), Style.META)


def links_of(links: Sequence[Link]) -> tuple[Block, ...]:
    """`[1] text — host/path`, one line each."""
    if not links:
        return ()
    width = len(str(len(links))) + 2
    items = tuple(
        Item((_numbered(f"[{number}]".rjust(width), link, number - 1),))
        for number, link in enumerate(links, 1)
    )
    return (Heading(3, Inline("Links")), Listing(items))


def _numbered(marker: str, link: Link, index: int) -> Paragraph:
    """Short enough to stand on one line of the usual measure: the words are in the text."""
    text = clean_line(link.text, 32)
    bare = (
        not text
        or "://" in text
        or (" " not in text and link.text.rstrip("/") == short_address(link.url))
    )
    address = short_address(link.url, 66 if bare else max(66 - len(text), 34))
    words = f"{marker} {address}" if bare else f"{marker} {text} — {address}"
    spans = (
        Span(0, len(marker), Style.MARKER, index),
        Span(len(marker) + 1, len(words), Style.META, index),
    )
    return Paragraph(Inline(words, spans))


def _leading_to(words: str, start: int, url: str | None, links: Links) -> Inline:
    target = links.resolve(url) if url else None
    if target is None:
        return Inline(words)
    span = Span(start, len(words), Style.LINK, links.number(target, words[start:]))
    return Inline(words, (span,))
