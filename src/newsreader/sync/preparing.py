"""From bytes to articles that are ready to be stored: what the worker processes do."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.models.arrivals import Prepared
from newsreader.models.hints import NO_HINTS, Hints
from newsreader.models.parsed import ParsedEntry, ParsedFeed
from newsreader.page.text import Extract, count_words, excerpt, extract
from newsreader.parse.feed import parse_feed
from newsreader.sync.identity import content_hash, distinct, keys_of, marks_of


@dataclass(frozen=True, slots=True)
class PreparedFeed:
    """A feed document, read."""

    title: str
    site_url: str | None
    articles: tuple[Prepared, ...]
    note: str | None = None
    """What was wrong with the document, where it could still be read."""
    hints: Hints = NO_HINTS


def prepare(body: bytes, url: str, content_type: str | None) -> PreparedFeed:
    """Raises NotAFeed."""
    return prepare_parsed(parse_feed(body, url, content_type))


def prepare_parsed(feed: ParsedFeed) -> PreparedFeed:
    """Of a feed whose entries came some other way, too."""
    extracts = [extract(entry.html, (entry.link, entry.comments_url)) for entry in feed.entries]
    articles = tuple(_prepared(feed.entries, extracts))
    return PreparedFeed(feed.title, feed.site_url, articles, feed.note, feed.hints)


def _prepared(entries: tuple[ParsedEntry, ...], extracts: list[Extract]) -> Iterator[Prepared]:
    marks = [marks_of(entry, found.text) for entry, found in zip(entries, extracts, strict=True)]
    places = distinct(marks)
    keys = keys_of([marks[place] for place in places])
    for place, own in zip(places, keys, strict=True):
        entry, text, prose = entries[place], extracts[place].text, extracts[place].prose
        yield Prepared(
            entry=entry,
            keys=own,
            content_hash=content_hash(entry.title, text),
            text=text,
            excerpt=excerpt(prose or text, title=entry.title),
            words=count_words(text),
        )
