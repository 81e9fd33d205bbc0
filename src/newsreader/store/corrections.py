"""What the person says about stories: an article is apart from its story, or belongs to another."""

import json
from collections.abc import Sequence
from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.store import journal
from newsreader.store.acts import titled
from newsreader.store.database import Database
from newsreader.store.packing import id_list

_THESE = "article_id IN (SELECT value FROM json_each(?))"


def split(db: Database, ids: Sequence[int], at: datetime) -> Act | None:
    """Out of their stories, for good; `None` when they are in none."""
    with db.transaction():
        changed = turn(db, ActKind.SPLIT, ids, "")
        if not changed:
            return None
        words = f"Took out of its story: {titled(db, changed)}"
        return journal.record(db, ActKind.SPLIT, words, at, changed)


def join(db: Database, story_id: int, ids: Sequence[int], at: datetime) -> Act | None:
    """Into this story; `None` when all of them are in it."""
    with db.transaction():
        changed = turn(db, ActKind.JOIN, ids, str(story_id))
        if not changed:
            return None
        words = f"Put into one story: {titled(db, changed)}"
        return journal.record(
            db, ActKind.JOIN, words, at, changed, json.dumps({"name": str(story_id)})
        )


def new_story(db: Database) -> int:
    return db.insert("INSERT INTO story DEFAULT VALUES", ())


def turn(db: Database, kind: ActKind, ids: Sequence[int], name: str) -> list[int]:
    """Within a transaction: those that were not so already. `name` is the story's id."""
    listed = id_list(ids)
    match kind:
        case ActKind.SPLIT:
            told = "story_id IS NOT NULL AND NOT apart"
            sql = f"UPDATE telling SET apart = 1 WHERE {told} AND {_THESE}"
        case ActKind.UNSPLIT:
            sql = f"UPDATE telling SET apart = 0 WHERE apart AND {_THESE}"
        case ActKind.JOIN:
            return _joined(db, listed, _standing(db, int(name)))
        case _:
            story = _standing(db, int(name))
            sql = f"UPDATE telling SET own = NULL WHERE own = {story} AND {_THESE}"
    return sorted(id_ for (id_,) in db.rows(f"{sql} RETURNING article_id", (listed,)))


def _joined(db: Database, listed: str, story: int) -> list[int]:
    rows = db.rows(
        "INSERT INTO telling (article_id, own) SELECT value, ?1 FROM json_each(?2)"
        " WHERE value NOT IN (SELECT article_id FROM telling WHERE story_id = ?1)"
        " ON CONFLICT DO UPDATE SET own = excluded.own RETURNING article_id",
        (story, listed),
    )
    return sorted(id_ for (id_,) in rows)


def _standing(db: Database, story: int) -> int:
    """The one that it was merged into since."""
    while (other := db.value("SELECT merged_into FROM story WHERE id = ?", (story,))) is not None:
        story = other
    return story
