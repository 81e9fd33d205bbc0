"""Marks that are on the screen before they are on the disk."""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.articles import Headline


class Marks(Struct, frozen=True):
    """What the person just decided about an article; `None` leaves what the library says."""

    read: bool | None = None
    bookmarked: bool | None = None

    def laid_over(self, headline: Headline) -> Headline:
        """The headline as the person should see it."""
        return replace(
            headline,
            read=headline.read if self.read is None else self.read,
            bookmarked=headline.bookmarked if self.bookmarked is None else self.bookmarked,
        )

    def then(self, later: "Marks") -> "Marks":
        return Marks(
            self.read if later.read is None else later.read,
            self.bookmarked if later.bookmarked is None else later.bookmarked,
        )


class MarksOf(Protocol):
    """The marks of an article, where there are any."""

    def get(self, article_id: int, /) -> Marks | None: ...


class _Layer(Struct, frozen=True):
    number: int
    ids: frozenset[int]
    marks: Marks


class Layers(Struct, frozen=True):
    """The later ones over the earlier ones."""

    layers: tuple[_Layer, ...] = ()

    def get(self, article_id: int) -> Marks | None:
        found: Marks | None = None
        for layer in self.layers:
            if article_id in layer.ids:
                found = found.then(layer.marks) if found else layer.marks
        return found


class Overrides:
    """What was decided and is not stored yet, a layer for each act."""

    def __init__(self) -> None:
        self.now = Layers()
        self._last = 0

    def lay(self, ids: Iterable[int], marks: Marks) -> int:
        """The number of this layer, to be lifted once it is stored or has failed."""
        self._last += 1
        self.now = Layers((*self.now.layers, _Layer(self._last, frozenset(ids), marks)))
        return self._last

    def lift(self, number: int) -> None:
        """What was decided before or since goes on to be seen."""
        self.now = Layers(tuple(layer for layer in self.now.layers if layer.number != number))
