"""Links: to articles that are here, and those that wait for the network. `library.links`."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import json

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.acts import Act
from newsreader.models.links import QueuedLink
from newsreader.store import linked, waiting
from newsreader.store.database import Database

_AT = """
    SELECT i.key, s.id FROM identity i JOIN status s ON s.id = i.article_id
    WHERE i.feed_id IN (SELECT id FROM feed) AND i.key IN (SELECT value FROM json_each(?))
      AND (s.shown OR s.bookmarked OR s.id IN (SELECT page_id FROM linked))
      AND EXISTS (SELECT 1 FROM article a WHERE a.id = s.id)
"""


def _keys(url: str) -> tuple[str, ...]:
    link = normalised_link(url)
    bare = url.partition("://")[2].removeprefix("www.")
    return () if leads_nowhere_special(link) else (f"link:{link}", f"guid:{bare}")


class Links:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def article_at(self, url: str) -> int | None:
        """The newest article that was ever known by this address, however it is written.

        It is listed somewhere, or a page that a bookmark leads to.
        """
        return self.articles_at([url]).get(url)

    def articles_at(self, urls: Iterable[str]) -> dict[str, int]:
        """Of those addresses that lead to one; asked together, many cost little more than one."""
        keys = {url: _keys(url) for url in urls}
        wanted = json.encode([key for some in keys.values() for key in some]).decode()
        found: dict[str, int] = {}
        for key, article_id in self._db.rows(_AT, (wanted,)):
            found[key] = max(article_id, found.get(key, 0))
        newest = (
            (url, max(found.get(key, 0) for key in some)) for url, some in keys.items() if some
        )
        return {url: article_id for url, article_id in newest if article_id}

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
