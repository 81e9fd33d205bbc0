"""Elements in a text, written out as feedparser does."""

from xml.sax.saxutils import escape

from newsreader.parse.direct.names import Attributes, Declined, Names, key_of, split
from newsreader.parse.direct.places import HANDLED
from newsreader.parse.quick.values import written

_DRAWN = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}


class Markup:
    """Of one document, a text at a time."""

    def __init__(self, names: Names) -> None:
        self.pieces: list[str] = []
        self._names = names
        self._tags: dict[str, str] = {}
        """By expat's names, as long as these mean the same."""
        self._depth = self._drawings = 0

    def forget(self) -> None:
        self._tags.clear()

    def begin(self, pieces: list[str]) -> None:
        self.pieces, self._depth = pieces, 1

    def say(self, texts: list[str]) -> None:
        self.pieces.append(escape("".join(texts)))
        texts.clear()

    def open(self, name: str, found: Attributes) -> None:
        tag = self._tags.get(name) or self._tag(name)
        attributes = self._names.attributes(found) if found else found
        if tag in _DRAWN or self._names.links:
            attributes = self._names.take_links() | self._drawn(tag, name) | attributes
        self._depth += 1
        self.pieces.append(f"<{tag}{written(attributes)}>" if attributes else f"<{tag}>")

    def close(self, name: str) -> bool:
        """Whether the text goes on."""
        self._depth -= 1
        if not self._depth:
            return False
        tag = self._tags.get(name) or self._tag(name)
        self._drawings -= tag == "svg"
        self.pieces.append(f"</{tag}>")
        return True

    def _tag(self, name: str) -> str:
        """Within markup, too, feedparser ends what it has a handler for, but within a drawing."""
        prefix, tag = self._names.name_of(name)
        if key_of(prefix, tag) not in HANDLED and tag != "rss":
            self._tags[name] = tag
        elif not (tag == "title" and self._drawings):
            raise Declined(tag)
        return tag

    def _drawn(self, tag: str, name: str) -> Attributes:
        self._drawings += tag == "svg"
        uri, *_ = split(name)
        if tag in _DRAWN and self._names.name_of(name) != ("", tag):
            raise Declined(tag)
        return {"xmlns": uri} if uri and _DRAWN.get(tag) == uri else {}
