"""The bundled list of feeds to start with, by topic."""

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class CatalogueFeed:
    """An address that a newcomer may like."""

    title: str
    url: str
    language: str
    """BCP 47."""
    about: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of the catalogue; its name becomes the folder of what is taken from it."""

    name: str
    feeds: tuple[CatalogueFeed, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every shelf."""

    topics: tuple[Topic, ...]

    def find(self, words: str) -> tuple[CatalogueFeed, ...]:
        """The feeds whose title, words or address have every one of `words`."""
        wanted = words.casefold().split()
        return tuple(
            feed
            for topic in self.topics
            for feed in topic.feeds
            if all(word in f"{feed.title} {feed.about} {feed.url}".casefold() for word in wanted)
        )


def load_catalogue() -> Catalogue:
    """The catalogue that this version brings along."""
    text = resources.files("newsreader").joinpath("catalogue.toml").read_text(encoding="utf-8")
    return Catalogue(
        tuple(
            Topic(topic["name"], tuple(CatalogueFeed(**feed) for feed in topic["feeds"]))
            for topic in tomllib.loads(text)["topics"]
        )
    )
