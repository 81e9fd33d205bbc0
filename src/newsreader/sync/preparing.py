"""From bytes to articles that are ready to be stored: what the worker processes do."""

from collections.abc import Iterator

from newsreader.models.arrivals import Prepared, PreparedFeed
from newsreader.models.parsed import ParsedFeed
from newsreader.page.text import Extract, count_words, excerpt, extract
from newsreader.parse.feed import parse_feed
from newsreader.store.packing import pack_body
from newsreader.sync.content import content_hash
from newsreader.sync.identity import distinct, keys_of, marks_of


def prepare(body: bytes, url: str, content_type: str | None) -> PreparedFeed:
    """Bodies are packed: whoever stores them has enough to do. Raises NotAFeed."""
    return _prepared_feed(parse_feed(body, url, content_type), pack=True)


def prepare_parsed(feed: ParsedFeed) -> PreparedFeed:
    """Of a feed whose entries came some other way; they are what they were."""
    return _prepared_feed(feed, pack=False)


def _prepared_feed(feed: ParsedFeed, *, pack: bool) -> PreparedFeed:
    extracts = [extract(entry.html, (entry.link, entry.comments_url)) for entry in feed.entries]
    articles = tuple(_prepared(feed, extracts, pack=pack))
    return PreparedFeed(feed.title, feed.site_url, articles, feed.note, feed.hints)


def _prepared(feed: ParsedFeed, extracts: list[Extract], *, pack: bool) -> Iterator[Prepared]:
    read = zip(feed.entries, extracts, strict=True)
    marks = [marks_of(entry, body.on_one_line, feed.site_url) for entry, body in read]
    places = distinct(marks)
    keys = keys_of([marks[place] for place in places])
    for place, own in zip(places, keys, strict=True):
        entry, body = feed.entries[place], extracts[place]
        yield Prepared(
            entry=entry.without_html() if pack else entry,
            keys=own,
            content_hash=content_hash(entry, body),
            text=body.text,
            excerpt=excerpt(body.prose or body.text, title=entry.title),
            words=count_words(body.on_one_line),
            packed=pack_body(entry.html, body.text) if pack else None,
        )
