"""What the sync reads and writes, and nobody else."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from newsreader.models.arrivals import Changes, Host, Known, Settled, Unsettled, Visit
from newsreader.models.feeds import SyncState
from newsreader.models.fulltexts import NO_FACTS, Facts, FullText, Wanted
from newsreader.models.trips import LinkedPage
from newsreader.store import fulltexts, linked, saving, settling, visits
from newsreader.store.arriving import steps
from newsreader.store.database import Database, Row
from newsreader.store.index import annotations, merging, search
from newsreader.store.library import Library
from newsreader.store.news.telling import Teller
from newsreader.store.packing import id_list
from newsreader.store.times import moment_or_none

_PAGES = -4096
"""KB of them kept in memory: a sync hardly reads what it has written."""
_KNOWN = """
    SELECT s.id, a.content_hash, a.title, a.link, a.published, a.own_words,
           EXISTS (SELECT 1 FROM identity WHERE article_id = s.id AND key LIKE 'guid:%'),
           CASE WHEN a.id IS NULL THEN
               (SELECT substr(key, 6) FROM identity
                WHERE article_id = s.id AND key LIKE 'link:%' LIMIT 1) END
    FROM status s LEFT JOIN article a ON a.id = s.id
    WHERE s.id IN (SELECT value FROM json_each(?))
"""


class Arrivals:
    """The sync's face of a library."""

    def __init__(self, library: Library) -> None:
        self._db = library.db
        self._read_again = library.read_again
        self._db.run(f"PRAGMA cache_size = {_PAGES}")

    def states(self, feed_urls: Sequence[str] = ()) -> list[SyncState]:
        """Of these feeds, or of every followed one, in the order of feeds.toml."""
        return visits.states(self._db, feed_urls)

    def known(self, feed_id: int, keys: Iterable[str]) -> dict[str, Known]:
        """Which of these keys the library knows, within this feed."""
        found = self._db.rows(
            "SELECT key, article_id FROM identity"
            " WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))",
            (feed_id, json.dumps(list(keys))),
        )
        articles = self._known_articles({article_id for _, article_id in found})
        return {key: articles[id_] for key, id_ in found if id_ in articles}

    def store(self, visit: Visit, changes: Changes, arrived: datetime) -> None:
        """Articles first; the validators are in the last transaction.

        A kill on the way therefore costs a second fetch, never an article.
        """
        *before, last = steps(visit.feed_id, changes, arrived) or [_nothing]
        for step in before:
            with self._db.transaction():
                step(self._db)
        with self._db.transaction():
            last(self._db)
            visits.stored(self._db, visit)

    def together(self, writes: Sequence[Callable[[], None]], enough: Callable[[], bool]) -> int:
        """In one transaction all of what they write through this, or nothing; how many of them.

        Asked after each, `enough` leaves the others for another transaction. One that is alone may
        be as many articles as it likes: it parts them itself.
        """
        if len(writes) == 1:
            writes[0]()
            return 1
        with self._db.transaction():
            for number, write in enumerate(writes, 1):
                write()
                if enough():
                    return number
        return len(writes)

    def unchanged(self, visit: Visit) -> None:
        """304, or the same bytes again; validators that came with it replace the old ones."""
        with self._db.transaction():
            visits.unchanged(self._db, visit)

    def failed(self, visit: Visit) -> None:
        """What was stored before, validators included, stays."""
        with self._db.transaction():
            visits.failed(self._db, visit)

    def texts_wanted(self, now: datetime, limit: int) -> list[Wanted]:
        """Articles that came lately in feeds of summaries, the newest first."""
        return fulltexts.wanted(self._db, now, limit)

    def texts_wanted_of(self, article_ids: Sequence[int]) -> list[Wanted]:
        """Those of the articles that have a page."""
        return fulltexts.wanted_of(self._db, article_ids)

    def texts_lacking(self, article_ids: Sequence[int]) -> list[Wanted]:
        """Those of the articles that have no more than a summary here."""
        return fulltexts.lacking(self._db, article_ids)

    def keep_text(
        self, article_id: int, found: FullText, now: datetime, said: Facts = NO_FACTS
    ) -> None:
        fulltexts.keep(self._db, article_id, found, now, said)

    def miss_text(
        self, article_id: int, reason: str, now: datetime, said: Facts = NO_FACTS
    ) -> None:
        """What the library has stays; `reason` is a sentence."""
        fulltexts.miss(self._db, article_id, reason, now, said)

    def save(
        self, url: str | None, site: str, keys: Sequence[str], now: datetime, title: str = ""
    ) -> tuple[int, bool]:
        """(article id, whether it was here already) of a page that is bookmarked now."""
        return saving.save(self._db, url, site, keys, now, title)

    def keep_linked(self, page: LinkedPage, now: datetime) -> None:
        linked.keep(self._db, page, now)

    def hosts(self) -> dict[str, Host]:
        """Those that asked us to wait and have not answered since."""
        return {host.name: host for host in visits.hosts(self._db)}

    def remember(self, host: Host) -> None:
        with self._db.transaction():
            visits.remember_host(self._db, host)

    def forget(self, host: Host) -> None:
        with self._db.transaction():
            visits.forget_host(self._db, host)

    def index_some(self, limit: int = 100) -> int:
        """Make findable what an older newsreader left, the newest first; how many are to come."""
        annotations.put_in_some(self._db, limit)
        return search.index_some(self._db, limit)

    def renew_index(self, limit: int = 100) -> bool:
        """A piece of the way from an older newsreader's index to today's; whether it goes on."""
        return search.renew_some(self._db, limit)

    def merge_indexes(self, now: datetime) -> Iterator[bool]:
        """Once a day, so that searches look into few parts: a step each time that it is asked."""
        return merging.daily(self._db, now)

    def is_empty(self, feed_id: int) -> bool:
        """Nothing was ever known in this feed."""
        known = "SELECT EXISTS (SELECT 1 FROM identity WHERE feed_id = ?)"
        return not self._db.value(known, (feed_id,))

    def unsettled(self, before: int = settling.ALL, limit: int = 100) -> list[Unsettled]:
        """The newest first, of those whose ids are less than `before`."""
        return settling.unsettled(self._db, before, limit)

    def settle(self, articles: Sequence[Settled]) -> None:
        settling.settle(self._db, articles)

    def teller(self) -> Teller:
        """Of the stories that new articles tell."""
        return Teller(self._db, self._read_again)

    def _known_articles(self, ids: Iterable[int]) -> dict[int, Known]:
        return {row[0]: _known(row) for row in self._db.rows(_KNOWN, (id_list(ids),))}


def _nothing(_: Database) -> None:
    """Nothing is new."""


def _known(row: Row) -> Known:
    id_, content_hash, title, link, published, words, has_guid, old_link = row
    if content_hash is None:
        return Known(id_, b"", link=old_link, has_guid=bool(has_guid), forgotten=True)
    when = moment_or_none(published)
    return Known(id_, content_hash, title, link, when, words, bool(has_guid))
