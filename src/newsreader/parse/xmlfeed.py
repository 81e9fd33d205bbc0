"""feedparser's dictionaries → ParsedFeed. RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsreader.cleaning import clean_line
from newsreader.models.articles import Enclosure, Picture
from newsreader.models.parsed import ParsedEntry, ParsedFeed
from newsreader.parse import fields
from newsreader.parse.hints import xml_hints
from newsreader.parse.markup import looks_like_html, paragraphs, text_of
from newsreader.parse.media import Scope, media_of, pictures_of
from newsreader.parse.xmlreader import RawFeed, read_xml

Raw = dict[str, Any]
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_AS_WRITTEN = ("published", "created", "updated")  # in a language that feedparser cannot read
_MENDED = "The document is not well-formed XML; what could be read was kept."


def parse_xml(text: str, url: str) -> ParsedFeed | None:
    """`text` begins at the root element. `None` when there is no feed in it."""
    raw = read_xml(text, url)
    if not raw.version and not raw.entries:
        return None
    site_url = fields.link(dict.get(raw.feed, "link"), url)
    language = fields.language(dict.get(raw.feed, "language"))
    entries = (_entry(entry, url, site_url or url, language) for entry in raw.entries)
    return ParsedFeed(
        title=_title(raw.feed),
        site_url=site_url,
        entries=tuple(entry for entry in entries if _says_something(entry)),
        language=language,
        note=_note(raw),
        hints=xml_hints(raw.feed, _dicts(raw.feed, "links"), url),
    )


def _note(raw: RawFeed) -> str | None:
    if not raw.complete:
        return fields.CUT
    return None if raw.well_formed else _MENDED


def _says_something(entry: ParsedEntry) -> bool:
    return bool(entry.title or entry.link or entry.html or entry.enclosures or entry.pictures)


def _entry(raw: Raw, url: str, site_url: str, language: str | None) -> ParsedEntry:
    media = media_of(raw)
    html, base, own_language = _text(raw, media)
    title, link = _title(raw) or fields.html_line(media.words.get("title")), _link(raw)
    return ParsedEntry(
        guid=fields.guid(raw.get("id")),
        link=link,
        title=title,
        author=_author(raw),
        published=_published(raw),
        updated=fields.when(dict.get(raw, "updated_parsed")),
        html=html,
        base=(fields.link(base) if base != url else None) or link or site_url,
        language=own_language or language,
        topics=fields.topics(_terms(raw)),
        pictures=fields.pictures(
            _without_echo(picture, title, html) for picture in _pictures(raw, media, url)
        ),
        enclosures=_enclosures(raw, media, url),
        comments_url=_comments_url(raw, url),
        comments_count=_comments_count(raw),
        source_name=_source_name(raw),
        source_url=_source_url(raw, url),
    )


def _title(raw: Raw) -> str:
    value = dict.get(raw, "title")
    detail = _dict(raw, "title_detail")
    return fields.html_line(value) if detail.get("type") in _HTML else fields.line(value)


def _link(raw: Raw) -> str | None:
    """Feedparser has resolved links already; what is relative still was a guid."""
    link = fields.link(dict.get(raw, "link"))
    if link:
        return link
    others = (one.get("href") for one in _dicts(raw, "links") if one.get("rel") == "alternate")
    return next(filter(None, map(fields.link, others)), None)


def _author(raw: Raw) -> str | None:
    names = [fields.html_line(one.get("name"), 200) for one in _dicts(raw, "authors")]
    unique = list(dict.fromkeys(name for name in names if name))
    return ", ".join(unique[:6]) or fields.html_line(dict.get(raw, "author"), 200) or None


def _published(raw: Raw) -> datetime | None:
    """Atom before RFC 4287 and Dublin Core have other words; an only date is the one."""
    keys = ("published_parsed", "created_parsed", "updated_parsed", *_AS_WRITTEN)
    return next(filter(None, (fields.when(dict.get(raw, key)) for key in keys)), None)


def _text(raw: Raw, media: Scope) -> tuple[str, str | None, str | None]:
    """(HTML, its base, its language): the content, unless the summary says much more."""
    content = max(_dicts(raw, "content"), key=_size, default={})
    summary = {**_dict(raw, "summary_detail"), "value": dict.get(raw, "summary")}
    best = content if _size(content) * 2 >= max(_size(summary), 1) else summary
    html = _html(best) or _guessed(raw.get("itunes_summary"))
    html = html or _guessed(media.words.get("description"))
    return html, best.get("base"), fields.language(best.get("language"))


def _size(detail: Raw) -> int:
    return len(_html(detail))


def _html(detail: Raw) -> str:
    value = fields.html(detail.get("value"))
    match detail.get("type", "text/html"):
        case "text/plain":
            return paragraphs(value)
        case str(kind) if kind in _HTML or kind.startswith("text/"):
            return value
        case _:
            return ""


def _guessed(value: object) -> str:
    text = fields.html(value)
    return text if looks_like_html(text) else paragraphs(text)


def _terms(raw: Raw) -> Iterator[object]:
    for tag in _dicts(raw, "tags"):
        yield tag.get("label") or tag.get("term")


def _pictures(raw: Raw, media: Scope, url: str) -> Iterator[Picture]:
    for medium in pictures_of(media.media):
        words = {name: fields.html_line(text) or None for name, text in medium.words.items()}
        if address := fields.link(medium.url, url):
            yield Picture(
                address, words.get("title"), words.get("description"), words.get("credit")
            )
    for enclosure in _enclosure_links(raw):
        address = fields.link(enclosure.get("href"), url)
        if address and _mime(enclosure).startswith("image/"):
            yield Picture(address)
    if address := fields.link(raw.get("itunes image"), url):
        yield Picture(address)


def _without_echo(picture: Picture, title: str, html: str) -> Picture:
    """A video's picture repeats the title and the whole text: once is enough."""
    alt = None if picture.alt == title else picture.alt
    said = picture.caption and picture.caption[:60] in clean_line(text_of(html[:4000]), 4000)
    return replace(picture, alt=alt, caption=None if said else picture.caption)


