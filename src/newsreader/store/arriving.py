"""How articles enter the library, or change in it."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from newsreader.models.arrivals import Changes, Prepared
from newsreader.models.packed import Packed
from newsreader.models.parsed import ParsedEntry
from newsreader.store import fulltexts, picturing, revising
from newsreader.store.database import Database
from newsreader.store.index import facts, search
from newsreader.store.packing import (
    id_list,
    pack_body,
    pack_values,
    pack_words,
    parts,
    portions,
    storable,
    storable_or_none,
)
from newsreader.store.times import seconds, seconds_or_none

Step = Callable[[Database], None]
"""Within a transaction that somebody else has opened."""

BATCH = 200
"""Weight of one transaction: the person's own marks wait no longer than for that."""

_MOST = 2**63 - 1
_COLUMNS = (
    "title",
    "link",
    "author",
    "published",
    "updated",
    "excerpt",
    "words",
    "own_words",
    "content_hash",
    "topics",
    "pictures",
    "enclosures",
    "comments_url",
    "comments_count",
    "source_name",
    "source_url",
    "language",
    "comments_feed",
    "chapters_url",
    "transcripts",
    "latitude",
    "longitude",
)
_INSERT = (
    f"INSERT INTO article ({', '.join(_COLUMNS)}, indexed, id) VALUES ({'?, ' * len(_COLUMNS)}?, ?)"
)


def _set(columns: Sequence[str]) -> str:
    """A feed that does not count comments leaves what their own place said."""
    kept = {"comments_count": "comments_count = coalesce(?, comments_count)"}
    return ", ".join(kept.get(column, f"{column} = ?") for column in columns)


_UPDATE = (
    f"UPDATE article SET {_set(_COLUMNS)},"
    " revisions = revisions + (length(content_hash) <= 32),"
    " edited = CASE WHEN length(content_hash) <= 32 THEN ? ELSE edited END WHERE id = ?"
)
"""A longer hash is of what another newsreader kept: that it differs is no edit."""
_BESIDE = tuple(
    column
    for column in _COLUMNS
    if column not in {"title", "published", "excerpt", "words", "own_words"}
)
"""What may change without being an edit."""
_REFRESH = f"UPDATE article SET {_set(_BESIDE)} WHERE id = ?"


def steps(feed_id: int, changes: Changes, arrived: datetime) -> list[Step]:
    """The last of the document first: the first then gets the highest id and leads the list."""
    placed = [(one, place(one.entry, arrived, number)) for number, one in enumerate(changes.new)]
    new = portions(placed[::-1], lambda one: one[0].weight, BATCH)
    changed = portions(changes.changed, lambda one: one[1].weight, BATCH)
    refreshed, renamed = parts(changes.refreshed, BATCH), parts(changes.renamed, BATCH)
    return [
        *(partial(add, feed_id=feed_id, new=some, at=arrived) for some in new),
        *(partial(_change, feed_id=feed_id, changed=some, at=arrived) for some in changed),
        *(partial(_refresh, feed_id=feed_id, articles=some) for some in refreshed),
        *(partial(_know, feed_id=feed_id, articles=some) for some in renamed),
    ]


def place(entry: ParsedEntry, arrived: datetime, number: int) -> int:
    """Seconds. Never in the future; without a date, in the document's order as it arrived."""
    if entry.published is None:
        return seconds(arrived) - number
    return min(seconds(entry.published), seconds(arrived))


def add(db: Database, feed_id: int, new: Sequence[tuple[Prepared, int]], at: datetime) -> None:
    """`new` with the places that order them."""
    known = _known_of(db, feed_id, [one.keys[0] for one, _ in new if one.keys])
    new = [(one, place) for one, place in new if not known.intersection(one.keys[:1])]
    shown = db.value("SELECT followed FROM feed WHERE id = ?", (feed_id,))
    numbered = list(enumerate(new, _next_id(db)))
    db.run_many(
        "INSERT INTO status (id, feed_id, placed, arrived, shown) VALUES (?, ?, ?, ?, ?)",
        [(id_, feed_id, place, seconds(at), shown) for id_, (_, place) in numbered],
    )
    articles = [(id_, one) for id_, (one, _) in numbered]
    db.run_many(_INSERT, [(*_values(one), not one.raw, id_) for id_, one in articles])
    _keep(db, feed_id, articles)
    db.run_many("INSERT INTO untold (article_id) VALUES (?)", [(id_,) for id_, _ in numbered])
    read = ((id_, one.entry.title, one.text) for id_, one in articles if not one.raw)
    search.put_in(db, read)
    facts.put_in(db, [id_ for id_, _ in articles])


