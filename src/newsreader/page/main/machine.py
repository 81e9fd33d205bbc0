"""What JSON-LD (schema.org) says of a page's article: at times the whole text, and only there."""

import json
import re
from collections import deque
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from newsreader.cleaning import clean_line

_ARTICLES = ("Article", "BlogPosting", "Posting", "Report", "WebPage", "Recipe")
_TAGS = re.compile(r"<(p|br|div|h[2-6]|ul|ol)\b", re.IGNORECASE)
_MOST = 12
"""Names in one."""

Said = dict[str, Any]


def articles_in(page: LexborHTMLParser) -> Iterator[Said]:
    for node in page.css('script[type="application/ld+json"]'):
        try:
            waiting = deque([json.loads(node.text())])
        except (ValueError, RecursionError):
            continue
        while waiting:
            match waiting.popleft():
                case list() as many:
                    waiting += many
                case {"@graph": list() as many}:
                    waiting += many
                case {"@type": kind} as thing if str(kind).strip("[]'\"").endswith(_ARTICLES):
                    yield thing


def name_of(value: object) -> str:
    match value:
        case str():
            return clean_line(value, 1000)
        case {"name": name}:
            return name_of(name)
        case list():
            return ", ".join(filter(None, map(name_of, value[:_MOST])))
    return ""


def address_of(value: object) -> str:
    match value:
        case str():
            return value.strip()
        case (
            {"url": str() as address} | {"contentUrl": str() as address} | {"@id": str() as address}
        ):
            return address.strip()
        case [first, *_]:
            return address_of(first)
    return ""


def told_html(html: str) -> str:
    """Picture, caption and text, as JSON-LD has them; empty where it has no text."""
    if "articleBody" not in html:
        return ""
    for said in articles_in(LexborHTMLParser(html)):
        if isinstance(body := said.get("articleBody"), str) and body.strip():
            return _picture(said.get("image")) + _paragraphs(body)
    return ""


def _paragraphs(body: str) -> str:
    if _TAGS.search(body):
        return body
    lines = (line.strip() for line in unescape(body).splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _picture(image: object) -> str:
    address = address_of(image)
    if not address:
        return ""
    first = image[0] if isinstance(image, list) else image
    words = first.get("caption") or first.get("description") if isinstance(first, dict) else ""
    caption = f"<figcaption>{escape(name_of(words))}</figcaption>" if name_of(words) else ""
    return f'<figure><img src="{escape(address)}">{caption}</figure>'
