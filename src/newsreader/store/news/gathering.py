"""Lists with the articles of a story together."""

from array import array
from collections import Counter
from collections.abc import Sequence

from newsreader.models.scopes import Snapshot
from newsreader.query.where import Where
from newsreader.store.database import Database

_STORIES = """
    SELECT article_id, story_id FROM telling WHERE story_id IN (
        SELECT story_id FROM telling WHERE story_id IS NOT NULL
        GROUP BY story_id HAVING count(*) > 1
    )
"""


def by_story(db: Database, ids: Sequence[int]) -> Snapshot:
    """Each story where its first article stands.

    The keys: the story's id; what stands between two stories has a key of its own, below zero.
    """
    story_of: dict[int, int] = dict(db.rows(_STORIES))
    here = Counter(story_of[id_] for id_ in ids if id_ in story_of)
    members: dict[int, list[int]] = {story: [] for story, count in here.items() if count > 1}
    order: list[int] = []
    for id_ in ids:
        story = story_of.get(id_, 0)
        if story not in members:
            order.append(id_)
        else:
            if not members[story]:
                order.append(-story)
            members[story].append(id_)
    listed, keys, between = array("q"), array("q"), -1
    for one in order:
        if one > 0:
            listed.append(one)
            keys.append(between)
        else:
            listed.extend(members[-one])
            keys.extend([-one] * len(members[-one]))
            between -= 1
    return Snapshot(listed, keys)


def unread_by_story(db: Database, where: Where, up_to: int) -> list[tuple[int, int]]:
    rows = db.rows(
        f"SELECT t.story_id, count(*) FROM telling t JOIN status s ON s.id = t.article_id"
        f" WHERE t.story_id IS NOT NULL AND {where.sql} AND NOT s.read AND s.id <= ?"
        " GROUP BY t.story_id",
        (*where.parameters, up_to),
    )
    return [(story, count) for story, count in rows]
