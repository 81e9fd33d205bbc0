"""`list --json` and `show --format json`."""

from typing import Any

from newsreader.export.records.times import iso
from newsreader.models.articles import Article, Enclosure, Location, Transcript
from newsreader.models.document import Document, Figure
from newsreader.models.gists import Gist
from newsreader.models.stories import ALONE, Company, Related

Record = dict[str, Any]


def article_record(article: Article, story: int | None = None) -> Record:
    """One element of `list --json`. `story` is the number of the one it tells with others."""
    return {
        "id": article.id,
        "feed": article.feed_title,
        "feed_url": article.feed_url,
        "title": article.title,
        "link": article.link,
        "author": article.author,
        "published": iso(article.published),
        "arrived": iso(article.arrived),
        "read": article.read,
        "bookmarked": article.bookmarked,
        "tags": list(article.tags),
        "topics": list(article.topics),
        "offline": "text" if article.words else "headline",
        "excerpt": article.excerpt,
        "story": story,
    }


def whole_record(
    article: Article, document: Document, gist: Gist | None = None, company: Company = ALONE
) -> Record:
    """`show --format json`; an export of many looks for neither `gist` nor `company`."""
    story = company.told.story_id if company.told else None
    return article_record(article, story) | {
        "archived": article.archived,
        "notes": list(article.notes),
        "text": article.text,
        "html": article.html,
        "captions": captions(document),
        "enclosures": [_enclosure(enclosure) for enclosure in article.enclosures],
        "transcripts": [_transcript(transcript) for transcript in article.transcripts],
        "chapters": article.chapters_url,
        "comments": {"url": article.comments_url, "count": article.comments_count},
        "comments_feed": article.comments_feed,
        "location": _location(article.location),
        "gist": [gist.lead, *gist.points] if gist else [],
        "phrases": list(company.phrases),
        "related": [_related(one) for one in company.related],
        "revisions": article.revisions,
        "edited": iso(article.edited),
    }


def _related(found: Related) -> Record:
    headline = found.headline
    return {
        "id": headline.id,
        "feed": headline.feed_title,
        "title": headline.title,
        "link": headline.link,
        "published": iso(headline.placed),
        "excerpt": found.excerpt,
    }


def captions(document: Document) -> list[str]:
    """Of the figures in their order; those without a caption are left out."""
    figures = (block for block in document.blocks if isinstance(block, Figure))
    return [figure.caption.text for figure in figures if figure.caption and figure.caption.text]


def _enclosure(enclosure: Enclosure) -> Record:
    return {
        "url": enclosure.url,
        "mime_type": enclosure.mime_type,
        "length": enclosure.length,
        "duration": enclosure.duration,
    }


def _transcript(transcript: Transcript) -> Record:
    return {
        "url": transcript.url,
        "mime_type": transcript.mime_type,
        "language": transcript.language,
        "captions": transcript.captions,
    }


def _location(location: Location | None) -> Record | None:
    if location is None:
        return None
    return {"latitude": location.latitude, "longitude": location.longitude}
