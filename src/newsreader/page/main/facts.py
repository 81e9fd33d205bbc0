"""What a page says of its article to machines: Open Graph, JSON-LD (schema.org), Dublin Core."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from newsreader.cleaning import clean_line
from newsreader.models.fulltexts import Facts
from newsreader.page.main.around import hashtags_of

_ARTICLES = ("Article", "BlogPosting", "Posting", "Report", "WebPage", "Recipe")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_TIMES = ("article:published_time", "dc.date", "dcterms.created", "parsely-pub-date", "date")
_PICTURES = ("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src")
_WORDS = ("description", "og:description", "twitter:description")
_TOPICS = ("article:tag", "news_keywords", "parsely-tags", "keywords")
_MOST_TOPICS = 12
_BYLINES = "[rel~=author], [itemprop~=author], .byline, .author, .author-name"
_BY = re.compile(r"^(by|von|par|por|di|door|av|af)\b[:\s]*", re.IGNORECASE)
_LONGEST_NAME = 6
"""Words."""


def facts_of(html: str, url: str) -> Facts:
    page = LexborHTMLParser(html)
    said = _Said(page)
    picture = said.first(*_PICTURES)
    canonical = page.css_first("link[rel=canonical]")
    address = canonical.attributes.get("href") if canonical is not None else None
    return Facts(
        title=_without_site(said.first(*_TITLES) or said.machine("headline") or _title(page), said),
        author=_author(said) or _byline(page),
        site=said.first("og:site_name", "application-name"),
        description=said.first(*_WORDS) or said.machine("description"),
        picture=urljoin(url, picture) if picture else None,
        published=_moment(said.first(*_TIMES) or said.machine("datePublished")),
        language=_language(page),
        topics=said.topics() or hashtags_of(page)[:_MOST_TOPICS],
        canonical=urljoin(url, address) if address else None,
    )


class _Said:
    """`meta` elements by name or property, and what JSON-LD says of an article."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._meta: dict[str, list[str]] = {}
        for node in page.css("meta[content]"):
            name = node.attributes.get("property") or node.attributes.get("name")
            if name and (content := clean_line(node.attributes.get("content") or "", 1000)):
                self._meta.setdefault(name.lower(), []).append(content)
        self._machine = next(_articles(page), {})

    def first(self, *names: str) -> str:
        return next((self._meta[name][0] for name in names if name in self._meta), "")

    def machine(self, name: str) -> str:
        return _name_of(self._machine.get(name))

    def topics(self) -> tuple[str, ...]:
        found = next((self._meta[name] for name in _TOPICS if name in self._meta), [])
        words = found if len(found) > 1 else "".join(found).split(",")
        return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:_MOST_TOPICS]


def _articles(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in page.css('script[type="application/ld+json"]'):
        try:
            waiting = [json.loads(node.text())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            match waiting.pop(0):
                case list() as many:
                    waiting += many
                case {"@graph": list() as many}:
                    waiting += many
                case {"@type": kind} as thing if str(kind).strip("[]'\"").endswith(_ARTICLES):
                    yield thing


def _name_of(value: object) -> str:
    match value:
        case str():
            return clean_line(value, 1000)
        case {"name": name}:
            return _name_of(name)
        case list():
            return ", ".join(filter(None, map(_name_of, value[:5])))
    return ""


def _author(said: _Said) -> str:
    """Not an address, which some give in the place of a name."""
    names = (said.machine("author"), said.first(*_AUTHORS))
    return next((name for name in names if name and "://" not in name), "")


def _byline(page: LexborHTMLParser) -> str:
    for node in page.css(_BYLINES):
        name = _BY.sub("", clean_line(node.text(separator=" ")))
        if 0 < len(name.split()) <= _LONGEST_NAME:
            return name
    return ""


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return clean_line(node.text()) if node is not None else ""


def _without_site(title: str, said: _Said) -> str:
    """`Headline | The Paper` without the paper's name."""
    site = said.first("og:site_name")
    for sign in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(sign)
        if found and site and tail.casefold() == site.casefold():
            return head
    return title


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _language(page: LexborHTMLParser) -> str:
    root = page.root
    return clean_line((root.attributes.get("lang") or "") if root is not None else "", 35)
