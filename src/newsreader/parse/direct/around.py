"""What has others in it: its beginning and its end."""

from newsreader.parse.direct.names import Attributes, Declined
from newsreader.parse.direct.state import PLAIN, State, near
from newsreader.parse.fields import MAX_ENTRIES
from newsreader.parse.handlers import EnoughEntries


class Around(State):
    """Feed, entry, source, image."""

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
        detail = self.detail(found, PLAIN, text)
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
