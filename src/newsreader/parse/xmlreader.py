"""The door to feedparser: what a document says to it, read the shortest way that says the same.

Only the two parser classes are used, never `feedparser.parse`, which would open addresses and
paths, guess encodings again and read the document type. Markup is neither sanitised nor resolved
here: page/ does that when an article is shown.
"""

import xml.sax
from contextlib import suppress
from typing import Any
from xml.parsers.expat import ExpatError

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.mixin import _FeedParserMixin

from newsreader.parse.direct.names import Declined
from newsreader.parse.direct.wire import read_directly
from newsreader.parse.handlers import (
    NAMESPACES,
    EnoughEntries,
    Handlers,
    LooseHandlers,
    forgiving,
)
from newsreader.parse.quick.wire import QuickWire, read_quickly
from newsreader.parse.raw import RawFeed

_STUMBLES = (
    ExpatError,
    xml.sax.SAXException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,  # RecursionError is one
    TypeError,
    ValueError,  # UnicodeError is one
)
SETTINGS = {
    "sanitize_html": False,
    "resolve_relative_uris": False,
    "can_be_relative_uri": _FeedParserMixin.can_be_relative_uri - {"id"},  # a guid is opaque
    "_matchnamespaces": NAMESPACES,
}
_Strict = forgiving(type("_Strict", (QuickWire, Handlers, StrictFeedParser), SETTINGS))
_Loose = forgiving(type("_Loose", (LooseHandlers, LooseFeedParser), SETTINGS))


def read_xml(text: str, url: str) -> RawFeed:
    """`text` must begin at the root element; relative addresses start from `url`."""
    with suppress(Declined, ExpatError):
        return read_directly(text, url)
    return read_with_feedparser(text, url)


def read_with_feedparser(text: str, url: str) -> RawFeed:
    """Well-formed documents through expat, all others through its loose parser."""
    raw = RawFeed()
    parser = _Strict(url, None, "utf-8")
    try:
        read_quickly(parser, text)
    except EnoughEntries:
        raw.complete = False
    except _STUMBLES:
        if not _is_whole(parser):
            parser = _Loose(url, None, "utf-8", {})
            raw.well_formed = False
            raw.complete = _feed_loosely(parser, text)
    raw.version, raw.feed, raw.entries = parser.version, parser.feeddata, parser.entries
    return raw


def _is_whole(parser: Any) -> bool:
    """What came after the root element was no XML: an advert, a script, a server's farewell."""
    return bool(parser.version) and parser.depth == 0


def _feed_loosely(parser: Any, text: str) -> bool:
    """Whether everything was read; the entries before a stumble are kept."""
    try:
        parser.feed(text)
    except EnoughEntries:
        return False
    except _STUMBLES:
        pass
    return True
