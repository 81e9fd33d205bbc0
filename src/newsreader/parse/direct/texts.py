"""Titles, summaries, contents."""

from newsreader.parse.direct.names import Attributes, Declined
from newsreader.parse.direct.state import HTML, PLAIN, Raw, State


class Texts(State):
    """Each with what kind of text it is."""

    def title(self, found: Attributes, text: str) -> None:
        detail = self.detail(found, PLAIN, text)
        if not self.has_title:
            self.raw["title"], self.raw["title_detail"] = detail["value"], detail
            self.has_title = bool(detail["value"])

    def description(self, found: Attributes, text: str) -> None:
        self._summarise(self.detail(found, HTML, text))

    def summary(self, found: Attributes, text: str) -> None:
        self._summarise(self.detail(found, PLAIN, text))

    def _summarise(self, detail: Raw) -> None:
        """A second summary is the content, as long as there is none."""
        if "summary" in self.raw and not self.has_content:
            raise Declined("summary")
        self.raw["summary"], self.raw["summary_detail"] = detail["value"], detail

    def content_encoded(self, found: Attributes, text: str) -> None:
        self._contain(self.detail(found, HTML, text))

    def content(self, found: Attributes, text: str) -> None:
        kind = found.get("type", PLAIN)
        if is_binary(kind):
            base, _ = self.reached(found)
            detail: Raw = {"type": kind, "base": base}
            self.raw.setdefault("content", []).append(detail)
            self.has_content = True
        else:
            detail = self.detail(found, PLAIN, text)
            self._contain(detail)
        if found.get("src"):
            detail["src"] = found["src"]

    def _contain(self, detail: Raw) -> None:
        self.has_content = True
        self.raw.setdefault("content", []).append(detail)
        self.raw.setdefault("summary", detail["value"])

    def nothing_of_it(self, found: Attributes, text: str) -> None:
        """A text that nobody asks for."""


def is_binary(kind: str) -> bool:
    return "/" in kind and not kind.startswith("text/") and not kind.endswith("xml")
