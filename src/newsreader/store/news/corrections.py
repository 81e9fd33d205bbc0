"""What the person says about stories: an article is apart from its story, or belongs to another.

Of each article the newest word that stands is heeded.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.acts import OF_STORIES, Act, ActKind
from newsreader.store.database import Database
from newsreader.store.history import journal
from newsreader.store.history.acts import titled
from newsreader.store.packing import id_list

_THESE = "article_id IN (SELECT value FROM json_each(?1))"


class Word(Struct, frozen=True):
    """Without a story and not apart: nothing is said."""

    story: int | None = None
    apart: bool = False


_APART = Word(apart=True)


def split(db: Database, ids: Sequence[int], at: datetime) -> Act | None:
    """Out of their stories, for good; `None` when they are in none."""
    with db.transaction():
        rows = db.rows(
            f"SELECT article_id FROM telling WHERE story_id AND {_THESE}", (id_list(ids),)
        )
        changed = _say(db, _APART, sorted(id_ for (id_,) in rows))
        if not changed:
            return None
        words = f"Took out of its story: {titled(db, changed)}"
        return journal.record(db, ActKind.SPLIT, words, at, changed)


def join(db: Database, story_id: int, ids: Sequence[int], at: datetime) -> Act | None:
    """Into this story; `None` when all of them are in it."""
    with db.transaction():
        story = _standing(db, story_id)
        rows = db.rows("SELECT article_id FROM telling WHERE story_id = ?", (story,))
        here = {id_ for (id_,) in rows}
        changed = _say(db, Word(story), sorted({*ids} - here))
        if not changed:
            return None
        words, name = f"Put into one story: {titled(db, changed)}", json.dumps({"name": str(story)})
        return journal.record(db, ActKind.JOIN, words, at, changed, name)


def new_story(db: Database) -> int:
    return db.insert("INSERT INTO story DEFAULT VALUES", ())


def turn(db: Database, act: Act, *, stands: bool) -> list[int]:
    """Within a transaction: the articles of which another word is heeded now."""
    own = replace(act, undone=not stands), journal.payload(db, act)
    acts = sorted((own, *journal.others(db, act, OF_STORIES)), key=lambda one: one[0].id)
    wanted: dict[Word, list[int]] = {}
    for id_ in act.article_ids:
        said = (_word(db, one, payload) for one, payload in reversed(acts) if _stands(one, id_))
        wanted.setdefault(next(said, Word()), []).append(id_)
    return sorted(id_ for word, ids in wanted.items() for id_ in _say(db, word, ids))


def _stands(act: Act, article_id: int) -> bool:
    return not act.undone and article_id in act.article_ids


def _word(db: Database, act: Act, payload: str | None) -> Word:
    if act.kind is ActKind.SPLIT:
        return _APART
    return Word(_standing(db, int(json.loads(payload or "{}")["name"])))


def _say(db: Database, word: Word, ids: Sequence[int]) -> list[int]:
    """Those of which that was not said."""
    rows = db.rows(
        "INSERT INTO telling (article_id, own, apart) SELECT value, ?2, ?3 FROM json_each(?1)"
        " WHERE TRUE ON CONFLICT DO UPDATE SET own = excluded.own, apart = excluded.apart"
        " WHERE own IS NOT excluded.own OR apart <> excluded.apart RETURNING article_id",
        (id_list(ids), word.story, word.apart),
    )
    return sorted(id_ for (id_,) in rows)


def _standing(db: Database, story: int) -> int:
    """The one that it was merged into since."""
    while (other := db.value("SELECT merged_into FROM story WHERE id = ?", (story,))) is not None:
        story = other
    return story
