"""From expat's events to feedparser's handlers."""

from typing import Any, NoReturn
from xml.sax.saxutils import escape

from feedparser.urls import make_safe_absolute_uri

from newsreader.parse import expat
from newsreader.parse.quick.keeping import QuickKeeping
from newsreader.parse.quick.names import QuickNames, Tag
from newsreader.parse.quick.state import FAR_REACHING, XHTML, Attributes
from newsreader.parse.quick.values import written

_IN_IMAGE = frozenset({"title", "link", "description", "url", "href", "width", "height"})
_IN_TEXT_INPUT = frozenset({"title", "link", "description", "name"})


class HasDoctype(ValueError):
    """The document defines entities: nothing that a feed needs."""


def read_quickly(handlers: Any, text: str) -> None:
    """`handlers` are a QuickWire mixed with feedparser's strict parser.

    Raises ExpatError where the document is not well-formed, HasDoctype, and whatever feedparser
    raises.
    """
    expat.read(text, handlers, _refuse)


def _refuse(*_: object) -> NoReturn:
    raise HasDoctype


class QuickWire(QuickKeeping, QuickNames):
    """Mixed into feedparser's strict parser, before it.

    Between two elements feedparser's attributes are what its own methods would have made of them,
    so both can take turns.
    """

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.texts: list[str] = []
        """What expat has read since the last element began or ended."""
        self._steady: set[str] = set()

    def declare(self, prefix: str | None, uri: str | None) -> None:
        if self.texts:
            self._data()
        self.startPrefixMapping(prefix, uri)

    def start(self, name: str, found: Attributes) -> None:
        if self.texts:
            self._data()
        self._begin(self.tags.get(name) or self.learn(name), found)

    def end(self, name: str) -> None:
        if self.texts:
            self._data()
        self._finish(self.tags.get(name) or self.learn(name))

    def _begin(self, tag: Tag, found: Attributes) -> None:
        if self.incontent and not found and self._is_markup(tag):
            self.depth += 1
            self.basestack.append(self.baseuri)
            self.langstack.append(self.lang)
            self.elementstack[-1][2].append(f"<{tag.local}>")
        else:
            self._element(tag, found)

    def _is_markup(self, tag: Tag) -> bool:
        plain = not (tag.is_odd or self.decls) and self.content_type() == XHTML
        return plain and bool(self.elementstack) and self.baseuri in self._steady

    def _element(self, tag: Tag, found: Attributes) -> None:
        attributes = found
        is_odd = tag.is_odd or bool(self.decls)
        if found or is_odd:
            attributes = self.attributes(tag, found)
            is_odd = is_odd or not FAR_REACHING.isdisjoint(attributes)
        if is_odd or self._is_odd_here():
            self.unknown_starttag(tag.name, attributes.items())
            return
        self.depth += 1
        self.basestack.append(self.baseuri)
        self.langstack.append(self.lang)
        if self.incontent:
            self.handle_data(f"<{tag.local}{written(attributes)}>", 0)
        else:
            self._open(tag, attributes)

    def _data(self) -> None:
        texts = self.texts
        if self.elementstack:
            escaped = self.contentparams and self.content_type() == XHTML
            self.elementstack[-1][2].extend(map(escape, texts) if escaped else texts)
        texts.clear()

    def _finish(self, tag: Tag) -> None:
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
        kind = dict.get(self.contentparams, "type", "xml")
        if not kind.endswith("xml"):
            if tag.name in ("xhtml:div", "div"):
                return False
            self.contentparams["type"] = kind = XHTML
        if kind == XHTML:
            self.handle_data(f"</{tag.local}>", 0)
        return True