def _change(
    db: Database, feed_id: int, changed: Sequence[tuple[int, Prepared]], at: datetime
) -> None:
    """What the publisher says now. Read, bookmark and place stay; the change is noted."""
    changed = _still_here(db, changed)
    revising.keep(db, [id_ for id_, _ in changed])
    search.take_out(db, [id_ for id_, _ in changed])
    with facts.kept_up(db, [id_ for id_, _ in changed]):
        db.run_many(_UPDATE, [(*_values(now), seconds(at), id_) for id_, now in changed])
    _keep(db, feed_id, changed)
    picturing.doubt(db, [id_ for id_, _ in changed])
    search.put_back(db, [id_ for id_, _ in changed])
    fulltexts.keep_words(db, [id_ for id_, _ in changed])


def _still_here(
    db: Database, changed: Sequence[tuple[int, Prepared]]
) -> Sequence[tuple[int, Prepared]]:
    """Some may have been forgotten since they were found to be changed."""
    rows = db.rows(
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (id_list(id_ for id_, _ in changed),),
    )
    here = {id_ for (id_,) in rows}
    return [(id_, now) for id_, now in changed if id_ in here]


def _refresh(db: Database, feed_id: int, articles: Sequence[tuple[int, Prepared]]) -> None:
    """The words stay as they were indexed."""
    _know(db, feed_id, articles)
    with facts.kept_up(db, [id_ for id_, _ in articles]):
        db.run_many(_REFRESH, [(*_beside(now), id_) for id_, now in articles])
    db.run_many(
        "UPDATE body SET html = ?, base = ? WHERE article_id = ?",
        [(_body(now).html, storable_or_none(now.entry.base), id_) for id_, now in articles],
    )
    picturing.doubt(db, [id_ for id_, _ in articles])


def _keep(db: Database, feed_id: int, articles: Sequence[tuple[int, Prepared]]) -> None:
    """Beside the article's own row: its keys, its body."""
    _know(db, feed_id, articles)
    db.run_many(
        "INSERT OR REPLACE INTO body (article_id, html, text, base) VALUES (?, ?, ?, ?)",
        [(id_, *_body(one), storable_or_none(one.entry.base)) for id_, one in articles],
    )


def _body(one: Prepared) -> Packed:
    return one.packed or pack_body(one.entry.html, one.text)


def _know(db: Database, feed_id: int, articles: Sequence[tuple[int, Prepared]]) -> None:
    db.run_many(
        "INSERT OR IGNORE INTO identity (feed_id, key, article_id) VALUES (?, ?, ?)",
        [(feed_id, storable(key), id_) for id_, one in articles for key in one.keys],
    )


def _known_of(db: Database, feed_id: int, keys: Sequence[str]) -> set[str]:
    """Another sync may have stored them since they were found to be new."""
    rows = db.rows(
        "SELECT key FROM identity WHERE feed_id = ? AND key IN (SELECT value FROM json_each(?))",
        (feed_id, json.dumps([storable(key) for key in keys])),
    )
    return {key for (key,) in rows}


def _next_id(db: Database) -> int:
    """Ids grow with arrival, and none is used twice (AUTOINCREMENT)."""
    return int(db.value("SELECT seq FROM sqlite_sequence WHERE name = 'status'") or 0) + 1


def _beside(now: Prepared) -> list[object]:
    """In the order of `_BESIDE`."""
    values = dict(zip(_COLUMNS, _values(now), strict=True))
    return [values[column] for column in _BESIDE]


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
        storable_or_none(entry.comments_feed),
        storable_or_none(entry.chapters_url),
        pack_values(entry.transcripts),
        entry.location.latitude if entry.location else None,
        entry.location.longitude if entry.location else None,
    )
