"""A body as received → its blocks, whatever it is: HTML, plain text, or a trap."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from newsreader.models.document import Block
from newsreader.page.blocks import BlockReader, Reading
from newsreader.page.limits import MAX_HTML, is_bottomless, without_tags
from newsreader.page.links import Links
from newsreader.page.nodes import may_hide
from newsreader.page.plain import paragraphs_of

_MARKUP = re.compile(r"<[a-zA-Z/!?]")


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of a text, and what had to be left out."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def read_body(html: str, links: Links) -> Body:
    """Never raises for what is in `html`; takes time linear in its length, which is capped."""
    notes: list[str] = []
    if len(html) > MAX_HTML:
        html = html[:MAX_HTML]
        notes.append("Only the first 2 MB are shown: press o for the page.")
    if _MARKUP.search(html) is None:
        return Body(paragraphs_of(html, links), tuple(notes))
    if is_bottomless(html):
        notes.append("Nested too deep to be shown as it is meant: press o for the page.")
        return Body(paragraphs_of(without_tags(html), links), tuple(notes))
    return _parsed(html, links, notes)


def _parsed(html: str, links: Links, notes: list[str]) -> Body:
    root = LexborHTMLParser(html).body
    reader = BlockReader(Reading(links, may_hide(html), notes))
    if root is not None:  # a frameset has none
        reader.read(root)
    reader.flush()
    return Body(tuple(reader.blocks), tuple(reader.reading.notes))
