"""What stands around an article's text: title, byline, picture, topics, files, comments, links."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article, Enclosure, Picture
from newsreader.models.document import (
    Block,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    Listing,
    Paragraph,
    Span,
    Style,
)
from newsreader.page.embeds import labelled
from newsreader.page.figures import same_picture
from newsreader.page.flatten import lines_of
from newsreader.page.links import Links


def title_of(article: Article) -> Heading:
    title = clean_line(article.title) or "Untitled"
    return Heading(1, Inline(title, (Span(0, len(title), Style.TITLE),)))


def note(text: str) -> Paragraph:
    return Paragraph(Inline(text), Style.NOTE)


def lead_picture(pictures: Sequence[Picture], blocks: Sequence[Block]) -> Figure | None:
    """The first picture named beside the text, if the text shows neither it nor says as much."""
    shown = [block for block in blocks if isinstance(block, Figure)]
    for picture in pictures[:1]:
        words = [clean_line(part) for part in (picture.caption, picture.credit) if part]
        known = any(same_picture(image.url, picture.url) for f in shown for image in f.images)
        if known or (shown and not words):
            return None
        caption = Inline(" · ".join(words)) if words else None
        return Figure((Image(picture.url, clean_line(picture.alt or "")),), caption)
    return None


def topics_line(topics: Sequence[str], blocks: Sequence[Block]) -> Paragraph | None:
    """`#chips #tariffs`, unless the text ends with these very hashtags."""
    tags = [tag for topic in topics[:12] if (tag := hashtag(topic))]
    last = "".join(line.text for line in lines_of(blocks[-1:]))
    if not tags or {tag.casefold() for tag in tags} <= set(last.casefold().split()):
        return None
    return Paragraph(Inline(" ".join(dict.fromkeys(tags))), Style.TOPIC)


def hashtag(topic: str) -> str:
    words = re.findall(r"[^\W_]+(?:[-_'’.][^\W_]+)*", clean_line(topic, limit=60))
    return f"#{'-'.join(words)}" if words else ""


def enclosure_of(enclosure: Enclosure, links: Links) -> Embed | None:
    """`Audio · 42 min · 38 MB · cdn.example`; pictures are no files to open."""
    url = links.resolve(enclosure.url)
    kind = (enclosure.mime_type or "").partition("/")[0].lower()
    if url is None or kind == "image":
        return None
    kind = kind if kind in ("audio", "video") else "file"
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    facts = (kind.capitalize(), _duration(enclosure.duration), _size(enclosure.length), host)
    return labelled(links, url, kind, " · ".join(filter(None, facts)))


def source_of(article: Article, links: Links) -> Paragraph | None:
    """`From Asagiri Wire`, where an aggregator took it from somebody else."""
    name = clean_line(article.source_name or "")
    if not name or name == article.feed_title:
        return None
    return Paragraph(_leading_to(f"From {name}", 5, article.source_url, links), Style.META)


def comments_of(article: Article, links: Links) -> Paragraph | None:
    """Nothing when nothing is known of a discussion."""
    match article.comments_count:
        case None:
            words = "Comments" if article.comments_url else ""
        case 0:
            words = "No comments yet"
        case 1:
            words = "1 comment"
        case count:
            words = f"{count:,} comments"
    if not words:
        return None
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
    address = short_address(link.url)
    bare = link.text.startswith(("http://", "https://", "www.")) or not link.text
    words = f"{marker} {address}" if bare else f"{marker} {clean_line(link.text, 80)} — {address}"
    spans = (
        Span(0, len(marker), Style.MARKER, index),
        Span(len(marker) + 1, len(words), Style.META, index),
    )
    return Paragraph(Inline(words, spans))


def short_address(url: str, limit: int = 60) -> str:
    """Host and path, without what nobody reads."""
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return parts.path
    address = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    if parts.query:
        whole = f"{address}?{parts.query}"
        address = whole if len(whole) <= limit else f"{address}?…"
    return address if len(address) <= limit else address[: limit - 1] + "…"


def _leading_to(words: str, start: int, url: str | None, links: Links) -> Inline:
    target = links.resolve(url) if url else None
    if target is None:
        return Inline(words)
    span = Span(start, len(words), Style.LINK, links.number(target, words[start:]))
    return Inline(words, (span,))


def _duration(seconds: int | None) -> str:
    if not seconds or seconds < 0:
        return ""
    hours, minutes = divmod(max(round(seconds / 60), 1), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _size(length: int | None) -> str:
    if not length or length < 10_000:  # publishers write 0, 1 or a guess where they do not know
        return ""
    return f"{length / 1e6:,.0f} MB" if length >= 1e6 else f"{length / 1e3:,.0f} KB"
