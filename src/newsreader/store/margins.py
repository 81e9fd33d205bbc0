"""What the person left in the articles: the face of it, as `library.margins`."""

from collections.abc import Callable
from datetime import datetime

from newsreader.models.acts import Act
from newsreader.models.highlights import Highlight, Passage
from newsreader.models.places import Left
from newsreader.store import highlights, places
from newsreader.store.database import Database


class Margins:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def left(self, article_id: int) -> Left | None:
        """Where its reading stopped; `None`: it opens at its beginning."""
        return places.left(self._db, article_id)

    def leave(self, article_id: int, left: Left | None) -> None:
        """Nothing to undo."""
        places.leave(self._db, article_id, left)

    def highlights(self, article_id: int) -> list[Highlight]:
        return highlights.of_article(self._db, article_id)

    def clippings(self) -> list[Highlight]:
        """Every highlight and every note, the newest first."""
        return highlights.every(self._db)

    def highlight(self, article_id: int, passage: Passage, note: str = "") -> Act:
        """It keeps the article for good, as a bookmark does."""
        return highlights.add(self._db, article_id, passage, note, self._clock())

    def unhighlight(self, highlight_id: int) -> Act | None:
        return highlights.remove(self._db, highlight_id, self._clock())

    def notes(self, article_id: int) -> tuple[str, ...]:
        """On the article itself."""
        return tuple(one.note for one in self.highlights(article_id) if one.is_on_article)

    def note_on(self, article_id: int, note: str) -> Act | None:
        """On the article itself, in the place of a former one; an empty one takes it away.

        It keeps the article for good, as a highlight does. `None` when it says that already.
        """
        return highlights.note_on(self._db, article_id, note, self._clock())

    def note(self, highlight_id: int, note: str) -> Act | None:
        """`None` when it says that already."""
        return highlights.change_note(self._db, highlight_id, note, self._clock())
