"""Media RSS: pictures and players named beside an entry, with the words that belong to them.

feedparser lets `media:title` and `media:description` pass for the entry's own title and text and
forgets which picture they describe; these handlers keep them together.
See https://www.rssboard.org/media-rss.
"""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, field

from newsreader.parse.fields import count

SCOPES, PLAYER = "media scopes", "media player"
"""Keys in feedparser's entry; an element's name cannot contain a space."""
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_FACES = ("gravatar.com/avatar", "githubusercontent.com/u/")
_MAX_MEDIA = 100

Attributes = dict[str, Any]


class Medium(Struct):
    """One `media:content` or `media:thumbnail`."""

    attributes: Attributes
    thumbnail: bool = False
    words: dict[str, str] = field(default_factory=dict)
    """title, description, credit, text: as received."""

    @property
    def url(self) -> str:
        return str(self.attributes.get("url") or "").strip()

    @property
    def kind(self) -> str:
        """image, audio, video or something else."""
        named = str(self.attributes.get("medium") or "").lower()
        typed = str(self.attributes.get("type") or "").lower().partition("/")[0]
        if self.thumbnail or self.url.partition("?")[0].lower().endswith(_PICTURE_ENDINGS):
            return "image"
        return named or typed

    @property
    def width(self) -> int:
        return count(self.attributes.get("width")) or 0


class Scope(Struct):
    """An entry, a `media:group` or a `media:content`, and the words standing right in it."""

    kind: str
    media: list[Medium] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def settle(self) -> None:
        """Words describe every medium of their scope that has none of its own."""
        for medium in self.media:
            for name, text in self.words.items():
                medium.words.setdefault(name, text)


NO_MEDIA = Scope("entry")


class MediaHandlers:
    """Mixed into feedparser's parsers, which find handlers by their names."""

    inentry: int
    entries: list[dict[str, Any]]
    push: Callable[[str, int], None]
    pop: Callable[[str], str | None]

    def _start_media_group(self, _: Attributes) -> None:
        self._scopes().append(Scope("group"))

    def _end_media_group(self) -> None:
        self._leave("group")

    def _start_media_content(self, attributes: Attributes) -> None:
        self._scopes().append(Scope("content", [Medium(attributes)]))

    def _end_media_content(self) -> None:
        self._leave("content")

    def _start_media_thumbnail(self, attributes: Attributes) -> None:
        self._scopes()[-1].media.append(Medium(attributes, thumbnail=True))

    def _end_media_thumbnail(self) -> None:
        """Nothing to close: its address is an attribute."""

    def _start_media_title(self, _: Attributes) -> None:
        self.push("media words", 0)

    _start_media_description = _start_media_credit = _start_media_text = _start_media_title

    def _end_media_title(self) -> None:
        self._describe("title")

    def _end_media_description(self) -> None:
        self._describe("description")

    def _end_media_credit(self) -> None:
        self._describe("credit", ", ")

    def _end_media_text(self) -> None:
        """Spoken words, perhaps one element for each line of them."""
        self._describe("text", "\n")

    def _start_media_player(self, attributes: Attributes) -> None:
        if self.inentry and attributes.get("url"):
            self.entries[-1].setdefault(PLAYER, attributes["url"])

    def _end_media_player(self) -> None:
        """Nothing to close: its address is an attribute."""

    def _describe(self, name: str, between: str | None = None) -> None:
        """The first words count, unless several are joined."""
        words = self.pop("media words")
        known = self._scopes()[-1].words
        if words and name not in known:
            known[name] = words
        elif words and between and words not in known[name].split(between):
            known[name] += between + words

    def _scopes(self) -> list[Scope]:
        """The entry's open scopes; what stands outside of entries goes nowhere."""
        if not self.inentry:
            return [Scope("nowhere")]
        scopes: list[Scope] = self.entries[-1].setdefault(SCOPES, [Scope("entry")])
        return scopes

    def _leave(self, kind: str) -> None:
        scopes = self._scopes()
        if scopes[-1].kind == kind:
            close(scopes)


def close(scopes: list[Scope]) -> None:
    """Ends the innermost scope: its media and, from a group, its words go to the one around it."""
    inner = scopes.pop()
    inner.settle()
    outer = scopes[-1]
    media = _best_of_group(inner.media) if inner.kind == "group" else inner.media
    outer.media.extend(media[: _MAX_MEDIA - len(outer.media)])
    if inner.kind == "group":
        for name, text in inner.words.items():
            outer.words.setdefault(name, text)


def media_of(entry: dict[str, Any]) -> Scope:
    """Everything an entry names, scopes left open by a broken document closed."""
    scopes = entry.get(SCOPES)
    if not scopes:
        return NO_MEDIA
    while len(scopes) > 1:
        close(scopes)
    scopes[0].settle()
    whole: Scope = scopes[0]
    return whole


def pictures_of(media: list[Medium]) -> Iterator[Medium]:
    """The pictures, each in its widest size; thumbnails only where there is nothing better."""
    images = [one for one in media if one.kind == "image" and one.url and not _avatar(one)]
    full = [medium for medium in images if not medium.thumbnail]
    widest: dict[str, Medium] = {}
    for medium in full or images:
        name = medium.url.partition("?")[0]
        if name not in widest or medium.width > widest[name].width:
            widest[name] = medium
    yield from widest.values()


def _best_of_group(media: list[Medium]) -> list[Medium]:
    """A group's members are one thing in several sizes: the widest picture stands for all."""
    images = [medium for medium in media if medium.kind == "image"]
    others = [medium for medium in media if medium.kind != "image"]
    full = [medium for medium in images if not medium.thumbnail]
    return others + sorted(full or images, key=lambda medium: -medium.width)[:1]


def _avatar(medium: Medium) -> bool:
    """WordPress and GitHub name the author's face as if it were a picture of the article."""
    return any(host in medium.url for host in _FACES)
