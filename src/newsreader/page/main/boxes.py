"""Captions that nothing names: the only words in the box of a picture, or right below it."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.page.figures import counts_readers
from newsreader.page.main.leaves import PICTURES, Leaf, above, leaves_of, text_of
from newsreader.page.main.words import words_of
from newsreader.page.nodes import pixels

_LEVELS = 4
_FEWEST, _MOST = 5, 80
"""Words: fewer name somebody, more are the text."""
_MOST_LEAVES = 3
_LETTERS = 500
_MOST_PICTURES = 3
"""In a box: some stand there twice, small at first."""
_ICON = 60
"""Pixels: smaller than one it shows who wrote."""
_NO_BOXES = frozenset({"body", "a", "li", "td", "figure", "h1", "h2", "h3", "h4", "h5", "h6"})
_WROTE = re.compile(r"(by|von|par|por|di|door|av|af|文|记者|記者)[\s:：/／]", re.IGNORECASE)
_UNLIKE = re.compile(r"[{}=]|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\b\d{1,2}:\d\d\b|https?://|日$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = re.compile(r"[.!?…。！？][\"”’»)]?(?:\s|$)|[)）]$")
"""A sentence, or whose picture it is."""
_CREDITED = re.compile(
    r"[(（][^()（）]{3,80}[)）]$"
    r"|\b(?:photo|image|picture|foto|bild)(?:graph)?s?(?: (?:by|credit))?: ?\S"
    r"|\b(?:getty images|ap photo|afp|courtesy of)\b|(?:提供|撮影|摄)$",
    re.IGNORECASE,
)
_TELLS = 10
"""Words that tell something without an end, if they tell no date."""


class Box(NamedTuple):
    """A block that holds a picture and what is said below it, and nothing else."""

    node: LexborNode
    picture: LexborNode
    leaves: Sequence[Leaf]


class Boxes:
    """Those of a page, each block of which is searched once: many words stand in the same."""

    def __init__(self) -> None:
        self._known: dict[int, Sequence[Box | None]] = {}

    def of(self, leaf: Leaf) -> Box | None:
        """The one in which these words stand."""
        around = islice(above(leaf.nodes[0]), _LEVELS)
        return next((box for node in around for box in self._searched(node)), None)

    def _searched(self, node: LexborNode) -> Sequence[Box | None]:
        """Nothing where it holds no picture."""
        key = node.mem_id
        if key not in self._known:
            picture = node.css_first(PICTURES)
            box = _box(node, picture) if picture is not None and node.tag != "p" else None
            self._known[key] = (box,) if picture is not None else ()
        return self._known[key]


def box_around(picture: LexborNode, most: LexborNode) -> Box | None:
    """The one in which this picture stands, above a text, no greater than `most`."""
    for node in [picture, *islice(above(picture), _LEVELS)]:
        if words_of(text_of(node)):
            return _box(node, picture)
        if node.mem_id == most.mem_id:
            break
    return None


def is_bare(node: LexborNode) -> bool:
    """A picture to be seen, and no word."""
    pictures = [node] if node.tag in ("img", "picture") else node.css("img")
    return len(pictures) == 1 and _is_seen(pictures[0]) and not words_of(text_of(node))


def says_what_is_seen(leaves: Sequence[Leaf]) -> bool:
    """As long as a caption, and neither a link nor the line of who wrote when."""
    if not 0 < len(leaves) <= _MOST_LEAVES:
        return False
    text = text_of_caption(leaves)
    words = sum(len(leaf.words) for leaf in leaves)
    return (
        words >= _FEWEST
        and (words <= _MOST or not text.isascii())
        and len(text) <= _LETTERS
        and not any(map(_leads_on, leaves))
        and _WROTE.match(text) is None
        and _UNLIKE.search(text) is None
        and _is_said(text, words)
    )


def says_whose_it_is(leaf: Leaf) -> bool:
    """A caption by its words alone: the picture may come by a script."""
    return bool(_CREDITED.search(leaf.text)) and says_what_is_seen([leaf])


def _leads_on(leaf: Leaf) -> bool:
    inside = (link for node in leaf.nodes if node.is_element_node for link in node.css("a"))
    return leaf.links or any(words_of(text_of(link)) for link in inside)


def _is_said(text: str, words: int) -> bool:
    return bool(_ENDS.search(text)) or (words >= _TELLS and _YEAR.search(text) is None)


def make_figure(page: LexborHTMLParser, box: Box) -> None:
    figure, caption = page.create_node("figure"), page.create_node("figcaption")
    caption.insert_child(text_of_caption(box.leaves))
    figure.insert_child(box.picture)
    figure.insert_child(caption)
    box.node.replace_with(figure)


def text_of_caption(leaves: Sequence[Leaf]) -> str:
    return " ".join(leaf.text for leaf in leaves)


def _box(node: LexborNode, picture: LexborNode) -> Box | None:
    if node.tag in _NO_BOXES or len(node.css("img")) > _MOST_PICTURES or not _is_seen(picture):
        return None
    leaves = list(islice(leaves_of(node), _MOST_LEAVES + 1))
    heads = any((leaf.block.tag or "").startswith("h") for leaf in leaves)
    return Box(node, picture, leaves) if not heads and says_what_is_seen(leaves) else None


def _is_seen(picture: LexborNode) -> bool:
    if picture.tag == "img" and counts_readers(picture.attributes):
        return False
    sides = (pixels(picture.attributes, name) for name in ("width", "height"))
    return all(side is None or side > _ICON for side in sides)
