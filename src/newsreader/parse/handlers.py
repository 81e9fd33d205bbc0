"""Elements that feedparser reads otherwise than we need, or not at all.

`itunes:summary` passes for the entry's content there; of elements that may stand several times it
keeps the last.
"""

from collections.abc import Callable
from typing import Any

from feedparser.mixin import _FeedParserMixin
from feedparser.namespaces._base import Namespace as BaseNamespace

from newsreader.parse.fields import MAX_ENTRIES
from newsreader.parse.media import Attributes, MediaHandlers

# Keys in feedparser's dictionaries; an element's name cannot contain a space.
SKIP_HOURS, SKIP_DAYS = "skip hours", "skip days"
TRANSCRIPTS = "all transcripts"
ITUNES_IMAGE = "itunes image"

NAMESPACES = {
    **{address.lower(): prefix for address, prefix in _FeedParserMixin.namespaces.items()},
    "https://podcastindex.org/namespace/1.0": "podcast",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://www.opengis.net/gml/3.2": "gml",
    "http://news.yandex.ru": "yandex",
    "http://www.pheedo.com/namespace/pheedo": "pheedo",
}
"""Their addresses in small letters: the prefixes that handlers and keys are named with."""


_SURE = frozenset(
    """item entry title description summary content content_encoded guid id pubdate published
    updated author name dc_creator dc_date media_content media_thumbnail""".split()
)
"""Elements whose handlers never stumble, and that stand in every entry."""
_STUMBLES = (ArithmeticError, LookupError, TypeError, ValueError)


class EnoughEntries(Exception):
    """The document has more entries than we keep."""


class Handlers(MediaHandlers):
    """Mixed into feedparser's parsers, which find handlers by their names."""

    feeddata: dict[str, Any]
    _get_context: Callable[[], dict[str, Any]]

    def _start_item(self, attributes: Attributes) -> None:
        if len(self.entries) >= MAX_ENTRIES:
            raise EnoughEntries
        BaseNamespace._start_item(self, attributes)

    _start_entry = _start_item

    def _start_textinput(self, attributes: Attributes) -> None:
        """Where it stands in an entry, feedparser looks for it in the feed."""
        self.feeddata.setdefault("textinput", {})
        BaseNamespace._start_textinput(self, attributes)

    def _start_itunes_summary(self, _: Attributes) -> None:
        self.push("itunes_summary", 1)

    def _end_itunes_summary(self) -> None:
        self.pop("itunes_summary")

    def _start_itunes_subtitle(self, _: Attributes) -> None:
        self.push("itunes_subtitle", 1)

    def _end_itunes_subtitle(self) -> None:
        self.pop("itunes_subtitle")

    def _start_itunes_image(self, attributes: Attributes) -> None:
        if self.inentry:
            self.entries[-1][ITUNES_IMAGE] = attributes.get("href") or attributes.get("url")

    def _end_itunes_image(self) -> None:
        """Nothing to close: its address is an attribute."""

    def _start_podcast_transcript(self, attributes: Attributes) -> None:
        if self.inentry:
            self.entries[-1].setdefault(TRANSCRIPTS, []).append(attributes)

    _start_media_subtitle = _start_podcast_transcript

    def _end_gml_pos(self) -> None:
        """Its own handler stumbles over reference systems that are not numbers."""
        if said := self.pop("pos"):
            self._get_context()["gml_pos"] = said

    def _end_gml_poslist(self) -> None:
        """Lines and areas: no place to name."""
        self.pop("pos")

    def _start_hour(self, _: Attributes) -> None:
        self.push("skipped", 0)

    _start_day = _start_hour

    def _end_hour(self) -> None:
        self._skip(SKIP_HOURS)

    def _end_day(self) -> None:
        self._skip(SKIP_DAYS)

    def _skip(self, key: str) -> None:
        said = self.pop("skipped")
        if said and not self.inentry:
            self.feeddata.setdefault(key, []).append(said)


class LooseHandlers(Handlers):
    """For documents that are not well-formed: a text that stays open ends with its entry."""

    incontent: int
    elementstack: list[list[Any]]
    pop_content: Callable[[str], str | None]

    def unknown_starttag(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        self._end_text_before(tag)
        _FeedParserMixin.unknown_starttag(self, tag, attributes)

    def unknown_endtag(self, tag: str) -> None:
        self._end_text_before(tag)
        _FeedParserMixin.unknown_endtag(self, tag)

    def _end_text_before(self, tag: str) -> None:
        if self.incontent and tag.rpartition(":")[2] in ("item", "entry"):
            while self.incontent and self.elementstack:
                self.pop_content(self.elementstack[-1][0])
            self.incontent = 0


def forgiving(parser: type[Any]) -> type[Any]:
    """`parser` with handlers that pass over an element in the wrong place, as no others do."""
    for name in dir(parser):
        kind, _, element = name[1:].partition("_")
        if kind in ("start", "end") and element not in _SURE:
            setattr(parser, name, _forgiven(getattr(parser, name)))
    return parser


def _forgiven(handler: Callable[..., None]) -> Callable[..., None]:
    def handle(parser: object, *attributes: Attributes) -> None:
        try:
            handler(parser, *attributes)
        except _STUMBLES:
            return

    return handle
