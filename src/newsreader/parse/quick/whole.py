"""Elements of an entry that have no others in them, read at their end.

Each reader leaves what feedparser's handlers would, or declines by saying False.
"""

from collections.abc import Callable
from typing import Any

from feedparser.util import FeedParserDict

from newsreader.parse.quick.keeping import QuickKeeping
from newsreader.parse.quick.names import QuickNames, Tag
from newsreader.parse.quick.people import QuickPeople
from newsreader.parse.quick.state import FAR_REACHING, Attributes
from newsreader.parse.quick.values import mended, moment, referred

_set = dict.__setitem__  # feedparser's dictionaries take detours for a few old names
_default = dict.setdefault
_PLAIN, _HTML = "text/plain", "text/html"
_TEXTS = {"text": _PLAIN, "html": _HTML, _PLAIN: _PLAIN, _HTML: _HTML}
_PAGES = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})


class QuickWhole(QuickKeeping, QuickNames, QuickPeople):
    """Mixed into feedparser's strict parser. As its handlers, these are found by their names."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.entry: dict[str, Any] = {}
        """The one that is being read, and how deep in it each of its values was found."""
        self.depths: dict[str, int] = {}

    def _whole_title(self, _: Tag, found: Attributes, text: str) -> bool:
        detail = self._new_detail(found, _PLAIN)
        if detail is None:
            return False
        text = self._settle_detail(detail, text)
        if not -1 < self.title_depth <= self.depth + 1:
            self._put("title", text)
            _set(self.entry, "title_detail", detail)
        self.title_depth = self.depth + 1 if text else self.title_depth
        return True

    def _whole_description(self, _: Tag, found: Attributes, text: str) -> bool:
        return self._summarise(self._new_detail(found, _HTML), text)

    def _whole_summary(self, _: Tag, found: Attributes, text: str) -> bool:
        return self._summarise(self._new_detail(found, _PLAIN), text)

    def _summarise(self, detail: FeedParserDict | None, text: str) -> bool:
        """A second summary is the content, as long as there is none."""
        is_second = not self.hasContent and dict.__contains__(self.entry, "summary")
        if detail is None or is_second or self._summaryKey:
            return False
        self._put("summary", self._settle_detail(detail, text))
        _set(self.entry, "summary_detail", detail)
        return True

    def _whole_content_encoded(self, _: Tag, found: Attributes, text: str) -> bool:
        return self._contain(self._new_detail(found, _HTML), text)

    def _whole_content(self, _: Tag, found: Attributes, text: str) -> bool:
        if not self._contain(self._new_detail(found, _PLAIN), text):
            return False
        self.elementstack.append(["content", 1, []])  # opened twice there, and closed once
        return True

    def _contain(self, detail: FeedParserDict | None, text: str) -> bool:
        if detail is None:
            return False
        self.hasContent = 1
        text = self._settle_detail(detail, text)
        _default(self.entry, "content", []).append(detail)
        _default(self.entry, "summary", text)
        return True

    def _whole_guid(self, _: Tag, found: Attributes, text: str) -> bool:
        if found and [*found] != ["isPermaLink"]:
            return False
        entry, text = self.entry, mended(text.strip())
        self.guidislink = found.get("isPermaLink", "true") == "true"
        self._put("id", text)
        _default(entry, "guidislink", self.guidislink and not dict.__contains__(entry, "link"))
        if self.guidislink:
            _default(entry, "link", text)
        return True

    _whole_id = _whole_guid

    def _whole_published(self, _: Tag, found: Attributes, text: str) -> bool:
        return not found and self._date("published", text)

    def _whole_updated(self, _: Tag, found: Attributes, text: str) -> bool:
        return not found and self._date("updated", text)

    _whole_pubdate = _whole_issued = _whole_dcterms_issued = _whole_published
    _whole_modified = _whole_dcterms_modified = _whole_dc_date = _whole_updated

    def _date(self, name: str, text: str) -> bool:
        text = mended(text.strip())
        self._put(name, text)
        _set(self.entry, name + "_parsed", moment(text))
        return True

    def _whole_link(self, tag: Tag, found: Attributes, text: str) -> bool:
        if found:
            return self._refer(self.near(tag, found), text)
        links = self._list("links")
        if links is None:
            return False
        text = text.strip()
        address = mended(self.resolve_uri(text)) if text else ""
        address = referred(address.replace("&amp;", "&"))
        link = FeedParserDict(rel="alternate", type=_HTML)
        if address:
            _set(link, "href", address)
        links.append(link)
        _set(self.entry, "link", address)
        return True

    def _refer(self, link: Attributes | None, text: str) -> bool:
        """Atom's links have their address in an attribute."""
        around, links = self.elementstack[-1], self._list("links")
        if link is None or links is None or around[0] == "link":
            return False
        if not link.get("href") or "url" in link or "uri" in link:
            return False
        around[2].append(text)
        rel = link.setdefault("rel", "alternate")
        kind = link.setdefault("type", "application/atom+xml" if rel == "self" else _HTML)
        link["href"] = self.resolve_uri(link["href"])
        links.append(FeedParserDict(link))
        if rel == "alternate" and kind in _PAGES:
            _set(self.entry, "link", link["href"])
        return True

    def _whole_category(self, tag: Tag, found: Attributes, text: str) -> bool:
        said = self.near(tag, found)
        if said is None:
            return False
        tags = _default(self.entry, "tags", [])
        if said:
            scheme = said.get("scheme", said.get("domain"))
            self.label(tags, (said.get("term"), scheme, said.get("label")))
        if text := mended(text.strip()):
            if tags and not dict.__getitem__(tags[-1], "term"):
                _set(tags[-1], "term", text)
            else:
                self.label(tags, (text, None, None))
        return True

    _whole_dc_subject = _whole_category

    def _whole_author(self, _: Tag, found: Attributes, text: str) -> bool:
        authors = self._list("authors")
        if found or authors is None:
            return False
        self._put("author", mended(text.strip()))
        authors.append(FeedParserDict())
        self.inauthor = 0
        self._sync_author_detail()
        return True

    _whole_dc_creator = _whole_author

    def _unknown(self, tag: Tag, found: Attributes, text: str) -> bool:
        around, near = self.elementstack[-1], self.near(tag, found)
        if near is None or around[0] == tag.key:
            return False
        if near:
            self.entry[tag.key] = near
            around[2].append(text)
            return True
        text = text.strip()
        if text and tag.key in self.can_be_relative_uri:
            text = self.resolve_uri(text)
        self._put(tag.key, mended(text), FeedParserDict.__setitem__)
        return True

    def _put(self, name: str, text: str, put: Callable[..., None] = _set) -> None:
        """Unless one that lies less deep in the entry has said it."""
        depth = self.depth + 1
        if depth <= self.depths.get(name, depth):
            self.depths[name] = depth
            put(self.entry, name, text)

    def _list(self, name: str) -> list[Any] | None:
        """An element that nobody knows may have taken its place."""
        found = _default(self.entry, name, [])
        return found if isinstance(found, list) else None

    def near(self, tag: Tag, found: Attributes) -> Attributes | None:
        """The attributes, unless one reaches farther than this element."""
        if not found:
            return found
        attributes = self.attributes(tag, found)
        return attributes if FAR_REACHING.isdisjoint(attributes) else None

    def _new_detail(self, found: Attributes, kind: str) -> FeedParserDict | None:
        if found:
            kind = _TEXTS.get(found.get("type", ""), "") if len(found) == 1 else ""
        language = self.lang.replace("_", "-") if self.lang else self.lang
        return FeedParserDict(type=kind, language=language, base=self.baseuri) if kind else None

    def _settle_detail(self, detail: FeedParserDict, text: str) -> str:
        text = text.strip()
        if dict.__getitem__(detail, "type") == _PLAIN and self.is_html(text):
            _set(detail, "type", _HTML)
        text = mended(text)
        _set(detail, "value", text)
        return text
