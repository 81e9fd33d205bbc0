"""Bodies without a tag: paragraphs by blank lines, addresses as links."""

import html
import re
from collections.abc import Iterator

from newsreader.cleaning import clean_text
from newsreader.models.document import Inline, Paragraph, Span, Style
from newsreader.page.links import Links, short_address

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]}'’»]")

_ESCAPED = re.compile(r"<a\s+href=[\"'][^\"'<>]{0,2000}[\"'][^<>]{0,200}>([^<>]{0,2000})</a>")
_LONGEST = 60


def paragraphs_of(text: str, links: Links) -> tuple[Paragraph, ...]:
    """Entities are decoded: feeds send `&amp;` even where there is no markup."""
    text = clean_text(html.unescape(text))
    chunks = (_unwrapped(chunk) for chunk in _BLANK_LINES.split(text))
    return tuple(Paragraph(linked(chunk, links)) for chunk in chunks if chunk)


def broken_up(html: str) -> str:
    """Text with some inline markup, whose lines only its author's blog software could see."""
    chunks = (chunk for chunk in _BLANK_LINES.split(html) if chunk.strip())
    return "".join(f"<p>{_unwrapped(chunk)}</p>".replace("\n", "<br>") for chunk in chunks)


def linked(text: str, links: Links) -> Inline:
    """The addresses in plain text, made links."""
    if "://" not in text:
        return Inline(text)
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for start, end, url in addresses(text, links):
        shown = readable(text[start:end])
        pieces += (text[at:start], shown)
        length += start - at + len(shown)
        spans.append(Span(length - len(shown), length, Style.LINK, links.number(url, shown)))
        at = end
    return Inline("".join(pieces) + text[at:], tuple(spans))


def addresses(text: str, links: Links) -> Iterator[tuple[int, int, str]]:
    """Where in a plain text addresses stand, and where they lead to."""
    for match in _ADDRESS.finditer(text):
        if url := links.resolve(match[0]):
            yield match.start(), match.end(), url


def without_escaped_links(text: str) -> str:
    """The words of links that were escaped once too often: `<a href="…">words</a>` as text."""
    return _ESCAPED.sub(r"\1", text) if "</a>" in text else text


def readable(text: str) -> str:
    """An address that is longer than a line is shortened, any other text is what it is."""
    if len(text) <= _LONGEST or not text.startswith(("http://", "https://")) or " " in text:
        return text
    return short_address(text, _LONGEST)


def _unwrapped(chunk: str) -> str:
    """Lines that a mail program broke are joined again; lines that mean something stay."""
    lines = [re.sub(r"[ \t]+", " ", line).strip(" ") for line in chunk.split("\n")]
    lines = [line for line in lines if line]
    wrapped = len(lines) > 1 and all(50 <= len(line) <= 80 for line in lines[:-1])
    return (" " if wrapped else "\n").join(lines)