def _enclosures(raw: Raw, media: Scope, url: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    duration = fields.seconds(raw.get("itunes_duration"))
    for link in _enclosure_links(raw):
        address = fields.link(link.get("href"), url)
        if address and not _mime(link).startswith("image/"):
            length = fields.count(link.get("length")) or None
            found.setdefault(address, Enclosure(address, _mime(link) or None, length, duration))
    for medium in media.media:
        address = fields.link(medium.url, url)
        if address and medium.kind in ("audio", "video"):
            more = medium.attributes
            length, runs = fields.count(more.get("filesize")), fields.seconds(more.get("duration"))
            found.setdefault(address, Enclosure(address, _mime(more) or None, length or None, runs))
    return tuple(found.values())[:20]


def _enclosure_links(raw: Raw) -> list[Raw]:
    return [link for link in _dicts(raw, "links") if link.get("rel") == "enclosure"]


def _mime(raw: Raw) -> str:
    return fields.line(raw.get("type"), 100).lower()


def _comments_url(raw: Raw, url: str) -> str | None:
    replies = (link.get("href") for link in _replies(raw) if _mime(link) in ("", "text/html"))
    return fields.link(raw.get("comments"), url) or next(
        filter(None, (fields.link(reply, url) for reply in replies)), None
    )


def _comments_count(raw: Raw) -> int | None:
    """Slash module, then Atom threading (RFC 4685)."""
    said = [raw.get("slash_comments"), raw.get("thr_total")]
    said += [link.get("thr:count") for link in _replies(raw)]
    return next((number for number in map(fields.count, said) if number is not None), None)


def _replies(raw: Raw) -> list[Raw]:
    return [link for link in _dicts(raw, "links") if link.get("rel") == "replies"]


def _source_name(raw: Raw) -> str | None:
    return fields.html_line(_dict(raw, "source").get("title"), 200) or None


def _source_url(raw: Raw, url: str) -> str | None:
    source = _dict(raw, "source")
    return fields.link(source.get("link") or source.get("href"), url)


def _dict(raw: Raw, key: str) -> Raw:
    value = dict.get(raw, key)
    return dict(value) if isinstance(value, dict) else {}


def _dicts(raw: Raw, key: str) -> list[Raw]:
    values = dict.get(raw, key)
    return (
        [dict(one) for one in values if isinstance(one, dict)] if isinstance(values, list) else []
    )
