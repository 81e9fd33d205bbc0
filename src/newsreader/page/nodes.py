"""Small questions asked of HTML nodes."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsreader.cleaning import clean_line

Attributes = dict[str, str | None]

DROPPED = frozenset(
    "script style template head title meta link base input button select option optgroup textarea "
    "datalist output progress meter canvas map area frame frameset noembed noframes rp rt param "
    "source track colgroup col dialog applet".split()
)
"""Elements that carry no prose, with all they contain."""

_SPEECHLESS = DROPPED - {"rt", "title"}

_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*")
_HIDING_WORDS = (
    *(b"hidden", b"display", b"mso-hide", b"sr-only"),
    *(b"screen-reader", b"off-screen", b"offscreen"),
)
_HIDING_STYLES = ("display:none", "visibility:hidden", "mso-hide:all")
_HIDING_CLASS = re.compile(
    r"(^|[\s_-])(sr-only|screen-reader-text|off-?screen|visually-?hidden)(\s|$)"
)


def may_hide(html: str) -> bool:
    """Whether anything in a document can be hidden: spares a look at every attribute."""
    lowered = html.encode("utf-8", "replace").lower()  # bytes: only ASCII letters, so at once
    return any(word in lowered for word in _HIDING_WORDS)


def is_hidden(attributes: Attributes) -> bool:
    """Hidden from a sighted reader: `hidden`, `aria-hidden`, inline CSS, the well-known classes."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style, class_ = attributes.get("style"), attributes.get("class")
    if style:
        style = style.replace(" ", "").lower()
        if any(hiding in style for hiding in _HIDING_STYLES):
            return True
    return bool(class_ and _HIDING_CLASS.search(class_))


def value(attributes: Attributes, *names: str) -> str:
    """The first of these attributes that says something, as one clean line."""
    for name in names:
        if text := clean_line(attributes.get(name) or ""):
            return text
    return ""


def pixels(attributes: Attributes, name: str) -> int | None:
    """A width or height given in plain pixels (`640` or `640px`)."""
    size = attributes.get(name)
    match = _PIXELS.fullmatch(size) if size else None
    return int(match[1]) if match else None


def number(attributes: Attributes, name: str, default: int) -> int:
    match = re.fullmatch(r"\s*(-?\d{1,12})\s*", attributes.get(name) or "")
    return int(match[1]) if match else default


def label_of(node: LexborNode) -> str:
    """What a short element says: its text, or what its only picture is called."""
    words = (child for child in nodes_in(node) if child.tag != "-text" or child.text_content)
    first = next(words, None)
    if first is None or next(words, None) is not None:
        return ""
    if first.tag == "img":
        return value(first.attributes, "alt", "title")
    return clean_line(first.text_content or "", 60) if first.tag == "-text" else ""


def nodes_in(node: LexborNode) -> Iterator[LexborNode]:
    """Its children, texts and comments too; quicker than `iter`."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def children(node: LexborNode, *tags: str) -> Iterator[LexborNode]:
    """The element children with one of these tags."""
    return (child for child in node.iter() if child.tag in tags)


def bare_text(node: LexborNode) -> str:
    """All text below a node, however deep, white space folded, scripts left out."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.tag == "-text":
            parts.append(current.text_content or "")
        elif current.tag not in _SPEECHLESS:
            waiting += reversed(list(current.iter(include_text=True)))
    return clean_line("".join(parts), limit=100_000)
