"""Pages that bookmarks link to, brought along for a trip: in no list, opened by their links.

They are kept as long as a bookmark leads to them.
"""

from collections.abc import Sequence
from datetime import datetime

from newsreader.models.trips import LinkedPage
from newsreader.store import fulltexts, saving
from newsreader.store.database import Database
from newsreader.store.packing import id_list


def keep(db: Database, page: LinkedPage, at: datetime) -> None:
    """One that is an article here already gets the text, and stays where it is."""
    with db.transaction():
        known = saving.known(db, page.keys)
        id_ = known or saving.new(db, page.url, page.site, page.keys, at, page.said.title)
        fulltexts.keep(db, id_, page.text, at, page.said)
        db.run("INSERT OR IGNORE INTO linked (page_id, from_id) VALUES (?, ?)", (id_, page.from_id))


def pages_of(db: Database, ids: Sequence[int]) -> list[int]:
    """What is here of the pages that these articles link to."""
    rows = db.rows(
        "SELECT DISTINCT l.page_id FROM linked l JOIN article a ON a.id = l.page_id"
        " WHERE l.from_id IN (SELECT value FROM json_each(?)) ORDER BY l.page_id",
        (id_list(ids),),
    )
    return [id_ for (id_,) in rows]
