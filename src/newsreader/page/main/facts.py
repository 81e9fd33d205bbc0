"""What a page says of its article to machines: Open Graph, JSON-LD (schema.org), Dublin Core."""

import re
from datetime import datetime
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from newsreader.cleaning import clean_line
from newsreader.models.fulltexts import Facts
from newsreader.page.hashtags import with_topics
from newsreader.page.main.around import hashtags_of
from newsreader.page.main.dates import marked_moment, moment_of, printed_moment
from newsreader.page.main.machine import address_of, articles_in, name_of

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_TIME = "article:published_time"
_OTHER_TIMES = (
    *("article:published", "og:article:published_time"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"),
    *("publishdate", "publish_date", "publish-date", "published_at", "pubdate", "date"),
)
_PICTURES = ("og:image:secure_url", "og:image", "twitter:image", "twitter:image:src")
_WORDS = ("description", "og:description", "twitter:description")
_TOPICS = ("article:tag", "news_keywords", "parsely-tags", "keywords")
_MOST_TOPICS = 12
_BYLINES = "[rel~=author], [itemprop~=author], .byline, .author, .author-name"
_BY = re.compile(r"^(by|von|par|por|di|door|av|af)\b[:\s]*", re.IGNORECASE)
_HEADLINES = "h1, h2, [itemprop~=headline]"
_MOST_OF_IT = 0.6
_LONGEST_HEADING = 300
_LONGEST_NAME = 6
"""Words."""


def facts_of(html: str, url: str) -> Facts:
    page = LexborHTMLParser(html)
    said = _Said(page)
    picture = said.first(*_PICTURES) or said.address("image")
    address = _canonical(page) or said.first("og:url") or said.address("mainEntityOfPage")
    return Facts(
        title=_title(page, said),
        author=_author(said) or _byline(page),
        site=said.first("og:site_name", "application-name"),
        description=said.first(*_WORDS) or said.machine("description"),
        picture=urljoin(url, picture) if picture else None,
        published=_published(page, said),
        language=_language(page),
        topics=with_topics(said.topics(), hashtags_of(page))[:_MOST_TOPICS],
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
        self._machine = next(articles_in(page), {})

    def first(self, *names: str) -> str:
        return next((self._meta[name][0] for name in names if name in self._meta), "")

    def machine(self, name: str) -> str:
        return name_of(self._machine.get(name))

    def address(self, name: str) -> str:
        return address_of(self._machine.get(name))

    def topics(self) -> tuple[str, ...]:
        told = name_of(self._machine.get("keywords"))
        found = next((self._meta[name] for name in _TOPICS if name in self._meta), [told])
        words = found if len(found) > 1 else "".join(found).split(",")
        return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:_MOST_TOPICS]


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


def _canonical(page: LexborHTMLParser) -> str:
    node = page.css_first("link[rel=canonical]")
    return (node.attributes.get("href") or "") if node is not None else ""


def _title(page: LexborHTMLParser, said: _Said) -> str:
    if told := said.first(*_TITLES) or said.machine("headline"):
        told = _without_site(told, said)
        heading = _heading_of(page, told)
        return heading if heading and told.startswith(heading) else told
    node = page.css_first("title")
    title = _without_site(clean_line(node.text()), said) if node is not None else ""
    return _heading_of(page, title) or title


def _heading_of(page: LexborHTMLParser, title: str) -> str:
    """The page's own, where the title is that and a name, or the beginning of it."""
    least = _MOST_OF_IT * len(title)
    found = (clean_line(node.text(separator=" ")) for node in page.css(_HEADLINES))
    same = (
        words
        for words in found
        if least <= len(words) <= _LONGEST_HEADING
        and (title.startswith(words) or words.startswith(title))
    )
    return max(same, key=len, default="") if title else ""


def _without_site(title: str, said: _Said) -> str:
    """`Headline | The Paper` without the paper's name."""
    site = said.first("og:site_name")
    for sign in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(sign)
        if found and site and tail.casefold() == site.casefold():
            return head
    return title


def _published(page: LexborHTMLParser, said: _Said) -> datetime | None:
    return (
        moment_of(said.first(_TIME))
        or moment_of(said.machine("datePublished"))
        or marked_moment(page)
        or next(filter(None, map(moment_of, map(said.first, _OTHER_TIMES))), None)
        or printed_moment(page)
    )


def _language(page: LexborHTMLParser) -> str:
    root = page.root
    return clean_line((root.attributes.get("lang") or "") if root is not None else "", 35)
