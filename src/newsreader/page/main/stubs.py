"""Articles that a page calls related: each with its source, its age and how it begins."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.cleaning import clean_line, clean_url
from newsreader.page.limits import is_bottomless

_RELATED = re.compile(
    r"(related|more|similar|recommended) (articles?|stories|news|posts?|reading)"
    r"|read (more|next|also)|you may (also )?like|ähnliche artikel|mehr zum thema"
    r"|lesen sie auch|(à lire|lire) aussi"
    r"|articles? (liés|similaires|relacionados|correlati)|関連記事|相关(文章|阅读|新闻)|관련 ?기사",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(\d+|an?|one) ?(s|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?) ago"
    r"|yesterday|just now|gestern|hier|ayer"
    r"|(vor|il y a|hace|há) (\d+|une?|uma?|einem|einer) \w+|\d+ (ore|giorni|ora|giorno) fa"
    r"|\d+ ?(分|分钟|分鐘|時間|小时|小時|日|天|週間|周|か月|个月|個月|年)前"
    r"|\d+ ?(분|시간|일|주|개월|년) ?전",
    re.IGNORECASE,
)
_APART = re.compile(r"\s+[·•|–—-]\s+|^[·•|–—-]\s*")
_MOST = 5
_SHORTEST, _LONGEST = 12, 160
"""Bytes, and characters, of a headline."""
_SOURCE, _EXCERPT = 40, 300
"""Characters at most."""
_SENTENCE = 30
"""Bytes of a line that says how an article begins."""
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_WEB = frozenset({"http", "https"})


class _Stub(Struct, frozen=True):
    address: str
    title: str
    about: str
    """`Jiji Press · 3 hours ago`, as the page says."""
    excerpt: str

    @property
    def html(self) -> str:
        link = f'<a href="{escape(self.address)}">{escape(self.title)}</a>'
        lines = (link, *(escape(line) for line in (self.about, self.excerpt) if line))
        return f"<li>{'<br>'.join(lines)}</li>"


def related_html(html: str, url: str) -> str:
    """As a list of links below a heading; empty where the page has none."""
    if is_bottomless(html):
        return ""
    for heading in LexborHTMLParser(html).css(_HEADINGS):
        words = clean_line(heading.text())
        if len(words) < 60 and _RELATED.fullmatch(words):
            stubs = {stub.address: stub for stub in _stubs_after(heading, url)}
            if stubs:
                items = [stub.html for stub in stubs.values()][:_MOST]
                return f"<h3>{escape(words)}</h3><ul>{''.join(items)}</ul>"
    return ""


def _stubs_after(heading: LexborNode, url: str) -> Iterator[_Stub]:
    """In what the heading stands in, or what that stands in where it is there alone."""
    around, passed = heading.parent, False
    while around is not None and around.tag != "body" and around.css_first("a[href]") is None:
        around = around.parent
    for node in around.traverse() if around is not None else ():
        passed = passed or node.mem_id == heading.mem_id
        if not passed or node.tag != "a":
            continue
        address = _address(node, url)
        inner = node.css_first(_HEADINGS)
        headline = inner if inner is not None else node
        title = clean_line(headline.text(separator=" "), _LONGEST)
        if address and len(title.encode()) >= _SHORTEST:
            lines = list(_lines(_card(node, heading, url), headline))
            yield _Stub(address, title, _about(lines), _excerpt(lines))


def _address(link: LexborNode, url: str) -> str | None:
    return clean_url(urljoin(url, link.attributes.get("href") or ""), schemes=_WEB)


def _card(link: LexborNode, heading: LexborNode, url: str) -> LexborNode:
    """The largest part of the page around a link that has no other, nor the heading."""
    card, address = link, _address(link, url)
    while (around := card.parent) is not None and around.tag not in ("body", "html"):
        others = any(_address(one, url) != address for one in around.css("a[href]"))
        if others or any(one.mem_id == heading.mem_id for one in around.css(_HEADINGS)):
            break
        card = around
    return card


def _lines(node: LexborNode, without: LexborNode) -> Iterator[str]:
    if node.mem_id == without.mem_id:
        return
    children = list(node.iter(include_text=True))
    if node.tag in ("-text", "p", "time") or all(child.tag == "-text" for child in children):
        if line := clean_line(node.text(separator=" "), 2 * _EXCERPT):
            yield line
        return
    for child in children:
        yield from _lines(child, without)


def _about(lines: list[str]) -> str:
    pieces = [piece for line in lines for piece in _APART.split(line) if piece]
    ages = [piece for piece in pieces if _AGE.fullmatch(piece)]
    names = [one for one in pieces if one not in ages and len(one) <= _SOURCE and one in lines[:3]]
    return " · ".join([*names[:1], *ages[:1]])


def _excerpt(lines: list[str]) -> str:
    longest = max(lines, key=len, default="")
    return clean_line(longest, _EXCERPT) if len(longest.encode()) >= _SENTENCE else ""
