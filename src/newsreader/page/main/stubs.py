"""Articles that a page calls related: each with its source, its age and how it begins."""

import re
from collections.abc import Iterator
from html import escape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.cleaning import clean_line
from newsreader.page.limits import is_bottomless
from newsreader.page.main.around import RELATED
from newsreader.page.main.leaves import leaves_of
from newsreader.page.main.onward import HEADINGS, LinksBelow
from newsreader.page.text import excerpt

_AGE = re.compile(
    r"(\d+|an?|one) ?(s|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?) ago"
    r"|yesterday|just now|gestern|hier|ayer"
    r"|(vor|il y a|hace|há) (\d+|une?|uma?|einem|einer) \w+|\d+ (ore|giorni|ora|giorno) fa"
    r"|\d+ ?(分|分钟|分鐘|時間|小时|小時|日|天|週間|周|か月|个月|個月|年)前"
    r"|\d+ ?(분|시간|일|주|개월|년) ?전",
    re.IGNORECASE,
)
_BEFORE_AGE = re.compile(rf"(?<=\w)\s+(?=({_AGE.pattern})$)", re.IGNORECASE)
_APART = re.compile(r"\s+[·•|–—-]\s+|^[·•|–—-]\s*")
_MOST = 5
_SHORTEST, _LONGEST = 12, 160
"""Bytes, and characters, of a headline."""
_SOURCE, _EXCERPT = 40, 300
"""Characters at most."""
_SENTENCE = 30
"""Bytes of a line that says how an article begins."""
_SEVERAL = "div, p"
"""What makes a link more than one line."""


class _Stub(Struct, frozen=True):
    address: str | None
    """`None`: of a saved file, where nothing says where its page was."""
    title: str
    about: str
    """`Jiji Press · 3 hours ago`, as the page says."""
    excerpt: str

    @property
    def html(self) -> str:
        title = escape(self.title)
        link = f'<a href="{escape(self.address)}">{title}</a>' if self.address else title
        lines = (link, *(escape(line) for line in (self.about, self.excerpt) if line))
        return f"<li>{'<br>'.join(lines)}</li>"


def related_html(html: str, url: str) -> str:
    """As a list of links below a heading; empty where the page has none."""
    body = None if is_bottomless(html) else LexborHTMLParser(html).body
    for leaf in leaves_of(body) if body is not None else ():
        words = leaf.text.rstrip(":： ")
        if len(words) < 60 and RELATED.fullmatch(words) and not leaf.leads_away:
            stubs = {stub.title: stub for stub in _stubs_after(leaf.block, url)}
            if stubs:
                items = [stub.html for stub in stubs.values()][:_MOST]
                return f"<h3>{escape(words)}</h3><ul>{''.join(items)}</ul>"
    return ""


def _stubs_after(heading: LexborNode, url: str) -> Iterator[_Stub]:
    links = LinksBelow(heading, url)
    for link in links.titles:
        title, lines = _told(links.card(link), link)
        if len(title.encode()) >= _SHORTEST:
            yield _Stub(links.followed(link), title, _about(lines), _excerpt(lines))


def _told(card: LexborNode, link: LexborNode) -> tuple[str, list[str]]:
    """A card's headline, and what else it says."""
    inner = link.css_first(HEADINGS)
    if inner is None and link.css_first(_SEVERAL) is not None:
        return _headline_of(list(_lines(card)))
    headline = inner if inner is not None else link
    title = clean_line(headline.text(separator=" "), _LONGEST)
    return title, [line for line in _lines(card, without=headline) if line != title]


def _headline_of(lines: list[str]) -> tuple[str, list[str]]:
    """The longest line before the longest of all, which is how the article begins."""
    beginning = max(range(len(lines)), key=lambda at: len(lines[at]), default=0)
    before = [line for line in lines[:beginning] if not _AGE.fullmatch(line)]
    longest = max(before, key=len, default="")
    title = longest if len(longest.encode()) >= _SHORTEST else "".join(lines[beginning:][:1])
    return clean_line(title, _LONGEST), [line for line in lines if line != title]


def _lines(node: LexborNode, without: LexborNode | None = None) -> Iterator[str]:
    if without is not None and node.mem_id == without.mem_id:
        return
    children = list(node.iter(include_text=True))
    if node.tag in ("-text", "p", "time") or all(child.tag == "-text" for child in children):
        if line := clean_line(node.text(separator=" "), 2 * _EXCERPT):
            yield line
        return
    for child in children:
        yield from _lines(child, without)


def _about(lines: list[str]) -> str:
    """`Jiji Press · 3 hours ago`."""
    beginning = _excerpt(lines).removesuffix("…")
    told = [line for line in lines if not beginning or not line.startswith(beginning)]
    about = [_pieces(line) for line in told]
    ages = [piece for pieces in about for piece in pieces if _AGE.fullmatch(piece)]
    names = [piece for pieces in about[:3] for piece in pieces if not _AGE.fullmatch(piece)]
    return " · ".join([*[name for name in names if len(name) <= _SOURCE][:1], *ages[:1]])


def _pieces(line: str) -> list[str]:
    return [piece for piece in _APART.split(_BEFORE_AGE.sub(" · ", line)) if piece]


def _ends_with_age(line: str) -> bool:
    return any(_AGE.fullmatch(piece) for piece in _pieces(line)[-1:])


def _excerpt(lines: list[str]) -> str:
    longest = max((line for line in lines if not _ends_with_age(line)), key=len, default="")
    return excerpt(longest, _EXCERPT) if len(longest.encode()) >= _SENTENCE else ""
