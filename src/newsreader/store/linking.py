"""Links: to articles that are here, and those that wait for the network. `library.links`."""

from collections.abc import Callable, Sequence
from datetime import datetime

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.acts import Act
from newsreader.models.links import QueuedLink
from newsreader.store import linked, waiting
from newsreader.store.database import Database

_AT = """
    SELECT max(s.id) FROM identity i JOIN status s ON s.id = i.article_id
    WHERE i.feed_id IN (SELECT id FROM feed) AND i.key IN (?1, ?2)
      AND (s.shown OR s.bookmarked OR s.id IN (SELECT page_id FROM linked))
      AND EXISTS (SELECT 1 FROM article a WHERE a.id = s.id)
"""


class Links:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def article_at(self, url: str) -> int | None:
        """The newest article that was ever known by this address, however it is written.

        It is listed somewhere, or a page that a bookmark leads to.
        """
        link = normalised_link(url)
        if leads_nowhere_special(link):
            return None
        bare = url.partition("://")[2].removeprefix("www.")
        found: int | None = self._db.value(_AT, (f"link:{link}", f"guid:{bare}"))
        return found

    def pages_of(self, ids: Sequence[int]) -> list[int]:
        """What is here of the pages that these articles link to."""
        return linked.pages_of(self._db, ids)

    def queue(self, url: str, words: str = "", article_id: int | None = None) -> Act | None:
        """Until there is a network; `None` when it waits already."""
        return waiting.keep(self._db, url, words, article_id, self._clock())

    def unqueue(self, urls: Sequence[str]) -> Act | None:
        """`None` when none of them waits any more."""
        return waiting.let_go(self._db, urls, self._clock())

    def queued(self) -> list[QueuedLink]:
        """The newest first."""
        return waiting.every(self._db)
