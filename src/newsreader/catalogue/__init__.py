"""The bundled list of feeds to start with: by topic, in many languages, searchable."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from newsreader.catalogue.finding import Findable, fold
from newsreader.catalogue.languages import names_of, primary


class CatalogueFeed(Struct, frozen=True):
    """An address that a newcomer may like."""

    title: str
    url: str
    language: str
    """BCP 47."""
    about: str
    topic: str
    """The shelf it stands on; it becomes the folder of what is taken from it."""


class Catalogue(Struct, frozen=True, dict=True):
    """Every feed, shelf after shelf, the best of each shelf first."""

    feeds: tuple[CatalogueFeed, ...]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Their primary tags, the one with the most feeds first."""
        return tuple(tag for tag, _ in Counter(map(_language, self.feeds)).most_common())

    def find(self, words: str, language: str | None = None) -> tuple[CatalogueFeed, ...]:
        """The feeds that have every one of `words`, the likeliest first; all of them for none.

        Words are looked for in title, description, topic, name of the language and address,
        whatever their case and accents. `language` is BCP 47; its region does not matter.
        """
        wanted = fold(words).split()
        spoken = primary(language) if language else None
        ranked = [
            (findable.rank(wanted), feed)
            for findable, feed in zip(self._findable, self.feeds, strict=True)
            if spoken in (None, _language(feed))
        ]
        found = [(rank, feed) for rank, feed in ranked if rank is not None]
        return tuple(feed for _, feed in sorted(found, key=itemgetter(0)))

    @cached_property
    def _findable(self) -> tuple[Findable, ...]:
        return tuple(
            Findable.of(
                feed.title, f"{feed.about} {feed.topic} {names_of(feed.language)}", feed.url
            )
            for feed in self.feeds
        )


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that this version brings along, read when it is first asked for."""
    text = Path(__file__).with_name("feeds.toml").read_text(encoding="utf-8")
    return Catalogue(tuple(_feeds(tomllib.loads(text))))


def _feeds(
    shelves: Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]],
) -> Iterator[CatalogueFeed]:
    for topic, languages in shelves.items():
        for language, feeds in languages.items():
            for title, url, about in feeds:
                yield CatalogueFeed(title, url, language, about, topic)


def _language(feed: CatalogueFeed) -> str:
    return primary(feed.language)
