"""Places in the text of an article."""

from msgspec import Struct


class Place(Struct, frozen=True):
    """A place in the document that is the same at any width."""

    block: int
    offset: int


class Left(Struct, frozen=True):
    """Where somebody stopped reading."""

    place: Place
    words: str
    """How the block begins: it is found by that when the article has other blocks by now."""
    progress: float = 0.0
    """How much of the article has been seen, up to 1."""
