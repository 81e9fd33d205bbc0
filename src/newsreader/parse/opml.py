"""OPML in, subscriptions out. A file from a stranger: nothing in it is run, opened or expanded.

See http://opml.org/spec2.opml.
"""

import re
from html import unescape
from xml.parsers import expat

from newsreader.parse.encoding import decode
from newsreader.parse.outlines import NotOpml, OpmlImport, Outlines

MAX_BYTES = 20_000_000

_ROOT = re.compile(r"<(?:[\w.-]+:)?opml[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"<outline\b(?P<attributes>(?:(?!<outline\b).)*?)(?P<alone>/)?>"
    r"(?=\s*<(?:!--|/?(?:outline|body|opml)\b))|(?P<close></outline\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?<![\w:.-])(?P<name>[\w:.-]++)\s*=\s*([\"'])(?P<value>.*?)\2"
    r"(?=\s+[\w:.-]++\s*=\s*[\"']|\s*$)",
    re.DOTALL,
)
_MAX_TAG = 16_000
_END = re.compile(r"</(?:opml|body)\s*>\s*$", re.IGNORECASE)


def read_opml(data: bytes) -> OpmlImport:
    """Raises NotOpml; then nothing of the file should be imported."""
    if len(data) > MAX_BYTES:
        raise NotOpml(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    text = decode(data, None)
    if not text:
        raise NotOpml("The file is empty.")
    root = _ROOT.search(text)
    if root is None:
        raise NotOpml(
            "The file is not OPML (it has no <opml> element), nor newsboat's urls or cache.db."
        )
    if "<!ENTITY" in text[: root.start()].upper():
        raise NotOpml("The file declares entities of its own, which is not safe to read.")
    try:
        return _read(text[root.start() :])
    except expat.ExpatError as error:
        return _read_loosely(text[root.start() :], error)


def _read(text: str) -> OpmlImport:
    outlines = Outlines()
    parser = expat.ParserCreate()
    parser.StartElementHandler = outlines.start
    parser.EndElementHandler = outlines.end
    parser.Parse(text.encode(), True)
    return outlines.result()


def _read_loosely(text: str, problem: expat.ExpatError) -> OpmlImport:
    """Bare ampersands, quotes and markup inside of quotes: read tag by tag, if the end is there."""
    if not _END.search(text):
        reason = expat.ErrorString(problem.code)
        raise NotOpml(f"The file is damaged or cut off: {reason} in line {problem.lineno}.")
    outlines = Outlines()
    for tag in _TAG.finditer(text):
        if tag["attributes"] is not None:
            outlines.start("outline", _loose_attributes(tag["attributes"]))
        if tag["alone"] or tag["close"]:
            outlines.end("outline")
    return outlines.result()


def _loose_attributes(text: str) -> dict[str, str]:
    """A value ends at the quote before the next name, whatever quotes it holds itself."""
    found = _ATTRIBUTE.finditer(text[:_MAX_TAG])
    return {one["name"]: unescape(one["value"]) for one in reversed(list(found))}
