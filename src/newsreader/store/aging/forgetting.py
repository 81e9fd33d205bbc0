"""Articles forgotten: what the publisher said goes, what the person did stays.

Their status and every key they were known by stay too: a feed that still carries them brings
nothing new.
"""

from collections.abc import Sequence

from newsreader.store.aging import fading
from newsreader.store.aging.keeping import KEPT
from newsreader.store.database import Database
from newsreader.store.index import facts, search
from newsreader.store.packing import id_list

BATCH = 200
"""Articles in one transaction: the person's own marks wait no longer than for these."""
_THESE = "IN (SELECT value FROM json_each(?))"


def forget(db: Database, ids: Sequence[int]) -> int:
    """In one transaction; how many went. What was kept meanwhile stays."""
    with db.transaction():
        sql = (
            "SELECT s.id FROM status s JOIN article a ON a.id = s.id"
            f" WHERE s.id {_THESE} AND NOT {KEPT}"
        )
        (free,) = db.columns(sql, (id_list(ids),))
        these = (id_list(free),)
        search.take_out(db, free)
        with facts.kept_up(db, free):
            db.run(f"DELETE FROM article WHERE id {_THESE}", these)
        db.run(f"DELETE FROM worth WHERE article_id {_THESE}", these)
        fading.untell(db, *these)
        db.run(f"UPDATE status SET shown = 0, hidden = 0 WHERE id {_THESE}", these)
    return len(free)
