"""What a page has around its article: hashtags, other articles, words that only offer something."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.cleaning import clean_line, clean_url
from newsreader.page.limits import is_bottomless
from newsreader.page.main.leaves import Leaf

_HASHTAG = re.compile(r"#([^\W\d_][\w-]{1,40})")
_OFFER = re.compile(
    r"(try|discover|explore|meet|ask) .{0,40}\bai\b.{0,40}"
    r"|no comments?( yet)?|be the first to (leave a )?comment|(leave|post|add) a comment"
    r"|hashtags?|noch keine kommentare|aucun commentaire|コメントはまだありません",
    re.IGNORECASE,
)
_FEW = 14
"""Words: more of them say something."""
_RELATED = re.compile(
    r"(related|more|similar|recommended) (articles?|stories|news|posts?|reading)"
    r"|read (more|next|also)|you may (also )?like|ähnliche artikel|mehr zum thema"
    r"|lesen sie auch|(à lire|lire) aussi"
    r"|articles? (liés|similaires|relacionados|correlati)|関連記事|相关(文章|阅读|新闻)|관련 ?기사",
    re.IGNORECASE,
)
_MOST = 5
_SHORTEST, _LONGEST = 12, 160
"""Bytes, and characters, of a headline."""
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_WEB = frozenset({"http", "https"})


def only_offers(leaf: Leaf) -> bool:
    """`Try our AI features`, `No comments yet`."""
    return len(leaf.words) <= _FEW and bool(_OFFER.fullmatch(" ".join(leaf.words)))


def hashtags_of(page: LexborHTMLParser) -> tuple[str, ...]:
    """Those that lead to what else has them, without their sign."""
    found = (_HASHTAG.fullmatch(clean_line(link.text())) for link in page.css("a[href]"))
    return tuple(dict.fromkeys(tag[1] for tag in found if tag))


def related_html(html: str, url: str) -> str:
    """The articles that the page calls related, as a list of links below a heading; else empty."""
    if is_bottomless(html):
        return ""
    for heading in LexborHTMLParser(html).css(_HEADINGS):
        words = clean_line(heading.text())
        if len(words) < 60 and _RELATED.fullmatch(words):
            links = dict(_links_after(heading, url))
            if links:
                items = [_item(address, title) for address, title in links.items()][:_MOST]
                return f"<h3>{escape(words)}</h3><ul>{''.join(items)}</ul>"
    return ""


def _item(address: str, title: str) -> str:
    return f'<li><a href="{escape(address)}">{escape(title)}</a></li>'


def _links_after(heading: LexborNode, url: str) -> Iterator[tuple[str, str]]:
    """In what the heading stands in, or what that stands in where it is there alone."""
    around, passed = heading.parent, False
    while around is not None and around.tag != "body" and around.css_first("a[href]") is None:
        around = around.parent
    for node in around.traverse() if around is not None else ():
        passed = passed or node.mem_id == heading.mem_id
        if not passed or node.tag != "a":
            continue
        address = clean_url(urljoin(url, node.attributes.get("href") or ""), schemes=_WEB)
        inner = node.css_first(_HEADINGS)
        title = clean_line((inner if inner is not None else node).text(separator=" "), _LONGEST)
        if address and len(title.encode()) >= _SHORTEST:
            yield address, title
