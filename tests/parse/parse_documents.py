"""The smallest documents that a rule needs."""

from newsreader.models.parsed import ParsedEntry
from newsreader.parse.feed import parse_feed

URL = "https://example.org/blog/feed.xml"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" '
    'xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:georss="http://www.georss.org/georss" '
    'xmlns:gml="http://www.opengis.net/gml" '
    'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:yandex="http://news.yandex.ru" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
)


def rss(item: str, channel: str = "") -> bytes:
    return (
        f'<rss version="2.0" {NAMESPACES}><channel><title>Feed</title>{channel}'
        f"<item>{item}</item></channel></rss>"
    ).encode()


def atom(entry: str, feed: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES}><title>Feed</title>{feed}'
        f"<entry>{entry}</entry></feed>"
    ).encode()


def only(body: bytes) -> ParsedEntry:
    (entry,) = parse_feed(body, URL).entries
    return entry
