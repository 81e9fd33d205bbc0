"""A feed at another address: its row stays, and what was kept at the new address joins it."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.showing import shown

_AMONG = "IN (SELECT value FROM json_each(?))"
_AFRESH = """
    etag = NULL, last_modified = NULL, body_hash = NULL, next_due = NULL, failures = 0,
    last_error = NULL, state = CASE state WHEN 'paused' THEN state ELSE 'ok' END,
    hints = '{}', moved_to = NULL, moved_seen = 0
"""
"""The server at the new address knows nothing of what the old one said."""


class Joined(Struct, frozen=True):
    """Articles of one feed given to another, as far as that can be taken back."""

    feed_id: int
    """Whose they were."""
    articles: Sequence[int] = ()
    read: Sequence[int] = ()
    """The other's articles that were read here."""
    bookmarked: Sequence[int] = ()
    given_up: Sequence[int] = ()
    """Those whose bookmark went to the same article of the other feed."""


def readdress(db: Database, feed_id: int, url: str) -> Joined | None:
    """Within a transaction.

    A feed that once was followed at `url` gets the old address, and gives its articles away.
    """
    other = _exchange(db, feed_id, url)
    return None if other is None else _join(db, feed_id, other)


def take_apart(db: Database, feed_id: int, url: str, joined: Joined | None) -> None:
    """Undo a `readdress`, within a transaction."""
    if joined is not None:
        _give(db, joined.articles, joined.feed_id)
        _set(db, "read = 0", joined.read)
        _set(db, "bookmarked = 0", joined.bookmarked)
        _set(db, "bookmarked = 1", joined.given_up)
    _exchange(db, feed_id, url)


def _exchange(db: Database, feed_id: int, url: str) -> int | None:
    """The feed that had that address, and has the other one now."""
    other: int | None = db.value("SELECT id FROM feed WHERE url = ?", (url,))
    old = db.value("SELECT url FROM feed WHERE id = ?", (feed_id,))
    db.run("UPDATE feed SET url = '' WHERE id = ?", (feed_id,))
    for at, address in ((other, old), (feed_id, url)):
        db.run(f"UPDATE feed SET url = ?, {_AFRESH} WHERE id = ?", (address, at))
    return other


def _join(db: Database, feed_id: int, other: int) -> Joined:
    """What both know is one article, as read and as bookmarked as either; the rest moves over."""
    twins = _twins(db, feed_id, other)
    own = [i for (i,) in db.rows("SELECT id FROM status WHERE feed_id = ?", (other,))]
    moved = [article_id for article_id in own if article_id not in twins]
    _give(db, moved, feed_id)
    read = _like(db, "read", twins)
    bookmarked, given_up = _like(db, "bookmarked", twins), _having(db, "bookmarked", list(twins))
    _set(db, "read = 1", read)
    _set(db, "bookmarked = 1, bookmarked_at = coalesce(bookmarked_at, arrived)", bookmarked)
    _set(db, "archived = 1", _like(db, "archived", _leading_to(twins, bookmarked)))
    _set(db, "bookmarked = 0", given_up)
    _tag_alike(db, twins)
    return Joined(other, moved, read, bookmarked, given_up)


def _twins(db: Database, feed_id: int, other: int) -> dict[int, int]:
    """Which of our articles each of theirs is, where we have it."""
    rows = db.rows(
        "SELECT theirs.article_id, min(ours.article_id) FROM identity theirs"
        " JOIN identity ours ON ours.key = theirs.key AND ours.feed_id = ?"
        " WHERE theirs.feed_id = ? GROUP BY theirs.article_id",
        (feed_id, other),
    )
    return dict(rows)


def _give(db: Database, articles: Sequence[int], feed_id: int) -> None:
    """Shown as its new feed is; a key that is taken there is left behind."""
    ids = id_list(articles)
    _set(db, "shown = 0", articles)
    db.run(f"UPDATE status SET feed_id = ? WHERE id {_AMONG}", (feed_id, ids))
    db.run(
        f"UPDATE OR IGNORE identity SET feed_id = ? WHERE article_id {_AMONG}",
        (feed_id, ids),
    )
    _set(db, f"shown = {shown()}", articles)


def _like(db: Database, flag: str, twins: dict[int, int]) -> list[int]:
    """Which of ours lack what their twins have."""
    wanted = {twins[article_id] for article_id in _having(db, flag, list(twins))}
    return sorted(wanted - set(_having(db, flag, sorted(wanted))))


def _leading_to(twins: dict[int, int], some: Collection[int]) -> dict[int, int]:
    return {theirs: ours for theirs, ours in twins.items() if ours in some}


def _tag_alike(db: Database, twins: dict[int, int]) -> None:
    db.run_many(
        "INSERT OR IGNORE INTO tag (article_id, name) SELECT ?, name FROM tag WHERE article_id = ?",
        [(ours, theirs) for theirs, ours in twins.items()],
    )


def _having(db: Database, flag: str, articles: Sequence[int]) -> list[int]:
    rows = db.rows(f"SELECT id FROM status WHERE {flag} AND id {_AMONG}", (id_list(articles),))
    return [article_id for (article_id,) in rows]


def _set(db: Database, what: str, articles: Sequence[int]) -> None:
    db.run(f"UPDATE status SET {what} WHERE id {_AMONG}", (id_list(articles),))
