"""From expat's events to feedparser's handlers."""

from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from feedparser.urls import make_safe_absolute_uri

from newsreader.parse.quick.keeping import QuickKeeping
from newsreader.parse.quick.names import QuickNames, Tag
from newsreader.parse.quick.state import XHTML, Attributes

_FAR_REACHING = frozenset({"xml:base", "base", "xml:lang", "lang", "xmlns"})
_IN_IMAGE = frozenset({"title", "link", "description", "url", "href", "width", "height"})
_IN_TEXT_INPUT = frozenset({"title", "link", "description", "name"})


class HasDoctype(ValueError):
    """The document defines entities: nothing that a feed needs."""


def read_quickly(handlers: Any, text: str) -> None:
    """`handlers` are a QuickWire mixed with feedparser's strict parser.

    Raises ExpatError where the document is not well-formed, HasDoctype, and whatever feedparser
    raises.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartNamespaceDeclHandler = handlers.startPrefixMapping
    parser.StartElementHandler = handlers.start
    parser.CharacterDataHandler = handlers.data
    parser.EndElementHandler = handlers.end
    parser.Parse(text, True)


def _refuse(*_: object) -> None:
    raise HasDoctype


class QuickWire(QuickKeeping, QuickNames):
    """Mixed into feedparser's strict parser, before it.

    After each call feedparser's attributes are what its own methods would have made of them, so
    both can take turns.
    """

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._steady: set[str] = set()

    def start(self, name: str, found: Attributes) -> None:
        tag, attributes = self.tags.get(name) or self.learn(name), found
        is_odd = tag.is_odd or bool(self.decls)
        if found or is_odd:
            attributes = self.attributes(tag, found)
            is_odd = is_odd or not _FAR_REACHING.isdisjoint(attributes)
        if is_odd or self._is_odd_here():
            self.unknown_starttag(tag.name, attributes.items())
            return
        self.depth += 1
        self.basestack.append(self.baseuri)
        self.langstack.append(self.lang)
        if self.incontent:
            self.handle_data(f"<{tag.local}{self.strattrs(attributes.items())}>", 0)
        else:
            self._open(tag, attributes)

    def data(self, text: str) -> None:
        if self.elementstack:
            if self.contentparams and self.content_type() == XHTML:
                text = escape(text)
            self.elementstack[-1][2].append(text)

    def end(self, name: str) -> None:
        tag = self.tags.get(name) or self.learn(name)
        if self.svgOK:
            self.unknown_endtag(tag.name)
            return
        self._close(tag)
        if self.incontent and not self._closes_in_content(tag):
            return
        self.basestack.pop()
        self.langstack.pop()
        if self.basestack:
            self.baseuri = self.basestack[-1] or self.baseuri
            self.lang = self.langstack[-1]
        self.depth -= 1

    def _is_odd_here(self) -> bool:
        """Whether the base or the kind of content changes with any element."""
        if self.incontent and self.content_type() != XHTML:
            return True
        base = self.baseuri
        if base in self._steady:
            return False
        if base and (make_safe_absolute_uri(base, base) or base) == base:
            self._steady.add(base)
            return False
        return True

    def _open(self, tag: Tag, attributes: Attributes) -> None:
        if tag.is_bare and (self.inimage or self.intextinput):
            self._leave_image(tag.name)
        if tag.start is not None:
            try:
                tag.start(self, attributes)
            except AttributeError:  # feedparser takes it for an element that it does not know
                pass
            else:
                return
        if attributes:
            self._get_context()[tag.key] = attributes
        else:
            self.push(tag.key, 1)

    def _leave_image(self, name: str) -> None:
        """What images do not have ends one that was left open."""
        self.intextinput = self.intextinput if name in _IN_TEXT_INPUT else 0
        self.inimage = self.inimage if name in _IN_IMAGE else 0

    def _close(self, tag: Tag) -> None:
        if tag.end is not None:
            try:
                tag.end(self)
            except AttributeError:
                pass
            else:
                return
        self.pop(tag.key)

    def _closes_in_content(self, tag: Tag) -> bool:
        """A stray `div` in escaped markup does not count."""
        if not dict.get(self.contentparams, "type", "xml").endswith("xml"):
            if tag.name in ("xhtml:div", "div"):
                return False
            self.contentparams["type"] = XHTML
        if self.content_type() == XHTML:
            self.handle_data(f"</{tag.local}>", 0)
        return True
