"""feedparser's dictionaries → ParsedFeed. RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from newsreader.models.parsed import ParsedEntry, ParsedFeed
from newsreader.parse import attached, discussion, fields, places
from newsreader.parse.dates import when
from newsreader.parse.hints import xml_hints
from newsreader.parse.markup import looks_like_html, paragraphs
from newsreader.parse.media import Scope, media_of
from newsreader.parse.raw import Raw, RawFeed, dict_of, dicts_of, kind_of, linked
from newsreader.parse.xmlreader import read_xml

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TIMES = ("published", "created", "updated")  # an only date is the one
_NO_BODY: Raw = {}
_RARER = discussion.NAMES | places.NAMES | attached.NAMES | {"source"}
_YANDEX = "yandex_full-text"
_MENDED = "The document is not well-formed XML; what could be read was kept."


class _Around(Struct, frozen=True):
    """What a feed says once for all its entries."""

    url: str
    site_url: str
    language: str | None
    author: str | None
    is_legal: bool


def parse_xml(text: str, url: str) -> ParsedFeed | None:
    """`text` begins at the root element. `None` when there is no feed in it."""
    return feed_of(read_xml(text, url), url)


def feed_of(raw: RawFeed, url: str) -> ParsedFeed | None:
    if not raw.version and not raw.entries:
        return None
    site_url = fields.link(dict.get(raw.feed, "link"), url)
    language = fields.language(dict.get(raw.feed, "language"))
    # RFC 4287 §4.2.1: who writes an Atom feed writes its entries; an RSS feed's editor need not.
    author = _author(raw.feed) if raw.version.startswith("atom") else None
    around = _Around(url, site_url or url, language, author, raw.is_legal)
    return ParsedFeed(
        title=_title(raw.feed),
        site_url=site_url,
        entries=tuple(_entry(dict(entry), around) for entry in raw.entries if any(entry.values())),
        language=language,
        note=_note(raw),
        hints=xml_hints(raw.feed, url),
    )


def _note(raw: RawFeed) -> str | None:
    if not raw.complete:
        return fields.CUT
    return None if raw.well_formed else _MENDED


def _entry(raw: Raw, around: _Around) -> ParsedEntry:
    url, media, links, source = around.url, media_of(raw), linked(raw), dict_of(raw, "source")
    html, base, own_language = _text(raw, media, is_legal=around.is_legal)
    title, link = _title(raw) or _other_title(raw, media), _link(raw, links, url)
    replies, enclosed = links.get("replies", []), links.get("enclosure", [])
    return ParsedEntry(
        guid=fields.guid(raw.get("id")),
        link=link,
        title=title,
        author=_author(raw) or (_author(source) if source else None) or around.author,
        published=_time(raw, *_TIMES),
        updated=_time(raw, "updated"),
        html=html,
        base=(fields.link(base) if base != url else None) or link or around.site_url,
        language=fields.language(dict.get(raw, "language")) or own_language or around.language,
        topics=fields.topics(_terms(raw)),
        pictures=attached.pictures(raw, enclosed, media, url, title, html),
        enclosures=attached.enclosures(raw, enclosed, media, url),
        **_rarer(raw, replies, url),
    )


def _rarer(raw: Raw, replies: list[Raw], url: str) -> dict[str, Any]:
    """What few entries say."""
    if not replies and _RARER.isdisjoint(raw):
        return {}
    source = dict_of(raw, "source")
    return {
        "comments_url": discussion.comments_url(raw, replies, url),
        "comments_count": discussion.comments_count(raw, replies),
        "source_name": fields.html_line(source.get("title"), 200) or None,
        "source_url": fields.link(source.get("link") or source.get("href"), url),
        "comments_feed": discussion.comments_feed(raw, replies, url),
        "chapters_url": attached.chapters(raw, url),
        "transcripts": attached.transcripts(raw, url),
        "location": places.location(raw),
    }


def _title(raw: Raw) -> str:
    value = dict.get(raw, "title")
    return fields.html_line(value) if kind_of(raw, "title") in _HTML else fields.line(value)


def _other_title(raw: Raw, media: Scope) -> str:
    return fields.html_line(raw.get("itunes_title")) or fields.html_line(media.words.get("title"))


def _link(raw: Raw, links: dict[object, list[Raw]], url: str) -> str | None:
    """Feedparser has resolved links already; what is relative still was a guid.

    A feed's distributor names the address that its own counts clicks for.
    """
    original = raw.get("feedburner_origlink") or raw.get("pheedo_origlink")
    link = fields.link(original) or fields.link(dict.get(raw, "link"))
    if link:
        return link
    others = (one.get("href") for one in links.get("alternate", ()))
    return next(filter(None, map(fields.link, others)), None) or attached.page_of(raw, url)


def _author(raw: Raw) -> str | None:
    """Addresses that end in more than four letters are cut in two by feedparser."""
    whole, authors = dict.get(raw, "author"), dicts_of(raw, "authors")
    if len(authors) > 1 or not isinstance(whole, str) or "@" not in whole:
        names = [fields.person(one.get("name")) for one in authors]
        if said := ", ".join(list(dict.fromkeys(filter(None, names)))[:6]):
            return said
    return fields.person(whole) or None


def _time(raw: Raw, *names: str) -> datetime | None:
    for name in names:
        if name in raw and (moment := when(raw[name], raw.get(name + "_parsed"))):
            return moment
    return None


def _text(raw: Raw, media: Scope, *, is_legal: bool) -> tuple[str, str | None, str | None]:
    """(HTML, its base, its language): the content, unless the summary says much more."""
    html, best = "", _NO_BODY
    for one in _contents(raw):
        said = _html(one.get("value"), one, is_legal)
        html, best = (said, one) if len(said) > len(html) or best is _NO_BODY else (html, best)
    summary = raw.get("summary")
    # feedparser hands the content on as a summary where there is none.
    if not html or summary != best.get("value"):
        detail = dict_of(raw, "summary_detail")
        said = _html(summary, detail, is_legal)
        html, best = (html, best) if len(html) * 2 >= max(len(said), 1) else (said, detail)
    html = html or next(filter(None, map(_guessed, _other_bodies(raw, media))), "")
    return html, best.get("base"), fields.language(best.get("language"))


def _contents(raw: Raw) -> list[Raw]:
    contents = dicts_of(raw, "content")
    return [*contents, {"value": raw[_YANDEX]}] if _YANDEX in raw else contents


def _other_bodies(raw: Raw, media: Scope) -> Iterator[object]:
    yield raw.get("itunes_summary")
    yield media.words.get("description")
    yield media.words.get("text")
    yield raw.get("itunes_subtitle")


def _html(value: object, detail: Raw, is_legal: bool) -> str:
    value = fields.html(value, is_legal=is_legal)
    kind = detail.get("type", "text/html")
    if kind == "text/plain":
        return paragraphs(value)
    is_text = isinstance(kind, str) and (kind in _HTML or kind.startswith("text/"))
    return value if is_text else ""


def _guessed(value: object) -> str:
    text = fields.html(value)
    return text if looks_like_html(text) else paragraphs(text)


def _terms(raw: Raw) -> Iterator[object]:
    for tag in dicts_of(raw, "tags"):
        yield tag.get("label") or tag.get("term")
