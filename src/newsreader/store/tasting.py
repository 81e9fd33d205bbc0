"""What the person's acts tell of their taste, and what unread articles are worth by it."""

from collections.abc import Iterator
from datetime import datetime

from newsreader.priority import Seen, Taste, Traits, learned
from newsreader.store.database import Database, Row
from newsreader.store.packing import unpack_words
from newsreader.store.times import seconds

_LEARNED_FROM = 20_000
"""Articles at most, those that arrived last."""
_LOOKED_AT = 200_000
_WEIGHED = 5_000
"""Unread articles at most, the newest; older ones are worth nothing more or less."""
_TRAITS = """
    SELECT a.title, s.feed_id, f.name, a.author, a.topics, s.id,
           s.opened IS NOT NULL OR s.bookmarked
               OR EXISTS (SELECT 1 FROM tag WHERE article_id = s.id)
    FROM status s JOIN article a ON a.id = s.id JOIN feed f ON f.id = s.feed_id
"""
_JUDGED = f"{_TRAITS} WHERE s.id > ? AND (s.read OR s.bookmarked) ORDER BY s.id DESC LIMIT ?"
_UNREAD = f"{_TRAITS} WHERE s.shown AND NOT s.read ORDER BY s.placed DESC LIMIT ?"
_OF_ONE = f"{_TRAITS} WHERE s.id = ?"
_SINCE = "taste since"
"""Whose memo holds the id after which articles count: `forget` starts anew."""


def note_opened(db: Database, article_id: int, at: datetime) -> None:
    """The person reads in it. Not an act: there is nothing to undo."""
    db.write("UPDATE status SET opened = ? WHERE id = ?", (seconds(at), article_id))


def learn(db: Database) -> Taste:
    """From what was opened or kept, and what was only marked read; weigh the unread by it."""
    newest = int(db.value("SELECT max(id) FROM status") or 0)
    first = max(_since(db), newest - _LOOKED_AT)
    judged = db.rows(_JUDGED, (first, _LEARNED_FROM))
    taste = learned((_traits(row), bool(row[-1])) for row in judged)
    unread = db.rows(_UNREAD, (_WEIGHED,))
    worths = [(row[5], taste.worth(_traits(row))) for row in unread]
    with db.transaction():
        _keep(db, taste, worths)
    return taste


def taste(db: Database) -> Taste:
    """As it was learned last."""
    rows = db.rows("SELECT feature, wanted, passed FROM taste")
    seen = {feature: Seen(wanted, passed) for feature, wanted, passed in rows}
    totals = seen.pop("", Seen())
    return Taste(totals.wanted, totals.passed, seen)


def traits(db: Database, article_id: int) -> Traits | None:
    row = db.row(_OF_ONE, (article_id,))
    return _traits(row) if row else None


def forget(db: Database) -> None:
    """Learn from what arrives from now on only."""
    with db.transaction():
        db.run(
            "INSERT OR REPLACE INTO memo (name, value) SELECT ?, coalesce(max(id), 0) FROM status",
            (_SINCE,),
        )
        _keep(db, Taste(), [])


def _since(db: Database) -> int:
    return int(db.value("SELECT value FROM memo WHERE name = ?", (_SINCE,)) or 0)


def _keep(db: Database, taste: Taste, worths: list[tuple[int, float]]) -> None:
    db.run("DELETE FROM taste")
    db.run("DELETE FROM worth")
    db.run_many("INSERT INTO taste (feature, wanted, passed) VALUES (?, ?, ?)", _rows(taste))
    db.run_many("INSERT INTO worth (article_id, value) VALUES (?, ?)", worths)


def _rows(taste: Taste) -> Iterator[tuple[str, int, int]]:
    """The totals stand under no feature."""
    yield "", taste.wanted, taste.passed
    for feature, seen in taste.seen.items():
        yield feature, seen.wanted, seen.passed


def _traits(row: Row) -> Traits:
    title, feed_id, feed_title, author, topics, *_ = row
    return Traits(title, feed_id, feed_title, author or "", unpack_words(topics))
