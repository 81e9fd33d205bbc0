"""Articles packed for a time without a network."""

from msgspec import Struct


class Taken(Struct, frozen=True):
    """An article that is taken along."""

    article_id: int
    title: str
    words: int
