"""Marks that are on the screen before they are on the disk."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsreader.models.articles import Headline


@dataclass(frozen=True, slots=True)
class Marks:
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


class Overrides(dict[int, Marks]):
    """Marks by article id, until the library says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._layers: dict[int, int] = {}
        self._last = 0

    def lay(self, ids: Iterable[int], marks: Marks) -> int:
        """The number of this layer, to be lifted once it is stored or has failed."""
        self._last += 1
        for article_id in ids:
            earlier = self.get(article_id)
            self[article_id] = earlier.then(marks) if earlier else marks
            self._layers[article_id] = self._last
        return self._last

    def lift(self, layer: int) -> None:
        """Articles that were marked again since keep their later marks."""
        for article_id in [i for i, number in self._layers.items() if number == layer]:
            del self._layers[article_id]
            del self[article_id]
