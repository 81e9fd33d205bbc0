"""The judge: feedparser's strict parser on its own way from expat, with our few handlers."""

import io
import re
import xml.sax
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError
from xml.sax.handler import feature_namespaces
from xml.sax.xmlreader import InputSource

from feedparser.api import StrictFeedParser

from newsreader.models.parsed import ParsedFeed
from newsreader.parse.encoding import decode
from newsreader.parse.handlers import EnoughEntries, Handlers, forgiving
from newsreader.parse.quick.wire import QuickWire, read_quickly
from newsreader.parse.raw import RawFeed
from newsreader.parse.xmlfeed import feed_of
from newsreader.parse.xmlreader import SETTINGS

URL = "http://127.0.0.1/blog/feed.xml"
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)(?=[\s>/])", re.IGNORECASE)
_STATE = """version feeddata entries baseuri lang depth title_depth basestack langstack infeed
    inentry insource incontent inimage intextinput inauthor incontributor inpublisher svgOK
    hasContent guidislink contentparams sourcedata namespacemap namespaces_in_use decls""".split()

_Judge: type[Any] = forgiving(type("_Judge", (Handlers, StrictFeedParser), SETTINGS))
_Quick: type[Any] = forgiving(type("_Quick", (QuickWire, Handlers, StrictFeedParser), SETTINGS))


def judged(text: str, url: str = URL) -> dict[str, object]:
    """Everything that feedparser remembers after it has read `text`."""
    judge = _Judge(url, None, "utf-8")
    return _remembered(judge, lambda: _read(judge, text))


def feed_judged(text: str, url: str = URL) -> ParsedFeed | None:
    """The feed that feedparser's dictionaries make. Raises what it raises."""
    judge, complete = _Judge(url, None, "utf-8"), True
    try:
        _read(judge, text)
    except EnoughEntries:
        complete = False
    raw = RawFeed(judge.version, judge.feeddata, judge.entries, complete=complete)
    return feed_of(raw, url)


def _read(judge: Any, text: str) -> None:
    reader: Any = xml.sax.make_parser()
    reader.setFeature(feature_namespaces, True)
    reader.setContentHandler(judge)
    reader.setErrorHandler(judge)
    source = InputSource()
    source.setByteStream(io.BytesIO(text.encode()))
    source.setEncoding("utf-8")
    reader.parse(source)


def quickly(text: str, url: str = URL) -> dict[str, object]:
    """The same of the quick reader."""
    quick = _Quick(url, None, "utf-8")
    return _remembered(quick, lambda: read_quickly(quick, text))


def _remembered(parser: Any, read: Any) -> dict[str, object]:
    with suppress(EnoughEntries):
        try:
            read()
        except (ExpatError, xml.sax.SAXParseException):
            return {"well-formed": False}
        except Exception as error:  # noqa: BLE001  # whatever feedparser raises, both must raise
            return {"raised": type(error).__name__}
    open_still = [(name, kept, "".join(pieces)) for name, kept, pieces in parser.elementstack]
    return {name: typed(getattr(parser, name, None)) for name in _STATE} | {"open": open_still}


def typed(value: object) -> object:
    """With the kind of each dictionary: feedparser's own ones answer to other names too."""
    match value:
        case dict():
            return type(value).__name__, {key: typed(one) for key, one in value.items()}
        case list():
            return [typed(one) for one in value]
    return value


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The feed documents below a folder, from their root on, as parse/feed.py hands them over."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".json":
            text = decode(path.read_bytes(), None)
            if root := _ROOT.search(text):
                yield str(path.relative_to(folder)), text[root.start() :]
