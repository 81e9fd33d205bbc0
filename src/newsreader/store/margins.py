"""What the person left in the articles: the face of it, as `library.margins`."""

from newsreader.models.places import Left
from newsreader.store import places
from newsreader.store.database import Database


class Margins:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def left(self, article_id: int) -> Left | None:
        """Where its reading stopped; `None`: it opens at its beginning."""
        return places.left(self._db, article_id)

    def leave(self, article_id: int, left: Left | None) -> None:
        """Nothing to undo."""
        places.leave(self._db, article_id, left)
