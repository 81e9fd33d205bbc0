"""From expat's events to the elements' readers."""

from typing import NoReturn

from newsreader.parse import expat
from newsreader.parse.direct.elements import Elements
from newsreader.parse.direct.markup import Markup
from newsreader.parse.direct.names import Attributes, Declined, Names, key_of
from newsreader.parse.direct.places import ROOTS, Element, Place, meant
from newsreader.parse.direct.state import PLAIN, XHTML
from newsreader.parse.handlers import EnoughEntries
from newsreader.parse.quick.keeping import _unwrapped
from newsreader.parse.raw import RawFeed

_DIVS = frozenset({("", "div"), ("xhtml", "div")})


def read_directly(text: str, url: str) -> RawFeed:
    """`text` must begin at the root element. Raises Declined, ExpatError."""
    wire, complete = Wire(url), True
    try:
        expat.read(text, wire, _decline)
    except EnoughEntries:
        complete = False
    return RawFeed(
        wire.version, wire.feeddata, wire.entries, complete=complete, is_legal=wire.is_legal
    )


def _decline(*_: object) -> NoReturn:
    raise Declined("document type")


class Wire(Elements):
    """An element waits until its end comes, or until another one begins in it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.names = Names()
        self.texts: list[str] = []
        """What expat has read since the last element began or ended."""
        self._place: Place | None = None
        self._tables: dict[int, dict[str, Element]] = {}
        self._known: dict[str, Element] = {}
        """The elements of this place, by expat's names."""
        self._waiting: Element | None = None
        """It has begun, and nothing is done about it yet: perhaps no other is in it."""
        self._found: Attributes = {}
        self._around: list[tuple[Element, Place | None, str, str]] = []
        """The elements that are open, with the place, the base and the language around them."""
        self._markup = Markup(self.names)
        self._speaks = False

    def declare(self, prefix: str | None, uri: str | None) -> None:
        at_root = self._place is None and self._waiting is None
        if self.names.declare(prefix, uri, at_root=at_root):
            self._tables.clear()
            self._markup.forget()
            self._go(self._place)
        around = self._waiting
        if self.names.links and not (self.in_markup or (around and around.has_markup)):
            raise Declined("links")

    def start(self, name: str, found: Attributes) -> None:
        if self._waiting is not None:
            self._step_in(self._waiting, name)
        if self.in_markup:
            if self.texts:
                self._markup.say(self.texts)
            self._markup.open(name, found)
            return
        if self._speaks:
            self._pass_text()
        self.texts.clear()
        self._waiting = self._known.get(name) or self._learn(name)
        self._found = found

    def end(self, name: str) -> None:
        element, texts = self._waiting, self.texts
        if element is not None:
            self._waiting = None
            found = self.names.attributes(self._found) if self._found else self._found
            element.read(self, found, texts[0] if len(texts) == 1 else "".join(texts))
            texts.clear()
        elif self.in_markup:
            if texts:
                self._markup.say(texts)
            if not self._markup.close(name):
                self._end_markup()
        else:
            self._step_out()

    def _learn(self, name: str) -> Element:
        key = key_of(*self.names.name_of(name))
        element = self._root(key) if self._place is None else meant(self._place, key)
        if element is None:
            raise Declined(key)
        self._known[name] = element
        return element

    def _root(self, key: str) -> Element | None:
        version = self.names.version
        if key == "rss" and not version.startswith("rss"):
            version = key
        self.version = version or ("atom" if key == "feed" else "")
        place = ROOTS.get(key) if self.version else None
        return Element(Elements.refuse, place=place, begin=ROOT_BEGINS[key]) if place else None

    def _go(self, place: Place | None) -> None:
        self._place, self._speaks = place, place is not None and place.has_text
        self._known = self._tables.setdefault(id(place), {})

    def _step_in(self, element: Element, name: str) -> None:
        """Another element begins in it."""
        self._waiting = None
        found = self.names.attributes(self._found)
        self._around.append((element, self._place, self.base, self.language))
        if element.has_markup:
            self._begin_markup(found, name)
            return
        if element.place is None:
            raise Declined(name)
        element.begin(self, found)
        self.base, self.language = self.reached(found)
        self._go(element.place)

    def _step_out(self) -> None:
        if self._speaks:
            self._pass_text()
        element, place, self.base, self.language = self._around.pop()
        element.end(self, "")
        self._go(place)

    def _pass_text(self) -> None:
        """White space between elements, where words would say something."""
        if "".join(self.texts).strip():
            raise Declined("words")

    def _begin_markup(self, found: Attributes, name: str) -> None:
        """In text that is not said to be XHTML, only feedparser knows about a stray `div`."""
        is_xhtml = self.kind_of_text(found, PLAIN) == XHTML
        if not is_xhtml and (self.version == "atom10" or self.names.name_of(name) in _DIVS):
            raise Declined("markup")
        self._found, self.in_markup = found, True
        self._markup.begin([] if is_xhtml else ["".join(self.texts)])
        if not is_xhtml:
            self.texts.clear()

    def _end_markup(self) -> None:
        element, *_ = self._around.pop()
        pieces = self._markup.pieces
        pieces = _unwrapped(pieces) if self.version == "atom10" else pieces
        element.read(self, self._found | {"type": XHTML}, "".join(pieces))
        self.in_markup = False


ROOT_BEGINS = {
    "rss": Elements.begin_spoken,
    "feed": Elements.begin_spoken,
    "rdf_rdf": Elements.begin_words,
}
