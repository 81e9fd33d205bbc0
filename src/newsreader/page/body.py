"""A body as received → its blocks, whatever it is: HTML, plain text, or a trap."""

import re
from collections.abc import Sequence
from html import unescape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from newsreader.models.document import Block, Rule
from newsreader.page.blocks import BlockReader, Reading
from newsreader.page.crumbs import without_crumbs
from newsreader.page.figures import gathered, without_thumbnails
from newsreader.page.limits import MAX_HTML, is_bottomless, without_tags
from newsreader.page.links import Links
from newsreader.page.nodes import may_hide
from newsreader.page.plain import broken_up, paragraphs_of

_BLOCKS = re.compile(
    r"<(p|br|div|li|t[rd]|pre|h[1-6]|blockquote|section|article|dd|figure|hr|center)\b",
    re.IGNORECASE,
)
_ESCAPED_TWICE = re.compile(r"&lt;/(p|div|ul|ol|table|blockquote)&gt;", re.IGNORECASE)
_ESCAPED_ONCE = re.compile(r"<(p|div|pre|code|xmp)\b", re.IGNORECASE)
MARKUP = re.compile(r"<[a-zA-Z/!?]")
"""Without it, a body is plain text."""


class Body(Struct, frozen=True):
    """The blocks of a text, and what had to be left out."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    cut_short: bool = False
    """It ended with a link to the rest of it."""


def read_body(html: str, links: Links) -> Body:
    """Never raises for what is in `html`; takes time linear in its length, which is capped."""
    notes: list[str] = []
    if len(html) > MAX_HTML:
        html = html[:MAX_HTML]
        notes.append("Only the first 2 MB are shown: press o for the page.")
    html = unescaped_where_escaped(html)
    if MARKUP.search(html) is None:
        return Body(paragraphs_of(html, links), tuple(notes))
    if is_bottomless(html):
        notes.append("Nested too deep to be shown as it is meant: press o for the page.")
        return Body(paragraphs_of(without_tags(html), links), tuple(notes))
    return _parsed(html, links, notes)


def _parsed(html: str, links: Links, notes: list[str]) -> Body:
    root = LexborHTMLParser(broken_up_where_plain(html)).body
    reader = BlockReader(Reading(links, may_hide(html), notes))
    if root is not None:  # a frameset has none
        reader.read(root)
    reader.flush()
    blocks = without_thumbnails(reader.blocks, reader.reading.thumbnails)
    return Body(
        without_rules(without_crumbs(gathered(blocks))),
        tuple(reader.reading.notes),
        reader.reading.cut_short,
    )


def unescaped_where_escaped(html: str) -> str:
    """HTML that was escaped once too often is read as what it was meant to be."""
    twice = "&lt;/" in html and _ESCAPED_TWICE.search(html) and not _ESCAPED_ONCE.search(html)
    return unescape(html) if twice else html


def broken_up_where_plain(html: str) -> str:
    """Paragraphs that only blank lines part, in markup that has none."""
    return broken_up(html) if "\n\n" in html and not _BLOCKS.search(html) else html


def without_rules(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A rule divides: at the beginning and at the end there is nothing to divide."""
    start, end = 0, len(blocks)
    while start < end and isinstance(blocks[start], Rule):
        start += 1
    while start < end and isinstance(blocks[end - 1], Rule):
        end -= 1
    return tuple(blocks[start:end])
