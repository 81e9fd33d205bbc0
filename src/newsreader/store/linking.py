"""Links: to articles that are here, and those that wait for the network. `library.links`."""

from collections.abc import Callable, Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.links import QueuedLink
from newsreader.store.database import Database
from newsreader.store.times import moment, seconds

_LONGEST = 200
_AT = """
    SELECT max(s.id) FROM identity i JOIN status s ON s.id = i.article_id
    WHERE i.feed_id IN (SELECT id FROM feed) AND i.key IN (?1, ?2)
      AND (s.shown OR s.bookmarked)
"""


class Links:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def article_at(self, url: str) -> int | None:
        """The newest listed article that was ever known by this address, however it is written."""
        link = normalised_link(url)
        if leads_nowhere_special(link):
            return None
        bare = url.partition("://")[2].removeprefix("www.")
        found: int | None = self._db.value(_AT, (f"link:{link}", f"guid:{bare}"))
        return found

    def queue(self, url: str, words: str = "", article_id: int | None = None) -> None:
        """Until there is a network; one that waits already stays as it is."""
        self._db.write(
            "INSERT OR IGNORE INTO queued (url, words, article_id, at) VALUES (?, ?, ?, ?)",
            (url, clean_line(words, _LONGEST), article_id, seconds(self._clock())),
        )

    def unqueue(self, urls: Sequence[str]) -> None:
        with self._db.transaction():
            self._db.run_many("DELETE FROM queued WHERE url = ?", [(url,) for url in urls])

    def queued(self) -> list[QueuedLink]:
        """The newest first."""
        rows = self._db.rows("SELECT url, words, at, article_id FROM queued ORDER BY at DESC, url")
        return [
            QueuedLink(url, words, moment(at), article_id) for url, words, at, article_id in rows
        ]
