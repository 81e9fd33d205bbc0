"""Where articles were left: known at once, written down beside the screen."""

from newsreader.models.places import Left
from newsreader.view.recent import Recent
from newsreader.view.shelf import Shelf

_KNOWN = 1000


class Places:
    """Of the articles that were read since the app opened."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: Recent[int, Left | None] = Recent(_KNOWN)

    def of(self, article_id: int, stored: Left | None) -> Left | None:
        """`stored` is what the library said when the article was made ready."""
        return self._known.setdefault(article_id, stored)

    def keep(self, article_id: int, left: Left | None) -> None:
        """`None`: not begun, or read to the end."""
        if self._known.get(article_id) != left:
            self._known[article_id] = left
            self._shelf.write(lambda library: library.margins.leave(article_id, left))
