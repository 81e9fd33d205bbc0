"""An article of newsboat's cache as an entry: the same that a sync would make of its feed."""

import re
from datetime import UTC, datetime

from newsreader.models.articles import Enclosure, Picture
from newsreader.models.moving import Deeds, KeptArticle
from newsreader.models.parsed import ParsedEntry
from newsreader.parse import fields
from newsreader.parse.dates import when
from newsreader.parse.markup import looks_like_html, paragraphs
from newsreader.parse.newsboat.searches import FLAG_TAG

_ITUNES = re.compile(r"<ituneshack>(.*)</ituneshack>", re.DOTALL)
_LAST = datetime(9999, 1, 1, tzinfo=UTC).timestamp()


def entry_of(kept: KeptArticle, site_url: str | None) -> ParsedEntry:
    link = fields.link(kept.link, site_url)
    enclosure = fields.link(kept.enclosure_url, site_url)
    mime = fields.line(kept.enclosure_type, 100).lower()
    is_picture = mime.startswith("image/")
    return ParsedEntry(
        guid=_guid(kept),
        link=link,
        title=fields.line(kept.title),
        author=fields.line(kept.author, 200) or None,
        published=_published(kept.published),
        html=_html(kept),
        base=fields.link(kept.base) or link or site_url,
        pictures=(Picture(enclosure),) if enclosure and is_picture else (),
        enclosures=((Enclosure(enclosure, mime or None),) if enclosure and not is_picture else ()),
    )


def deeds_of(kept: KeptArticle) -> Deeds:
    """Any flag is a bookmark; each letter is a tag besides."""
    letters = sorted({letter for letter in kept.flags if letter.isascii() and letter.isalpha()})
    return Deeds(
        read=kept.read or kept.deleted,
        tags=tuple(FLAG_TAG + letter for letter in letters),
        bookmarked=bool(letters),
        hidden=kept.deleted and not letters,
    )


def _guid(kept: KeptArticle) -> str | None:
    """Where a feed has none, newsboat takes the link, with the date behind it, or the title."""
    guid = fields.guid(kept.guid)
    date = kept.guid.removeprefix(kept.link)
    dated = kept.link and date != kept.guid and ":" in date and when(date) is not None
    return None if dated or kept.guid == kept.title else guid


def _published(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _LAST else None


def _html(kept: KeptArticle) -> str:
    html = fields.html(kept.content)
    if summary := _ITUNES.fullmatch(html):
        return summary[1] if looks_like_html(summary[1]) else paragraphs(summary[1])
    return paragraphs(html) if kept.mime_type == "text/plain" else html
