"""Times, labels, a language, a place."""

from feedparser.namespaces.georss import _parse_georss_point

from newsreader.parse.dates import usual
from newsreader.parse.direct.names import Attributes, Declined
from newsreader.parse.direct.state import State
from newsreader.parse.quick.values import moment


class Facts(State):
    """What is short, and about the rest."""

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

    def own_language(self, found: Attributes, text: str) -> None:
        self.raw["language"] = self.mended(text.strip())

    def point(self, found: Attributes, text: str) -> None:
        self.raw["where"] = _parse_georss_point(text.strip()) or {}

    def outline(self, found: Attributes, text: str) -> None:
        """Lines and areas: no place to name."""
        self.raw["where"] = {}
