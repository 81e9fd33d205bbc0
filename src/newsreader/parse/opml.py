"""OPML in, subscriptions out. A file from a stranger: nothing in it is run, opened or expanded.

See http://opml.org/spec2.opml.
"""

import re
from dataclasses import dataclass, replace
from html import unescape
from xml.parsers import expat

from newsreader.cleaning import clean_line, without_user_info
from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.parse import fields
from newsreader.parse.encoding import decode

MAX_BYTES = 20_000_000
MAX_OUTLINES = 20_000
MAX_DEPTH = 32

_ROOT = re.compile(r"<opml[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"<outline\b(?P<attributes>(?:(?!<outline\b).)*?)(?P<alone>/)?>"
    r"(?=\s*<(?:!--|/?(?:outline|body|opml)\b))|(?P<close></outline\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:.-]+)\s*=\s*([\"'])(?P<value>.*?)\2(?=\s+[\w:.-]+\s*=\s*[\"']|\s*$)", re.DOTALL
)
_MAX_TAG = 16_000
_END = re.compile(r"</(?:opml|body)\s*>\s*$", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"^feed:(?://(?=[^/])|(?=https?:))", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


class NotOpml(ValueError):
    """`str()` is one clear sentence."""


@dataclass(frozen=True, slots=True)
class OpmlImport:
    """What a file holds."""

    subscriptions: tuple[Subscription, ...]
    """In the file's order; a feed that is listed twice is one, in both folders."""
    skipped: tuple[tuple[str, str], ...]
    """(what, why), cleaned."""


def read_opml(data: bytes) -> OpmlImport:
    """Raises NotOpml; then nothing of the file should be imported."""
    if len(data) > MAX_BYTES:
        raise NotOpml(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    text = decode(data, None)
    if not text:
        raise NotOpml("The file is empty.")
    root = _ROOT.search(text)
    if root is None:
        raise NotOpml("The file is not OPML: it has no <opml> element.")
    if "<!ENTITY" in text[: root.start()].upper():
        raise NotOpml("The file declares entities of its own, which is not safe to read.")
    try:
        return _read(text[root.start() :])
    except expat.ExpatError as error:
        return _read_loosely(text[root.start() :], error)


def _read(text: str) -> OpmlImport:
    outlines = _Outlines()
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
    outlines = _Outlines()
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


class _Outlines:
    """Follows the outlines as they open and close."""

    def __init__(self) -> None:
        self.feeds: dict[str, Subscription] = {}
        self.skipped: list[tuple[str, str]] = []
        self._path: list[str] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.lower() == "outline":
            self._count += 1
            self._open({key.lower(): value for key, value in attributes.items()})

    def _open(self, found: dict[str, str]) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise NotOpml(f"The file's folders are nested deeper than {MAX_DEPTH}.")
        words = clean_line(found.get("text", ""), 300) or clean_line(found.get("title", ""), 300)
        if self._count > MAX_OUTLINES:
            self._path.append("")
        elif "xmlurl" in found or "htmlurl" in found or found.get("type", "").lower() == "rss":
            self._feed(words, found.get("xmlurl", ""))
            self._path.append("")
        else:
            self._path.append(words.strip("/ "))

    def end(self, name: str) -> None:
        if name.lower() == "outline" and self._path:
            self._path.pop()

    def result(self) -> OpmlImport:
        surplus = self._count - MAX_OUTLINES
        if surplus > 0:
            self.skipped.append((f"{surplus:,} outlines", f"Only {MAX_OUTLINES:,} are imported."))
        return OpmlImport(tuple(self.feeds.values()), tuple(self.skipped))

    def _feed(self, words: str, address: str) -> None:
        address = _FEED_SCHEME.sub(_scheme, address.strip())
        url = fields.link(address) if _WEB.match(address) else None
        if url is None:
            what = (
                words or clean_line(without_user_info(address), 200) or "An outline without a name"
            )
            self.skipped.append((what, _why_not(address)))
            return
        folder = "/".join(part for part in self._path if part)
        own = None if words == address else without_user_info(words) or None
        known = self.feeds.get(url) or Subscription(url, own, login=Login.in_address(address))
        if folder and folder not in known.folders:
            known = replace(known, folders=(*known.folders, folder))
        self.feeds[url] = known


def _scheme(found: re.Match[str]) -> str:
    """`feed://host` means http, `feed:https://host` says so itself."""
    return "http://" if found[0].endswith("//") else ""


def _why_not(address: str) -> str:
    if not address:
        return "It has no feed address."
    said = clean_line(without_user_info(address), 80)
    return f"Only http and https addresses are followed, not {said}"
