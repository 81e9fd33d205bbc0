"""Any feed document in, one ParsedFeed out."""

import re

from newsreader.models.parsed import NotAFeed, ParsedFeed
from newsreader.parse.encoding import decode
from newsreader.parse.jsonfeed import parse_json
from newsreader.parse.xmlfeed import parse_xml

_ROOT = re.compile(
    r"<(?:(?P<feed>(?:[\w.-]+:)?(?:rss|rdf|feed|channel))|!doctype\s+html|html|head|body)(?=[\s>/])",
    re.IGNORECASE,
)
_JSON = re.compile(r'\{\s*"(?:version|title|home_page_url|feed_url|items)"\s*:')
_LOGIN = re.compile(r"<input[^>]{1,500}type\s*=\s*[\"']?password", re.IGNORECASE)


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> ParsedFeed:
    """The feed that came from `url` (after redirects). Raises NotAFeed.

    What the bytes are decides, not what `content_type` says; only its charset is used.
    """
    text = decode(body, content_type)
    if not text:
        raise NotAFeed("The address gives an empty document.")
    if text.startswith(("{", "[")):
        return parse_json(text, url)
    root = root_of(text)
    if root is None and (start := _JSON.search(text)):
        return parse_json(text[start.start() :], url)
    if root is None or root["feed"] is None:
        raise NotAFeed(_what_it_is(body, text, is_page=root is not None))
    # Declaration, document type and whatever a server printed before the root stay outside.
    feed = parse_xml(text[root.start() :], url)
    if feed is None:
        raise NotAFeed("The address gives XML that is not a feed.")
    return feed


def root_of(text: str) -> re.Match[str] | None:
    """Where a document of XML or HTML begins; `feed` names it where it may be one."""
    return _ROOT.search(text)


def _what_it_is(body: bytes, text: str, *, is_page: bool) -> str:
    if is_page and _LOGIN.search(text):
        return "The address gives a login page, not a feed."
    if is_page:
        return "The address gives a web page, not a feed."
    if b"\x00" in body[:1024] or text.count("\ufffd", 0, 1024) > 10:
        return "The address gives binary data, not a feed."
    if text.startswith("<"):
        return "The address gives XML that is not a feed."
    return "The address gives plain text, not a feed."
