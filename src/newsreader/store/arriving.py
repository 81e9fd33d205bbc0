"""How one article enters the library, or changes in it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from newsreader.models.arrivals import Changes, Prepared
from newsreader.models.parsed import ParsedEntry
from newsreader.store import search
from newsreader.store.database import Database
from newsreader.store.packing import (
    pack_text,
    pack_values,
    pack_words,
    storable,
    storable_or_none,
)
from newsreader.store.times import seconds, seconds_or_none

Step = Callable[[Database], None]
"""Within a transaction that somebody else has opened."""

_MOST = 2**63 - 1
_COLUMNS = (
    "title",
    "link",
    "author",
    "published",
    "updated",
    "excerpt",
    "words",
    "content_hash",
    "topics",
    "pictures",
    "enclosures",
    "comments_url",
    "comments_count",
    "source_name",
    "source_url",
    "language",
)
_INSERT = f"INSERT INTO article (id, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
_UPDATE = f"UPDATE article SET {' = ?, '.join(_COLUMNS)} = ? WHERE id = ?"


def steps(feed_id: int, changes: Changes, arrived: datetime) -> list[Step]:
    """The last of the document first: the first then gets the highest id and leads the list."""
    new = [
        partial(_add, feed_id=feed_id, new=new, place=place(new.entry, arrived, number), at=arrived)
        for number, new in enumerate(changes.new)
    ]
    changed = [
        partial(_change, feed_id=feed_id, article_id=article_id, now=now)
        for article_id, now in changes.changed
    ]
    renamed = [
        partial(_know, feed_id=feed_id, article_id=article_id, keys=now.keys)
        for article_id, now in changes.renamed
    ]
    return [*reversed(new), *changed, *renamed]


def place(entry: ParsedEntry, arrived: datetime, number: int) -> int:
    """Seconds. Never in the future; without a date, in the document's order as it arrived."""
    if entry.published is None:
        return seconds(arrived) - number
    return min(seconds(entry.published), seconds(arrived))


def _add(db: Database, feed_id: int, new: Prepared, place: int, at: datetime) -> None:
    if _is_known(db, feed_id, new.keys):
        return
    article_id = db.insert(
        "INSERT INTO status (feed_id, placed, arrived, shown)"
        " VALUES (?1, ?2, ?3, (SELECT followed FROM feed WHERE id = ?1))",
        (feed_id, place, seconds(at)),
    )
    _know(db, feed_id, article_id, new.keys)
    db.run(_INSERT, (article_id, *_values(new)))
    _keep_body(db, article_id, new)


def _change(db: Database, feed_id: int, article_id: int, now: Prepared) -> None:
    """What the publisher says now. Read, bookmark and place stay."""
    search.take_out(db, [article_id])
    _know(db, feed_id, article_id, now.keys)
    db.run(_UPDATE, (*_values(now), article_id))
    _keep_body(db, article_id, now)


def _know(db: Database, feed_id: int, article_id: int, keys: Sequence[str]) -> None:
    db.run_many(
        "INSERT OR IGNORE INTO identity (feed_id, key, article_id) VALUES (?, ?, ?)",
        [(feed_id, storable(key), article_id) for key in keys],
    )


def _is_known(db: Database, feed_id: int, keys: Sequence[str]) -> bool:
    """Another sync may have stored it since it was found to be new."""
    return bool(keys) and bool(
        db.row("SELECT 1 FROM identity WHERE feed_id = ? AND key = ?", (feed_id, storable(keys[0])))
    )


def _keep_body(db: Database, article_id: int, now: Prepared) -> None:
    db.run(
        "INSERT OR REPLACE INTO body (article_id, html, text, base) VALUES (?, ?, ?, ?)",
        (
            article_id,
            pack_text(now.entry.html),
            pack_text(now.text),
            storable_or_none(now.entry.base),
        ),
    )


def _values(now: Prepared) -> tuple[object, ...]:
    """In the order of `_COLUMNS`."""
    entry = now.entry
    return (
        storable(entry.title),
        storable_or_none(entry.link),
        storable_or_none(entry.author),
        seconds_or_none(entry.published),
        seconds_or_none(entry.updated),
        storable(now.excerpt),
        now.words,
        now.content_hash,
        pack_words(entry.topics),
        pack_values(entry.pictures),
        pack_values(entry.enclosures),
        storable_or_none(entry.comments_url),
        None if entry.comments_count is None else min(entry.comments_count, _MOST),
        storable_or_none(entry.source_name),
        storable_or_none(entry.source_url),
        storable_or_none(entry.language),
    )
