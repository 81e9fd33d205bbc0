"""Addresses: of pages, of files, of the entry itself."""

from newsreader.parse.direct.names import Attributes, Declined
from newsreader.parse.direct.state import HTML, TYPES, XHTML, Raw, State, near
from newsreader.parse.quick.values import referred

_PAGES = frozenset({HTML, XHTML})


class Links(State):
    """Joined with the base that they stand in."""

    def link(self, found: Attributes, text: str) -> None:
        if found:
            self._refer(found)
            return
        link: Raw = {"rel": "alternate", "type": HTML}
        self.raw.setdefault("links", []).append(link)
        address = self.resolved(text)
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
        address = found["href"] = self.joined(found["href"])
        self.raw.setdefault("links", []).append(found)
        if rel == "alternate" and TYPES.get(kind) in _PAGES:
            self.raw["link"] = address

    def href(self, found: Attributes, text: str) -> None:
        """Whoever's it is, feedparser keeps it with what is around."""
        near(found)
        self.raw["href"] = self.resolved(text)

    def enclosure(self, found: Attributes, text: str) -> None:
        if address := found.get("url", found.get("uri")):
            found["href"] = address
        found["rel"] = "enclosure"
        self.raw.setdefault("links", []).append(found)

    def guid(self, found: Attributes, text: str) -> None:
        text = self.raw["id"] = self.mended(text.strip())
        if found.get("ispermalink", "true") == "true":
            self.raw.setdefault("link", text)
