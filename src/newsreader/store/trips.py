"""What to take along: articles by the time it takes to read them, and what they still lack."""

from collections.abc import Iterable, Sequence

from newsreader.models.trips import Taken
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.wording import WORDS_A_MINUTE

_UNKNOWN = 600
"""Words, where only the headline is here."""


def taken(db: Database, ids: Sequence[int], minutes: int) -> list[Taken]:
    """The first of the articles, for so many minutes of reading.

    Bookmarks before the others, those done with last.
    """
    rows = db.rows(
        """
        SELECT s.id, a.title, a.words FROM json_each(?) wanted
        JOIN status s ON s.id = wanted.value JOIN article a ON a.id = s.id
        ORDER BY s.bookmarked AND s.archived, s.bookmarked DESC, wanted.key
        """,
        (id_list(ids),),
    )
    return list(_filling(minutes * WORDS_A_MINUTE, (Taken(*row) for row in rows)))


def _filling(room: int, articles: Iterable[Taken]) -> Iterable[Taken]:
    for article in articles:
        if room <= 0:
            return
        room -= article.words or _UNKNOWN
        yield article
