"""From bytes to articles that are ready to be stored: what the worker processes do."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from newsreader.models.arrivals import UNSETTLED, Prepared, PreparedFeed, Settled, Unsettled
from newsreader.models.packed import Packed
from newsreader.models.parsed import ParsedEntry, ParsedFeed
from newsreader.page.hashtags import with_topics, without_end
from newsreader.page.text import Extract, count_words, excerpt, extract
from newsreader.parse.feed import parse_feed
from newsreader.store.packing import pack_body, pack_text, unpack_text
from newsreader.sync.content import content_hash
from newsreader.sync.identity import distinct, keys_of, marks_of, needs_words

_UNREAD = Extract("", "")


def prepare(body: bytes, url: str, content_type: str | None, *, raw: bool = False) -> PreparedFeed:
    """Bodies are packed: whoever stores them has enough to do. Raises NotAFeed.

    With `raw`, texts are extracted only where nothing else marks an article: it is settled later.
    """
    return _prepared_feed(parse_feed(body, url, content_type), pack=True, raw=raw)


def prepare_parsed(feed: ParsedFeed) -> PreparedFeed:
    """Of a feed whose entries came some other way; they are what they were."""
    return _prepared_feed(feed, pack=False)


def settle_these(articles: Iterable[Unsettled]) -> list[Settled]:
    return [_settled(article) for article in articles]


def _prepared_feed(feed: ParsedFeed, *, pack: bool, raw: bool = False) -> PreparedFeed:
    extracts = [
        _UNREAD if raw and not needs_words(entry, feed.site_url) else _extract(entry)
        for entry in feed.entries
    ]
    articles = tuple(_prepared(feed, extracts, pack=pack))
    return PreparedFeed(feed.title, feed.site_url, articles, feed.note, feed.hints)


def _extract(entry: ParsedEntry) -> Extract:
    return extract(entry.html, (entry.link, entry.comments_url))


def _prepared(feed: ParsedFeed, extracts: Sequence[Extract], *, pack: bool) -> Iterator[Prepared]:
    read = zip(feed.entries, extracts, strict=True)
    marks = [marks_of(entry, body.on_one_line, feed.site_url) for entry, body in read]
    places = distinct(marks)
    keys = keys_of([marks[place] for place in places])
    for place, own in zip(places, keys, strict=True):
        entry, body = feed.entries[place], extracts[place]
        if body is _UNREAD:
            packed = Packed(pack_text(entry.html), b"")
            yield Prepared(entry.without_html(), own, UNSETTLED, "", "", 0, packed, raw=True)
            continue
        yield Prepared(
            entry=replace(entry, html="" if pack else entry.html, topics=_topics(entry, body)),
            keys=own,
            content_hash=content_hash(entry, body),
            text=body.text,
            excerpt=excerpt(body.prose or body.text, title=entry.title),
            words=count_words(body.on_one_line),
            packed=pack_body(entry.html, body.text) if pack else None,
        )


def _settled(article: Unsettled) -> Settled:
    entry = article.entry
    body = extract(unpack_text(article.html), (entry.link, entry.comments_url))
    return Settled(
        article.article_id,
        entry.title,
        content_hash(entry, body),
        body.text,
        pack_text(body.text),
        excerpt(body.prose or body.text, title=entry.title),
        count_words(body.on_one_line),
        _topics(entry, body),
    )


def _topics(entry: ParsedEntry, body: Extract) -> tuple[str, ...]:
    """The publisher's, then those that the text ends with. What tells an edit has them once."""
    _, said = without_end(body.text)
    return with_topics(entry.topics, said) if said else entry.topics
