"""Articles that come from another newsreader, and what the person did with them there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from newsreader.addresses import feed_key
from newsreader.models.arrivals import Prepared
from newsreader.models.moving import Deeds, Tally
from newsreader.models.parsed import ParsedEntry
from newsreader.store.arriving import add, place
from newsreader.store.database import Database
from newsreader.store.library import Library
from newsreader.store.packing import id_list, storable, storable_or_none
from newsreader.store.showing import HERE
from newsreader.store.times import seconds


class Takeover:
    """An import's face of a library."""

    def __init__(self, library: Library) -> None:
        self._db = library.db

    def followed(self) -> dict[str, int]:
        """Ids by the feed's address and by its key."""
        rows = self._db.rows("SELECT url, id FROM feed WHERE followed ORDER BY position DESC")
        return {feed_key(url): id_ for url, id_ in rows} | dict(rows)

    def describe(self, feed_id: int, title: str, site_url: str | None) -> None:
        """What the publisher says of the feed, until the first sync knows better."""
        with self._db.transaction():
            self._db.run(
                "UPDATE feed SET title = ?, site_url = coalesce(site_url, ?)"
                " WHERE id = ? AND title = ''",
                (storable(title), storable_or_none(site_url), feed_id),
            )

    def unfollowed(self, url: str) -> int:
        """The feed at `url`, which is not followed: a home for what was bookmarked of it."""
        with self._db.transaction():
            self._db.run("INSERT OR IGNORE INTO feed (url, followed) VALUES (?, 0)", (url,))
            return int(self._db.value("SELECT id FROM feed WHERE url = ?", (url,)))

    def store(
        self,
        feed_id: int,
        new: Sequence[Prepared],
        seen: Iterable[Prepared],
        deeds: Mapping[ParsedEntry, Deeds],
        at: datetime,
    ) -> Tally:
        """Some new articles and some that are here already, in one transaction.

        What was done here stays: nothing becomes unread, no bookmark is lost.
        """
        with self._db.transaction():
            before = int(self._db.value("SELECT coalesce(max(id), 0) FROM status"))
            placed = [(one, place(one.entry, at, number)) for number, one in enumerate(new)]
            add(self._db, feed_id, placed[::-1], at)
            return _done(self._db, self._found(feed_id, [*new, *seen], deeds), before, at)

    def _found(
        self, feed_id: int, articles: Iterable[Prepared], deeds: Mapping[ParsedEntry, Deeds]
    ) -> list[tuple[int, Deeds]]:
        """Which article of ours each is, by the most trusted key that we know."""
        every = list(articles)
        rows = self._db.rows(
            "SELECT key, article_id FROM identity"
            " WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))",
            (feed_id, json.dumps([storable(key) for one in every for key in one.keys])),
        )
        known: dict[str, int] = dict(rows)
        found = []
        for one in every:
            id_ = next((known[key] for key in one.keys if key in known), None)
            if id_ is not None:
                found.append((id_, deeds[one.entry]))
        return found


def _done(db: Database, found: Sequence[tuple[int, Deeds]], before: int, at: datetime) -> Tally:
    """Articles with ids above `before` have just come."""
    hidden = [id_ for id_, deed in found if deed.hidden and id_ > before]
    came = sum(id_ > before for id_, _ in found) - len(hidden)
    db.run(
        "UPDATE status SET hidden = 1, shown = 0 WHERE id IN (SELECT value FROM json_each(?))",
        (id_list(hidden),),
    )
    read = db.rows(
        "UPDATE status SET read = 1 WHERE NOT read"
        " AND id IN (SELECT value FROM json_each(?)) RETURNING id",
        (id_list(id_ for id_, deed in found if deed.read),),
    )
    bookmarked = db.rows(
        f"UPDATE status SET bookmarked = 1, bookmarked_at = ? WHERE NOT bookmarked AND {HERE}"
        " AND id IN (SELECT value FROM json_each(?)) RETURNING id",
        (seconds(at), id_list(id_ for id_, deed in found if deed.bookmarked)),
    )
    db.run_many(
        "INSERT OR IGNORE INTO tag (article_id, name) SELECT id, ?2 FROM article WHERE id = ?1",
        [(id_, name) for id_, deed in found for name in deed.tags],
    )
    read_ids = {id_ for (id_,) in read}
    return Tally(came, len(read_ids.difference(hidden)), len(bookmarked), len(hidden))
