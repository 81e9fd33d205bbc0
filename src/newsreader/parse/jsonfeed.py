"""JSON Feed 1.0 and 1.1, as it is in the wild: any value may be of any type.

See https://www.jsonfeed.org/version/1.1/.
"""

import json
from collections.abc import Iterator
from typing import Any

from newsreader.forums import forum_of
from newsreader.models.articles import Enclosure, Picture
from newsreader.models.parsed import NotAFeed, ParsedEntry, ParsedFeed
from newsreader.parse import fields
from newsreader.parse.dates import when
from newsreader.parse.hints import json_hints
from newsreader.parse.markup import paragraphs
from newsreader.parse.raw import Raw

_DECODER = json.JSONDecoder(strict=False)
"""Takes line ends within texts, and leaves what follows the document."""


def parse_json(text: str, url: str) -> ParsedFeed:
    """Raises NotAFeed when the text is no JSON, or JSON that is no feed."""
    document = _document(text)
    items = document.get("items")
    named = "jsonfeed.org" in fields.line(document.get("version"))
    if not isinstance(items, list) or not (named or "title" in document):
        raise NotAFeed("The address gives JSON that is not a feed.")
    language = fields.language(document.get("language"))
    authors = document.get("authors") or document.get("author")
    entries = [
        _entry(item, url, language, authors)
        for item in items[: fields.MAX_ENTRIES]
        if isinstance(item, dict) and any(item.values())
    ]
    return ParsedFeed(
        title=fields.line(document.get("title")),
        site_url=fields.link(document.get("home_page_url"), url),
        entries=tuple(entries),
        language=language,
        note=fields.CUT if len(items) > fields.MAX_ENTRIES else None,
        hints=json_hints(document, url),
    )


def _document(text: str) -> Raw:
    try:
        document, _ = _DECODER.raw_decode(text)
    except RecursionError:
        raise NotAFeed("The address gives JSON that is nested too deeply.") from None
    except ValueError:
        raise NotAFeed("The address gives broken JSON.") from None
    return document if isinstance(document, dict) else {}


def _entry(item: Raw, url: str, language: str | None, feed_authors: object) -> ParsedEntry:
    guid = fields.guid(item.get("id"))
    link = fields.link(item.get("url"), url) or fields.link(item.get("external_url"), url)
    link = link or fields.link(guid)
    published = when(item.get("date_published"))
    modified = when(item.get("date_modified"))
    return ParsedEntry(
        guid=guid,
        link=link,
        title=fields.line(item.get("title")),
        author=_author(item.get("authors") or item.get("author") or feed_authors),
        published=published or modified,
        updated=modified,
        html=_html(item),
        base=link or url,
        language=fields.language(item.get("language")) or language,
        comments_url=_discussion(item, url, link),
        topics=fields.topics(_list(item.get("tags"))),
        pictures=fields.pictures(_pictures(item, url)),
        enclosures=tuple(_enclosures(item, url))[:20],
    )


def _discussion(item: Raw, url: str, link: str | None) -> str | None:
    """There is no word for it, but feeds of forums name their page beside the article's."""
    said = (fields.link(item.get(name), url) for name in ("external_url", "id"))
    return next((one for one in said if one and one != link and forum_of(one, None, None)), None)


def _html(item: Raw) -> str:
    html = fields.html(item.get("content_html"))
    return html or paragraphs(fields.html(item.get("content_text") or item.get("summary")))


def _author(value: object) -> str | None:
    names = (
        fields.person(author.get("name") if isinstance(author, dict) else author)
        for author in _list(value)
    )
    return ", ".join(list(dict.fromkeys(filter(None, names)))[:6]) or None


def _attachments(item: Raw) -> list[Raw]:
    return [one for one in _list(item.get("attachments")) if isinstance(one, dict)]


def _mime(attachment: Raw) -> str:
    return fields.line(attachment.get("mime_type"), 100).lower()


def _pictures(item: Raw, url: str) -> Iterator[Picture]:
    for value in (item.get("image"), item.get("banner_image")):
        if address := fields.link(value, url):
            yield Picture(address)
    for attachment in _attachments(item):
        address = fields.link(attachment.get("url"), url)
        if address and _mime(attachment).startswith("image/"):
            yield Picture(address, fields.line(attachment.get("title")) or None)


def _enclosures(item: Raw, url: str) -> Iterator[Enclosure]:
    for attachment in _attachments(item):
        address = fields.link(attachment.get("url"), url)
        if address and not _mime(attachment).startswith("image/"):
            yield Enclosure(
                address,
                _mime(attachment) or None,
                fields.count(attachment.get("size_in_bytes")) or None,
                fields.seconds(attachment.get("duration_in_seconds")),
            )


def _list(value: object) -> list[Any]:
    """A single value passes for a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
