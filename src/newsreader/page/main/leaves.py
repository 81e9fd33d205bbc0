"""A page's tree as its smallest pieces of text, in their order."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsreader.cleaning import clean_line
from newsreader.page.main.words import words_of

_BLOCKS = (
    "address, article, aside, blockquote, body, caption, center, dd, details, dialog, dir, div, dl,"
    " dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr,"
    " legend, li, main, menu, nav, ol, p, pre, search, section, summary, table, tbody, td, tfoot,"
    " th, thead, tr, ul"
)
_SILENT = frozenset(
    "script style noscript template head svg iframe object video audio button select".split()
)
_CAPTION = re.compile(
    r"(^|[\s_-])(fig)?caption|(^|[\s_-])credits?($|[\s_-])|legende|bildunterschrift", re.IGNORECASE
)
_PICTURES = ("img", "video", "picture")
PICTURES = ", ".join(_PICTURES)
_SLANTED = frozenset({"em", "i", "small", "cite"})
_NEAR = 3


class Leaf(NamedTuple):
    """Text and inline elements in a row, with no block between or in them."""

    nodes: Sequence[LexborNode]
    words: tuple[str, ...]

    @property
    def block(self) -> LexborNode:
        """What they stand in."""
        parent = self.nodes[0].parent
        assert parent is not None  # a row is found below its block
        return parent

    @property
    def text(self) -> str:
        """On one line."""
        return clean_line("".join(map(text_of, self.nodes)))

    @property
    def links(self) -> bool:
        """Whether some of its words are, or all of it stands in one."""
        nodes = [*self.nodes, *above(self.nodes[0])]
        return any(node.tag == "a" and words_of(text_of(node)) for node in nodes)

    @property
    def leads_away(self) -> bool:
        """Whether all of its words are links to other pages."""
        around = [self.nodes[0], *above(self.nodes[0])]
        return any(map(_leads_away, around[1:])) or all(
            _leads_away(node) or not words_of(text_of(node)) for node in self.nodes
        )


def leaves_of(block: LexborNode) -> Iterator[Leaf]:
    """Those with words."""
    row: list[LexborNode] = []
    for node in [*block.iter(include_text=True), None]:
        if node is not None and not _holds_blocks(node):
            row.append(node)
            continue
        if words := words_of("".join(map(text_of, row))):
            yield Leaf(tuple(row), tuple(words))
        row = []
        if node is not None:
            yield from leaves_of(node)


def text_of(node: LexborNode) -> str:
    """All of it; where a line is broken, words end."""
    if node.tag == "-text":
        return node.text_content or ""
    if node.tag == "br":
        return "\n"
    if node.tag in _SILENT:
        return ""
    return "".join(map(text_of, node.iter(include_text=True)))


def above(node: LexborNode) -> Iterator[LexborNode]:
    """What it stands in, from the nearest to `body`."""
    around = node.parent
    while around is not None and around.tag not in ("html", "-document"):
        yield around
        around = around.parent


def caption_near(leaf: Leaf) -> tuple[LexborNode, LexborNode] | None:
    """The block that is a caption, by its element or its class, and the picture it is of.

    In a row with a picture, words that are all slanted are one, too.
    """
    own = next((node for node in leaf.nodes if node.tag in _PICTURES), None)
    if own is not None and all(_is_slanted(node) for node in leaf.nodes):
        return leaf.block, own
    near = list(islice(above(leaf.nodes[0]), _NEAR))
    for block in near[:2]:
        if is_caption(block):
            pictures = (_picture_of(block, node) for node in near)
            picture = next((found for found in pictures if found is not None), None)
            return (block, picture) if picture is not None else None
    return None


def is_caption(block: LexborNode) -> bool:
    """By its element or by its class."""
    return block.tag == "figcaption" or bool(_CAPTION.search(block.attributes.get("class") or ""))


def _is_slanted(node: LexborNode) -> bool:
    return node.tag in _SLANTED or not words_of(text_of(node))


def _picture_of(caption: LexborNode, around: LexborNode) -> LexborNode | None:
    """The last one before the caption, else the first in or after it."""
    found, passed = None, False
    for node in around.traverse():
        passed = passed or node.mem_id == caption.mem_id
        found = node if node.tag in _PICTURES else found
        if passed and found is not None:
            break
    return found


def _leads_away(node: LexborNode) -> bool:
    """Links with a fragment mostly lead to a heading of the same page."""
    return node.tag == "a" and "#" not in (node.attributes.get("href") or "#")


def _holds_blocks(node: LexborNode) -> bool:
    """Whether it is one, or one stands in it."""
    return node.tag not in _SILENT and node.is_element_node and node.css_first(_BLOCKS) is not None
