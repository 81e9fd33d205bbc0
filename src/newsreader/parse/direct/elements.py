"""What the elements leave in the dictionaries, as feedparser's handlers would."""

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from feedparser.mixin import _FeedParserMixin
from feedparser.namespaces.georss import _parse_georss_point
from feedparser.urls import _urljoin, make_safe_absolute_uri

from newsreader.parse.dates import usual
from newsreader.parse.direct.names import FAR_REACHING, Attributes, Declined
from newsreader.parse.fields import MAX_ENTRIES
from newsreader.parse.handlers import EnoughEntries, Handlers
from newsreader.parse.quick import values
from newsreader.parse.quick.values import _ABSOLUTE, _SOUND, moment, referred

PLAIN, HTML, XHTML = "text/plain", "text/html", "application/xhtml+xml"
_TYPES = {"text": PLAIN, "plain": PLAIN, "html": HTML, "xhtml": XHTML}
_TYPES |= {kind: kind for kind in (PLAIN, HTML, XHTML)}
_PAGES = frozenset({HTML, XHTML})

Raw = dict[str, Any]
Reader = Callable[["Elements", Attributes, str], None]


class Elements(Handlers):
    """One method for each element that may stand in an entry, a feed or a source."""

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

    # What our own handlers use of feedparser's parser

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

    # Texts

    def title(self, found: Attributes, text: str) -> None:
        detail = self._detail(found, PLAIN, text)
        if not self.has_title:
            self.raw["title"], self.raw["title_detail"] = detail["value"], detail
            self.has_title = bool(detail["value"])

    def description(self, found: Attributes, text: str) -> None:
        self._summarise(self._detail(found, HTML, text))

    def summary(self, found: Attributes, text: str) -> None:
        self._summarise(self._detail(found, PLAIN, text))

    def _summarise(self, detail: Raw) -> None:
        """A second summary is the content, as long as there is none."""
        if "summary" in self.raw and not self.has_content:
            raise Declined("summary")
        self.raw["summary"], self.raw["summary_detail"] = detail["value"], detail

    def content_encoded(self, found: Attributes, text: str) -> None:
        self._contain(self._detail(found, HTML, text))

    def content(self, found: Attributes, text: str) -> None:
        kind = found.get("type", PLAIN)
        if is_binary(kind):
            base, _ = self.reached(found)
            detail: Raw = {"type": kind, "base": base}
            self.raw.setdefault("content", []).append(detail)
            self.has_content = True
        else:
            detail = self._detail(found, PLAIN, text)
            self._contain(detail)
        if found.get("src"):
            detail["src"] = found["src"]

    def _contain(self, detail: Raw) -> None:
        self.has_content = True
        self.raw.setdefault("content", []).append(detail)
        self.raw.setdefault("summary", detail["value"])

    def nothing_of_it(self, found: Attributes, text: str) -> None:
        """A text that nobody asks for."""

    def kind_of_text(self, found: Attributes, kind: str) -> str:
        known = _TYPES.get(found.get("type", kind))
        if known is None or found.get("mode") == "base64":
            raise Declined("type")
        return known

    def _detail(self, found: Attributes, kind: str, text: str) -> Raw:
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

    # Addresses

    def link(self, found: Attributes, text: str) -> None:
        if found:
            self._refer(found)
            return
        link: Raw = {"rel": "alternate", "type": HTML}
        self.raw.setdefault("links", []).append(link)
        address = self._resolved(text)
        if self.inentry and self.raw is self.entries[-1]:
            address = address.replace("&amp;", "&")
        self.raw["link"] = link["href"] = referred(address)

    def _refer(self, found: Attributes) -> None:
        """Atom's links have their address in an attribute."""
        near(found)
        if "href" not in found or "url" in found or "uri" in found:
            raise Declined("link")
        rel = found.setdefault("rel", "alternate")
        kind = found.setdefault("type", HTML)
        address = found["href"] = self._joined(found["href"])
        self.raw.setdefault("links", []).append(found)
        if rel == "alternate" and _TYPES.get(kind) in _PAGES:
            self.raw["link"] = address

    def href(self, found: Attributes, text: str) -> None:
        """Whoever's it is, feedparser keeps it with what is around."""
        near(found)
        self.raw["href"] = self._resolved(text)

    def enclosure(self, found: Attributes, text: str) -> None:
        if address := found.get("url", found.get("uri")):
            found["href"] = address
        found["rel"] = "enclosure"
        self.raw.setdefault("links", []).append(found)

    def guid(self, found: Attributes, text: str) -> None:
        text = self.raw["id"] = self.mended(text.strip())
        if found.get("ispermalink", "true") == "true":
            self.raw.setdefault("link", text)

    def _resolved(self, text: str) -> str:
        text = text.strip()
        return self.mended(self._joined(text)) if text else ""

    def _joined(self, address: str) -> str:
        return address if _ABSOLUTE.fullmatch(address) else str(_urljoin(self.base, address))

    # Times, labels, people

    def published(self, found: Attributes, text: str) -> None:
        self._date("published", text)

    def updated(self, found: Attributes, text: str) -> None:
        self._date("updated", text)

    def created(self, found: Attributes, text: str) -> None:
        self._date("created", text)

    def _date(self, name: str, text: str) -> None:
        self.raw[name] = text = self.mended(text.strip())
        self.raw[name + "_parsed"] = usual(text) or moment(text)

    def category(self, found: Attributes, text: str) -> None:
        term, label = found.get("term"), found.get("label")
        said = self.mended(text.strip())
        self._label(label or term)
        if not label or term:
            self._label(said)
        elif not said:  # the next one's text will be its term
            raise Declined("category")

    def itunes_category(self, found: Attributes, text: str) -> None:
        self._label(found.get("text"))
        self._label(self.mended(text.strip()))

    def keywords(self, found: Attributes, text: str) -> None:
        if found:
            raise Declined("keywords")
        for label in self.mended(text.strip()).split(","):
            self._label(label.strip())

    def _label(self, label: str | None) -> None:
        if label:
            self.raw.setdefault("tags", []).append({"term": label})

    def author_name(self, found: Attributes, text: str) -> None:
        self._describe_author("name", text.strip())

    def author_email(self, found: Attributes, text: str) -> None:
        self._describe_author("email", text.strip())

    def author_address(self, found: Attributes, text: str) -> None:
        self.href(found, text)
        self._describe_author("href", text)

    def _describe_author(self, key: str, value: str) -> None:
        self.raw.setdefault("author_detail", {})[key] = value
        self._sync_author_detail()
        self.raw["authors"][-1][key] = value

    def own_language(self, found: Attributes, text: str) -> None:
        self.raw["language"] = self.mended(text.strip())

    def point(self, found: Attributes, text: str) -> None:
        self.raw["where"] = _parse_georss_point(text.strip()) or {}

    def outline(self, found: Attributes, text: str) -> None:
        """Lines and areas: no place to name."""
        self.raw["where"] = {}

    # What has others in it: its beginning and its end

    def begin_author(self, found: Attributes) -> None:
        self.raw.setdefault("authors", []).append({})

    def end_author(self, text: str) -> None:
        self.raw["author"] = self.mended(text.strip())
        self._sync_author_detail()

    def _sync_author_detail(self) -> None:
        said, detail = self.raw.get("author"), self.raw["authors"][-1]
        if detail:
            name, email = detail.get("name"), detail.get("email")
            whole = f"{name} ({email})" if name and email else name or email
            self.raw["author"] = whole or said
        elif said and "@" in said:
            _FeedParserMixin._sync_author_detail(self)
        elif said:
            detail["name"] = said
            self.raw.setdefault("author_detail", detail)

    def begin_source(self, found: Attributes) -> None:
        near(found)
        self.raw = {"href": found["url"]} if "url" in found else {}
        self.has_title = False

    def end_source(self, text: str) -> None:
        if text := self.mended(text.strip()):
            self.raw["title"] = text
        self.entries[-1]["source"] = self.raw
        self.raw = self.entries[-1]
        self.has_title = False

    def begin_image(self, found: Attributes) -> None:
        """Where the feed has none, feedparser takes its title for that of the entry."""
        if self._is_lone_image() and "title" not in self.raw:
            raise Declined("image")
        self.image(found, "")

    def image_title(self, found: Attributes, text: str) -> None:
        """Where the feed has no image, it describes the entry's title."""
        detail = self._detail(found, PLAIN, text)
        if self._is_lone_image() and not self.has_title:
            self.raw["title_detail"] = detail
            self.has_title = bool(detail["value"])

    def image_description(self, found: Attributes, text: str) -> None:
        if self._is_lone_image():
            raise Declined("image")

    def _is_lone_image(self) -> bool:
        return bool(self.inentry) and "image" not in self.feeddata

    def end_image(self, text: str) -> None:
        self.has_title = False

    def image(self, found: Attributes, text: str) -> None:
        if not self.inentry:
            self.feeddata["image"] = {}
        self.has_title = False

    def begin_aside(self, found: Attributes) -> None:
        self.has_title = False

    def refuse(self, found: Attributes, text: str) -> None:
        raise Declined("root")

    def begin_spoken(self, found: Attributes) -> None:
        """A root whose language is that of the feed."""
        if language := found.get("xml:lang", found.get("lang")):
            self.raw["language"] = language.replace("_", "-")

    def begin_channel(self, found: Attributes) -> None:
        if self.has_channel or self.entries or "image" in self.feeddata:
            raise Declined("channel")
        if "href" in found or "lastmod" in found:
            raise Declined("channel")
        self.has_channel = True

    def begin_entry(self, found: Attributes) -> None:
        if "href" in found or "lastmod" in found:
            raise Declined("entry")
        if len(self.entries) >= MAX_ENTRIES:
            raise EnoughEntries
        self.raw = {"id": found["rdf:about"]} if found.get("rdf:about") else {}
        self.entries.append(self.raw)
        self.inentry = True
        self.has_title = self.has_content = False

    def end_entry(self, text: str) -> None:
        if not any(self.raw.values()):
            raise Declined("entry")
        self.raw, self.inentry = self.feeddata, False
        self.has_title = False

    def begin_words(self, found: Attributes) -> None:
        """Of what is said here, nothing is kept."""

    def end_nothing(self) -> None:
        """Its attributes are all that counts."""

    def end_words(self, text: str) -> None:
        """Of what is said here, nothing is kept."""


def plain(key: str) -> Reader:
    """An element without a handler."""

    def read(self: Elements, found: Attributes, text: str) -> None:
        self.raw[key] = found or self.mended(text.strip())

    return read


def address(key: str) -> Reader:
    """The same, of an address."""

    def read(self: Elements, found: Attributes, text: str) -> None:
        if found:
            raise Declined(key)
        self.raw[key] = self._resolved(text)

    return read


def handled(key: str) -> Reader:
    """One that is ours."""
    start = getattr(Handlers, "_start_" + key)
    end = getattr(Handlers, "_end_" + key, Elements.end_nothing)

    def read(self: Elements, found: Attributes, text: str) -> None:
        self._said = text.strip()
        start(self, found)
        end(self)

    return read


def near(found: Attributes) -> None:
    if found and not FAR_REACHING.isdisjoint(found):
        raise Declined("base")


def is_binary(kind: str) -> bool:
    return "/" in kind and not kind.startswith("text/") and not kind.endswith("xml")


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
