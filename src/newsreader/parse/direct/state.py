"""What is being read, and what texts and addresses mean there."""

from typing import Any
from xml.sax.saxutils import escape

from feedparser.mixin import _FeedParserMixin
from feedparser.urls import _urljoin, make_safe_absolute_uri

from newsreader.parse.direct.names import FAR_REACHING, Attributes, Declined
from newsreader.parse.handlers import Handlers
from newsreader.parse.quick import values
from newsreader.parse.quick.values import _ABSOLUTE, _SOUND

PLAIN, HTML, XHTML = "text/plain", "text/html", "application/xhtml+xml"
TYPES = {"text": PLAIN, "plain": PLAIN, "html": HTML, "xhtml": XHTML}
TYPES |= {kind: kind for kind in (PLAIN, HTML, XHTML)}

Raw = dict[str, Any]


class State(Handlers):
    """Of a document. `push`, `pop` and `_get_context` are what our handlers use of feedparser."""

    def __init__(self, url: str) -> None:
        self.version = ""
        self.feeddata: Raw = {}
        self.entries: list[Raw] = []
        self.inentry = False
        self.raw = self.feeddata
        """What is being read: the feed, an entry or an entry's source."""
        self.base, self.language = steady(url, url), ""
        self.has_title = self.has_content = self.has_channel = False
        self.is_legal, self.in_markup = True, False
        self._said, self._kept = "", 0

    def push(self, _: str, expecting_text: int) -> None:
        self._kept = expecting_text

    def pop(self, name: str) -> str:
        if self._kept:
            self.raw[name] = self._said = self.mended(self._said)
        return self._said

    def _get_context(self) -> Raw:
        return self.raw

    def mended(self, text: str) -> str:
        if text.isascii():
            return text
        mended = values.mended(text)
        self.is_legal = self.is_legal and mended is text
        return mended

    def kind_of_text(self, found: Attributes, kind: str) -> str:
        known = TYPES.get(found.get("type", kind))
        if known is None or found.get("mode") == "base64":
            raise Declined("type")
        return known

    def detail(self, found: Attributes, kind: str, text: str) -> Raw:
        language, base = self.language, self.base
        if found:
            kind = self.kind_of_text(found, kind)
            base, language = self.reached(found)
        text = text.strip()
        if kind == XHTML and not self.in_markup:
            text = escape(text)
        if kind == PLAIN and ("</" in text or "&" in text) and not self.version.startswith("atom"):
            kind = HTML if _FeedParserMixin.looks_like_html(text) else kind
        return {"type": kind, "language": language, "base": base, "value": self.mended(text)}

    def reached(self, found: Attributes) -> tuple[str, str]:
        """(base, language) within an element."""
        base, language = self.base, self.language
        if not FAR_REACHING.isdisjoint(found):
            language = found.get("xml:lang", found.get("lang", language))
            if named := found.get("xml:base", found.get("base")):
                base = steady(self.base, named)
        return base, language

    def resolved(self, text: str) -> str:
        text = text.strip()
        return self.mended(self.joined(text)) if text else ""

    def joined(self, address: str) -> str:
        return address if _ABSOLUTE.fullmatch(address) else str(_urljoin(self.base, address))


def near(found: Attributes) -> None:
    if found and not FAR_REACHING.isdisjoint(found):
        raise Declined("base")


def steady(base: str, address: str) -> str:
    """The base that `address` makes of `base`. Raises Declined where it is not its own."""
    made = make_safe_absolute_uri(base, address) or base
    if (
        not made
        or (make_safe_absolute_uri(made, made) or made) != made
        or not _SOUND.fullmatch(made)
    ):
        raise Declined(address)
    return made
