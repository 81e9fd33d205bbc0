"""Bodies without a tag: paragraphs by blank lines, addresses as links."""

import html
import re

from newsreader.cleaning import clean_text
from newsreader.models.document import Inline, Paragraph, Span, Style
from newsreader.page.links import Links

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]}'’»]")


def paragraphs_of(text: str, links: Links) -> tuple[Paragraph, ...]:
    """Entities are decoded: feeds send `&amp;` even where there is no markup."""
    text = clean_text(html.unescape(text))
    chunks = (_unwrapped(chunk) for chunk in _BLANK_LINES.split(text))
    return tuple(Paragraph(linked(chunk, links)) for chunk in chunks if chunk)


def linked(text: str, links: Links) -> Inline:
    """The addresses in plain text, made links."""
    spans = tuple(
        Span(match.start(), match.end(), Style.LINK, links.number(url, match[0]))
        for match in _ADDRESS.finditer(text)
        if (url := links.resolve(match[0]))
    )
    return Inline(text, spans)


def _unwrapped(chunk: str) -> str:
    """Lines that a mail program broke are joined again; lines that mean something stay."""
    lines = [re.sub(r"[ \t]+", " ", line).strip(" ") for line in chunk.split("\n")]
    lines = [line for line in lines if line]
    wrapped = len(lines) > 1 and all(50 <= len(line) <= 80 for line in lines[:-1])
    return (" " if wrapped else "\n").join(lines)
