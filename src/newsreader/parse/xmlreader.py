"""The door to feedparser: well-formed documents through expat, all others through its loose parser.

Only the two parser classes are used, never `feedparser.parse`, which would open addresses and
paths, guess encodings again and read the document type. Markup is neither sanitised nor resolved
here: page/ does that when an article is shown.
"""

import io
import xml.sax
from dataclasses import dataclass, field
from typing import Any
from xml.sax.handler import feature_external_ges, feature_external_pes, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.mixin import _FeedParserMixin

from newsreader.parse.handlers import NAMESPACES, EnoughEntries, Handlers

_STUMBLES = (
    xml.sax.SAXException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,  # RecursionError is one
    TypeError,
    ValueError,  # UnicodeError is one
)
_ATTRIBUTES = {
    "sanitize_html": False,
    "resolve_relative_uris": False,
    "can_be_relative_uri": _FeedParserMixin.can_be_relative_uri - {"id"},  # a guid is opaque
    "_matchnamespaces": NAMESPACES,
}
_MAX_XML_ATTRIBUTES = 200


class _AttributeLimit:
    """feedparser looks each attribute up by its name: quadratic in their number."""

    def startElementNS(self, name: Any, qname: Any, attrs: AttributesNSImpl) -> None:
        if len(attrs) > _MAX_XML_ATTRIBUTES:
            names = attrs.getNames()[:_MAX_XML_ATTRIBUTES]
            attrs = AttributesNSImpl(
                {one: attrs.getValue(one) for one in names},
                {one: attrs.getQNameByName(one) for one in names},
            )
        StrictFeedParser.startElementNS(self, name, qname, attrs)


_Strict: type[Any] = type("_Strict", (_AttributeLimit, Handlers, StrictFeedParser), _ATTRIBUTES)
_Loose: type[Any] = type("_Loose", (Handlers, LooseFeedParser), _ATTRIBUTES)


@dataclass(slots=True)
class RawFeed:
    """feedparser's dictionaries. Any key may be missing or of any type."""

    version: str = ""
    """feedparser's name of the format; empty when it saw no feed."""
    feed: dict[str, Any] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    well_formed: bool = True
    complete: bool = True
    """False when there were more entries than we keep."""


def read_xml(text: str, url: str) -> RawFeed:
    """`text` must begin at the root element; relative addresses start from `url`."""
    raw = RawFeed()
    parser = _Strict(url, None, "utf-8")
    try:
        _sax(parser).parse(_source(text))
    except EnoughEntries:
        raw.complete = False
    except _STUMBLES:
        parser = _Loose(url, None, "utf-8", {})
        raw.well_formed = False
        raw.complete = _feed_loosely(parser, text)
    raw.version, raw.feed, raw.entries = parser.version, parser.feeddata, parser.entries
    return raw


def _feed_loosely(parser: Any, text: str) -> bool:
    """Whether everything was read; the entries before a stumble are kept."""
    try:
        parser.feed(text)
    except EnoughEntries:
        return False
    except _STUMBLES:
        pass
    return True


def _sax(handler: Any) -> Any:
    reader = xml.sax.make_parser()
    reader.setFeature(feature_namespaces, True)
    reader.setFeature(feature_external_ges, False)
    reader.setFeature(feature_external_pes, False)
    reader.setContentHandler(handler)
    reader.setErrorHandler(handler)
    return reader


def _source(text: str) -> InputSource:
    source = InputSource()
    source.setByteStream(io.BytesIO(text.encode()))
    source.setEncoding("utf-8")
    return source
