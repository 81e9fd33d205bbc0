"""Articles packed for a time without a network."""

from collections.abc import Sequence

from msgspec import Struct

from newsreader.models.fulltexts import Facts, FullText


class Taken(Struct, frozen=True):
    """An article that is taken along."""

    article_id: int
    title: str
    words: int


class LinkedPage(Struct, frozen=True):
    """A page that an article links to, with its text."""

    from_id: int
    """The article."""
    url: str
    site: str
    keys: Sequence[str]
    """By which it is known again."""
    text: FullText
    said: Facts
