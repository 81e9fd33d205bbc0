"""Pages of the web that the person keeps: bookmarks that no feed brought.

They belong to feeds that nobody follows, one for each site: bookmarks are listed all the same.
"""

from collections.abc import Sequence
from datetime import datetime

from newsreader.models.acts import ActKind
from newsreader.models.arrivals import Prepared
from newsreader.models.parsed import ParsedEntry
from newsreader.store.arriving import add, place
from newsreader.store.completing import SITE
from newsreader.store.database import Database
from newsreader.store.history import acts
from newsreader.store.packing import storable


def save(
    db: Database, url: str | None, site: str, keys: Sequence[str], at: datetime, title: str = ""
) -> tuple[int, bool]:
    """(article id, whether it was here already); bookmarked, as one act.

    `url` is `None` for a file that does not say where it is from; `keys` tell it from others.
    """
    with db.transaction():
        known_id = known(db, keys)
        id_ = known_id or new(db, url, site, keys, at, title)
        acts.mark(db, ActKind.BOOKMARK, [id_], at)
    return id_, known_id is not None


def known(db: Database, keys: Sequence[str]) -> int | None:
    """The article that one of these is a key of, in any feed, unless it was forgotten."""
    for key in keys:
        id_: int | None = db.value(
            "SELECT article.id FROM feed CROSS JOIN identity"
            " ON identity.feed_id = feed.id AND identity.key = ?"
            " JOIN article ON article.id = identity.article_id LIMIT 1",
            (storable(key),),
        )
        if id_ is not None:
            return id_
    return None


def new(
    db: Database, url: str | None, site: str, keys: Sequence[str], at: datetime, title: str = ""
) -> int:
    """Within a transaction: an article of the site that is not here, though it may have been."""
    db.run(
        "INSERT OR IGNORE INTO feed (url, title, followed) VALUES (?, ?, 0)", (SITE + site, site)
    )
    feed_id: int = db.value("SELECT id FROM feed WHERE url = ?", (SITE + site,))
    db.run_many(
        "DELETE FROM identity WHERE feed_id = ? AND key = ?",
        [(feed_id, storable(key)) for key in keys],
    )
    entry = ParsedEntry(None, url, title or url or site)
    add(db, feed_id, [(Prepared(entry, tuple(keys), b"", "", "", 0), place(entry, at, 0))], at)
    return int(db.value("SELECT max(id) FROM status WHERE feed_id = ?", (feed_id,)))
