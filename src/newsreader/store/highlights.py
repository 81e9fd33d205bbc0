"""Highlights and notes. A row never changes: another note makes another; undo finds the old.

A note on the article itself is a highlight of no passage.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from newsreader.cleaning import clean_text
from newsreader.models.acts import Act, ActKind
from newsreader.models.highlights import ON_ARTICLE, Highlight, Passage
from newsreader.models.places import Place
from newsreader.store.database import Database, Row
from newsreader.store.history import journal
from newsreader.store.history.acts import titled
from newsreader.store.index import annotations
from newsreader.store.packing import id_list
from newsreader.store.times import moment, seconds

_SELECT = """
    SELECT h.id, h.article_id, h.block, h.character, h.quote, h.note, h.at,
           coalesce(a.title, ''), f.name, a.link
    FROM highlight h JOIN status s ON s.id = h.article_id JOIN feed f ON f.id = s.feed_id
    LEFT JOIN article a ON a.id = h.article_id
    WHERE h.kept
"""


def of_article(db: Database, article_id: int) -> list[Highlight]:
    return [_highlight(row) for row in db.rows(f"{_SELECT} AND h.article_id = ?", (article_id,))]


def every(db: Database) -> list[Highlight]:
    """The newest first."""
    return [_highlight(row) for row in db.rows(f"{_SELECT} ORDER BY h.at DESC, h.id DESC")]


def add(db: Database, article_id: int, passage: Passage, note: str, at: datetime) -> Act:
    with db.transaction():
        with annotations.kept_up(db, [article_id] if note else []):
            new = _insert(db, article_id, passage, note, at)
        verb = "Highlighted" if passage.quote else "Noted"
        words = f"{verb} in {titled(db, [article_id])}"
        return _noted(db, ActKind.HIGHLIGHT, words, article_id, at, name=str(new))


def remove(db: Database, highlight_id: int, at: datetime) -> Act | None:
    """`None` when it is gone already."""
    with db.transaction():
        found = _one(db, highlight_id)
        if found is None:
            return None
        turn(db, ActKind.UNHIGHLIGHT, [found.article_id], str(highlight_id))
        what = "Note" if found.is_on_article else "Highlight"
        words = f"{what} removed in {titled(db, [found.article_id])}"
        name = str(highlight_id)
        return _noted(db, ActKind.UNHIGHLIGHT, words, found.article_id, at, name=name)


def note_on(db: Database, article_id: int, note: str, at: datetime) -> Act | None:
    """`None` when it says that already."""
    kept = [one for one in of_article(db, article_id) if one.is_on_article]
    if not clean_text(note).strip():
        return remove(db, kept[-1].id, at) if kept else None
    if kept:
        return change_note(db, kept[-1].id, note, at)
    return add(db, article_id, ON_ARTICLE, note, at)


def change_note(db: Database, highlight_id: int, note: str, at: datetime) -> Act | None:
    """`None` when it says that already."""
    with db.transaction():
        old = _one(db, highlight_id)
        if old is None or old.note == clean_text(note):
            return None
        with annotations.kept_up(db, [old.article_id]):
            _turn(db, ActKind.UNHIGHLIGHT, [old.article_id], str(old.id))
            new = _insert(db, old.article_id, old.passage, note, old.at)
        words = f"Noted in {titled(db, [old.article_id])}"
        return _noted(db, ActKind.NOTE, words, old.article_id, at, name=str(new), old=str(old.id))


def turn(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> list[int]:
    """Within a transaction: the article, if its highlight was not so already."""
    noted = db.value("SELECT note <> '' FROM highlight WHERE id = ?", (int(name),))
    with annotations.kept_up(db, ids if noted else []):
        return _turn(db, kind, ids, name)


def _turn(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> list[int]:
    rows = db.rows(
        "UPDATE highlight SET kept = ?1 WHERE id = ?2 AND kept <> ?1"
        " AND article_id IN (SELECT value FROM json_each(?3)) RETURNING article_id",
        (kind is ActKind.HIGHLIGHT, int(name), id_list(ids)),
    )
    return [id_ for (id_,) in rows]


def _insert(db: Database, article_id: int, passage: Passage, note: str, at: datetime) -> int:
    block, character = passage.place.block, passage.place.offset
    return db.insert(
        "INSERT INTO highlight (article_id, block, character, quote, note, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, block, character, passage.quote, clean_text(note), seconds(at)),
    )


def _noted(
    db: Database, kind: ActKind, words: str, article_id: int, at: datetime, **payload: str
) -> Act:
    return journal.record(db, kind, words, at, [article_id], json.dumps(payload))


def _one(db: Database, highlight_id: int) -> Highlight | None:
    row = db.row(f"{_SELECT} AND h.id = ?", (highlight_id,))
    return _highlight(row) if row else None


def _highlight(row: Row) -> Highlight:
    id_, article_id, block, character, quote, note, at, title, feed, link = row
    passage = Passage(Place(block, character), quote)
    return Highlight(id_, article_id, passage, note, moment(at), title, feed, link)
