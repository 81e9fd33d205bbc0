"""An article's HTML, cut out of its page: the chosen text, and the pictures in it."""

from collections.abc import Sequence
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.page.figures import counts_readers
from newsreader.page.main.boxes import (
    Box,
    Boxes,
    box_around,
    is_bare,
    make_figure,
    says_what_is_seen,
    says_whose_it_is,
    text_of_caption,
)
from newsreader.page.main.choosing import Choice, is_aside
from newsreader.page.main.leaves import Leaf, above, caption_near, is_caption, leaves_of
from newsreader.page.nodes import is_hidden, pixels

_SEEN = frozenset("img picture video audio iframe hr math".split())
_GONE = (
    "iframe > *, video > :not(source), script, style, link, meta, template, button, input, select,"
    " textarea, svg, object, embed, noscript"
)
_WRITERS = ".mw-editsection, .mw-cite-backlink"
"""MediaWiki's; its letters that lead from a footnote back."""
_FIGURE = "img, picture, video, iframe"
_LEADS = "figure, picture, img"
_ICON, _LEAD = 60, 300
"""Pixels: smaller than one it shows who wrote, wider than the other what it is about."""
_LEVELS = 3


def settle(page: LexborHTMLParser) -> None:
    """What stands only in `noscript`, because a script would load it, stands in the page.

    Links for those who write the page, one a section, go out of it.
    """
    for node in page.css("noscript"):
        if node.css_first("img") is not None:
            node.unwrap()
    for node in page.css(_WRITERS):
        node.decompose()


def cut_out(page: LexborHTMLParser, choice: Choice) -> str:
    """Changes the page's tree."""
    container = choice.container
    lead = "" if container.tag == "body" else _lead_picture(container)
    for node in container.css(_GONE):
        node.decompose()
    captions = [found for leaf in choice.kept if (found := caption_near(leaf)) is not None]
    boxes = _boxes(choice.kept)
    pictures = [*(picture for _, picture in captions), *(box.picture for box in boxes)]
    _Cutter(choice, pictures).cut(container)
    for block, picture in _apart(captions):
        _make_figure(page, picture, block)
    for box in boxes:
        make_figure(page, box)
    return f"{lead}{container.html or ''}"


def _boxes(kept: Sequence[Leaf]) -> Sequence[Box]:
    """Once each; of words that are no captions by name."""
    boxes = Boxes()
    found = (boxes.of(leaf) for leaf in kept if caption_near(leaf) is None)
    return list({box.node.mem_id: box for box in found if box is not None}.values())


class _Cutter:
    """Keeps what was chosen, and what is to be seen before the last word of that."""

    def __init__(self, choice: Choice, pictures: Sequence[LexborNode]) -> None:
        self._chosen = choice.nodes.union(picture.mem_id for picture in pictures)
        order = enumerate(choice.container.traverse(include_text=True))
        self._places = {node.mem_id: place for place, node in order}
        self._last = max(map(self._place, (leaf.nodes[-1] for leaf in choice.kept)))

    def cut(self, node: LexborNode, *, aside: bool = False) -> bool:
        """Whether anything is left of it."""
        left = False
        for child in list(node.iter(include_text=True)):
            if self._stays(child, aside=aside):
                left = True
            else:
                child.decompose()
        return left

    def _stays(self, node: LexborNode, *, aside: bool) -> bool:
        if node.mem_id in self._chosen:
            return True
        if not node.is_element_node:
            return False
        aside = aside or is_aside(node) or self._place(node) > self._last
        if node.tag in _SEEN:
            return not aside and _is_worth_seeing(node)
        if node.tag == "figure" and not aside and node.css_first(_FIGURE) is not None:
            return True
        return self.cut(node, aside=aside)

    def _place(self, node: LexborNode) -> int:
        return self._places.get(node.mem_id, -1)


def _is_worth_seeing(node: LexborNode) -> bool:
    attributes = node.attributes
    if is_hidden(attributes) or (node.tag == "img" and counts_readers(attributes)):
        return False
    return all(side is None or side > _ICON for side in _sides(node))


def _sides(node: LexborNode) -> list[int | None]:
    return [pixels(node.attributes, name) for name in ("width", "height")]


def _lead_picture(container: LexborNode) -> str:
    """The HTML of the picture that stands above the text, or of its caption; else empty."""
    captions: list[str] = []
    for around in [container, *above(container)][:_LEVELS]:
        below: list[Leaf] = []
        before = around.prev
        while before is not None:
            if before.is_element_node:
                if (found := _lead_in(before, below)) is not None:
                    return _with_caption(found, before, below)
                below = [*leaves_of(before), *below]
            before = before.prev
        captions += [leaf.text for leaf in below if says_whose_it_is(leaf)]
    return f"<p>{escape(captions[0])}</p>" if captions else ""


def _with_caption(picture: LexborNode, most: LexborNode, below: Sequence[Leaf]) -> str:
    """It stands in `most`; `below` is what is between that and the text."""
    if picture.tag == "figure":
        return picture.html or ""
    if (caption := _caption_beside(picture)) is not None:
        return _figure_html(picture, caption.inner_html or "")
    box = box_around(picture, most)
    told = [leaf for leaf in below if says_whose_it_is(leaf)][:1]
    leaves = box.leaves if box is not None else below if is_bare(most) else told
    if says_what_is_seen(leaves):
        return _figure_html(picture, escape(text_of_caption(leaves)))
    return picture.html or ""


def _figure_html(picture: LexborNode, caption: str) -> str:
    return f"<figure>{picture.html or ''}<figcaption>{caption}</figcaption></figure>"


def _caption_beside(picture: LexborNode) -> LexborNode | None:
    """By its class alone: beside the picture, or beside what that stands in."""
    beside = (node for around in list(above(picture))[:2] for node in around.iter())
    return next((node for node in beside if is_caption(node)), None)


def _lead_in(node: LexborNode, below: Sequence[Leaf]) -> LexborNode | None:
    if is_aside(node) or node.tag in ("nav", "aside", "footer"):
        return None
    if is_bare(node) and says_what_is_seen(below):
        return node
    for found in node.css(_LEADS):
        asides = any(is_aside(around) for around in above(found))
        leads = found.tag == "figure" or _is_large(found) or _is_told(found, node)
        if leads and not asides:
            return found
    return None


def _is_told(picture: LexborNode, most: LexborNode) -> bool:
    return _caption_beside(picture) is not None or box_around(picture, most) is not None


def _is_large(node: LexborNode) -> bool:
    return any(side is not None and side >= _LEAD for side in _sides(node))


def _apart(
    captions: Sequence[tuple[LexborNode, LexborNode]],
) -> list[tuple[LexborNode, LexborNode]]:
    """Once each, those that no figure holds together; none that holds another, or its picture."""
    holding = {node.mem_id for pair in captions for part in pair for node in above(part)}
    found = {
        block.mem_id: (block, picture)
        for block, picture in captions
        if block.mem_id not in holding and not any(node.tag == "figure" for node in above(block))
    }
    return list(found.values())


def _make_figure(page: LexborHTMLParser, picture: LexborNode, block: LexborNode) -> None:
    """What is a caption by its class alone becomes one of a figure. Nodes are copied into it."""
    figure, caption = page.create_node("figure"), page.create_node("figcaption")
    for child in block.iter(include_text=True):
        caption.insert_child(child)
    figure.insert_child(picture)
    figure.insert_child(caption)
    block.replace_with(figure)
    picture.decompose()
