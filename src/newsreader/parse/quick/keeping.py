"""The end of an element: its text is settled and kept where it belongs."""

import re
from collections.abc import Callable

from feedparser.api import StrictFeedParser
from feedparser.util import FeedParserDict

from newsreader.parse.quick.state import XHTML, State
from newsreader.parse.quick.values import joined, mended, moment, referred

_feedparsers_pop: Callable[[State, str, int], str | None] = StrictFeedParser.pop
Label = str | None
_LABEL = ("term", "scheme", "label")
_LISTED = frozenset({"category", "tags", "itunes_keywords"})
"""Their handlers keep them."""
_DIV = re.compile("<div>|<div .*", re.DOTALL)


class QuickKeeping(State):
    """Mixed into feedparser's strict parser."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._tags: list[dict[str, Label]] = []
        self._told: set[tuple[Label, ...]] = set()
        """These tags but the last one, whose term may come yet."""

    def pop(self, element: str, strip_whitespace: int = 1) -> str | None:
        if not self.elementstack or self.elementstack[-1][0] != element:
            return None
        if self.contentparams and dict.get(self.contentparams, "base64"):
            return _feedparsers_pop(self, element, strip_whitespace)
        _, expecting_text, pieces = self.elementstack.pop()
        if self.version == "atom10" and self.content_type() == XHTML:
            pieces = _unwrapped(pieces)
        text = "".join(pieces)
        if strip_whitespace:
            text = text.strip()
        return self._settled(element, text) if expecting_text else text

    def resolve_uri(self, uri: str) -> str:
        return joined(self.baseuri or "", uri)

    def _save(self, key: str, value: object, overwrite: bool = False) -> None:
        context = self._get_context()
        if overwrite or not dict.__contains__(context, key):
            dict.__setitem__(context, key, value)

    def _add_tag(self, *label: Label) -> None:
        """`label` is (term, scheme, label)."""
        tags: list[dict[str, Label]] = dict.setdefault(self._get_context(), "tags", [])
        self.label(tags, label)

    def label(self, tags: list[dict[str, Label]], label: tuple[Label, ...]) -> None:
        """Unless it is there. For each, feedparser looks through all tags."""
        if not any(label):
            return
        if tags is not self._tags:
            self._tags, self._told = tags, set(map(_label, tags[:-1]))
        last = _label(tags[-1]) if tags else label[:0]
        if label != last and label not in self._told:
            self._told.add(last)
            tags.append(FeedParserDict(zip(_LABEL, label, strict=True)))

    def _end_published(self) -> None:
        self._save("published_parsed", moment(self.pop("published")), True)

    def _end_updated(self) -> None:
        self._save("updated_parsed", moment(self.pop("updated")), True)

    def _end_created(self) -> None:
        self._save("created_parsed", moment(self.pop("created")), True)

    _end_issued = _end_pubdate = _end_published
    _end_modified = _end_lastbuilddate = _end_updated

    def _settled(self, element: str, text: str) -> str:
        if text and element in self.can_be_relative_uri and (element != "id" or self.guidislink):
            text = self.resolve_uri(text)
        if self.contentparams:
            self._settle_type(text)
        text = mended(text)
        hidden = element == "title" and -1 < self.title_depth <= self.depth
        if element not in _LISTED and not hidden:
            self._keep(element, text)
        return text

    def _settle_type(self, text: str) -> None:
        if self.content_type() == "text/plain" and self.is_html(text):
            self.contentparams["type"] = "text/html"
        self.contentparams.pop("mode", None)
        self.contentparams.pop("base64", None)

    def is_html(self, text: str) -> bool:
        """Where nothing tells plain text from HTML."""
        may_be = ("</" in text or "&" in text) and not self.version.startswith("atom")
        return may_be and self.looks_like_html(text)

    def _keep(self, element: str, text: str) -> None:
        if self.inentry and not self.insource:
            if element == "content":
                self.entries[-1].setdefault("content", []).append(self._detail(text))
            elif element == "link":
                self._keep_link(text)
            else:
                self._keep_in_entry("summary" if element == "description" else element, text)
        elif self.infeed or self.insource:
            self._keep_in_context("subtitle" if element == "description" else element, text)

    def _keep_link(self, text: str) -> None:
        if not self.inimage:
            entry = self.entries[-1]
            entry["link"] = text = referred(text.replace("&amp;", "&"))
            if text:
                entry["links"][-1]["href"] = text

    def _keep_in_entry(self, element: str, text: str) -> None:
        entry = self.entries[-1]
        depths = self.property_depth_map.setdefault(entry, {})
        if self.depth <= depths.get(element, self.depth):
            depths[element] = self.depth
            entry[element] = text
        if self.incontent:
            entry[element + "_detail"] = self._detail(text)

    def _keep_in_context(self, element: str, text: str) -> None:
        context = self._get_context()
        context[element] = text
        if element == "link":
            context["link"] = context["links"][-1]["href"] = referred(text)
        elif self.incontent:
            context[element + "_detail"] = self._detail(text)

    def _detail(self, text: str) -> FeedParserDict:
        return FeedParserDict(self.contentparams, value=text)


def _label(tag: dict[str, Label]) -> tuple[Label, ...]:
    return tuple(tag.values())


def _unwrapped(pieces: list[str]) -> list[str]:
    """Without the one `div` that Atom demands around XHTML."""
    while len(pieces) > 1 and not pieces[-1].strip():
        del pieces[-1]
    while len(pieces) > 1 and not pieces[0].strip():
        del pieces[0]
    if not pieces or pieces[-1] != "</div>" or not _DIV.fullmatch(pieces[0]):
        return pieces
    depth = 0
    for piece in pieces[:-1]:
        if piece.startswith("</"):
            depth -= 1
            if not depth:
                return pieces
        elif piece.startswith("<") and not piece.endswith("/>"):
            depth += 1
    return pieces[1:-1]
