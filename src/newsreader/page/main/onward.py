"""Links below a heading, and the card that each stands in."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from newsreader.cleaning import clean_line, clean_url
from newsreader.page.main.leaves import above

HEADINGS = "h1, h2, h3, h4, h5, h6"
_HEADING_TAGS = frozenset(HEADINGS.split(", "))
_BRIEF, _LONG_FOR_A_WORD = 3, 20
"""Words; bytes: of scripts that put no blanks between words."""
_PAID = re.compile(r"taboola|outbrain|revcontent|mgid\.com|zergnet|//adclick\.", re.IGNORECASE)
"""Who sells places below articles."""
_WEB = frozenset({"http", "https"})


class LinksBelow:
    """Where some are headings themselves, brief ones beside them lead to sources."""

    def __init__(self, heading: LexborNode, url: str) -> None:
        self._url = url
        below = [link for link in _links_below(heading) if self._address(link)]
        self._headed = any(map(_is_headed, below))
        self._over = {node.mem_id for node in above(heading)}
        self._told: dict[int, set[str | None]] = {}
        self.titles = [link for link in below if self._is_title(link)]

    def card(self, link: LexborNode) -> LexborNode:
        """The largest part of the page around a link that has no other title, nor the heading."""
        card, own = link, {self._address(link)}
        while (around := card.parent) is not None and around.mem_id not in self._over:
            if around.tag == "body" or self._addresses(around) - own:
                break
            card = around
        return card

    def _addresses(self, node: LexborNode) -> set[str | None]:
        """Where the titles in it lead: many cards stand in the same."""
        key = node.mem_id
        if key not in self._told:
            titles = filter(self._is_title, node.css("a[href]"))
            self._told[key] = {self._address(title) for title in titles}
        return self._told[key]

    def followed(self, link: LexborNode) -> str | None:
        return clean_url(self._address(link) or "", schemes=_WEB)

    def _is_title(self, link: LexborNode) -> bool:
        if not self._headed or _is_headed(link):
            return True
        text = clean_line(link.text(separator=" "))
        words = len(text.split())
        return words > _BRIEF or len(text.encode()) > _LONG_FOR_A_WORD * words

    def _address(self, link: LexborNode) -> str | None:
        """Of a page; of a saved one, perhaps only where it is beside that."""
        try:
            address = urljoin(self._url, (link.attributes.get("href") or "").strip())
        except ValueError:
            return None
        if _PAID.search(address):
            return None
        scheme = address.partition(":")[0]
        same = scheme == "file" and self._url.startswith("file:")
        return address if scheme in _WEB or same else None


def _links_below(heading: LexborNode) -> Iterator[LexborNode]:
    """In what the heading stands in, or what that stands in where it is there alone."""
    around, passed = heading.parent, False
    while around is not None and around.tag != "body" and around.css_first("a[href]") is None:
        around = around.parent
    for node in around.traverse() if around is not None else ():
        if passed and _begins_another(node, heading):
            return
        passed = passed or node.mem_id == heading.mem_id
        if passed and node.tag == "a":
            yield node


def _begins_another(node: LexborNode, heading: LexborNode) -> bool:
    """Whether it is another heading of this kind, which leads nowhere."""
    class_ = heading.attributes.get("class")
    if node.tag != heading.tag or node.attributes.get("class") != class_:
        return False
    known = node.tag in _HEADING_TAGS or bool(class_)
    return known and not _is_headed(node) and node.css_first("a[href]") is None


def _is_headed(node: LexborNode) -> bool:
    """Whether a heading is in it, or around a link."""
    if node.css_first(HEADINGS) is not None and node.tag not in _HEADING_TAGS:
        return True
    return node.tag == "a" and any(one.tag in _HEADING_TAGS for one in islice(above(node), 2))
