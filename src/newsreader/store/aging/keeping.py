"""What the person kept: nothing here is ever forgotten by itself."""

from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from newsreader.models.acts import ActKind
from newsreader.store.database import Database
from newsreader.store.packing import unpack_ids
from newsreader.store.times import seconds

_WAYS = (
    "s.bookmarked",
    "EXISTS (SELECT 1 FROM tag WHERE tag.article_id = s.id)",
    "EXISTS (SELECT 1 FROM linked l JOIN status b ON b.id = l.from_id"
    " WHERE l.page_id = s.id AND b.bookmarked)",
    "EXISTS (SELECT 1 FROM highlight h WHERE h.article_id = s.id AND h.kept)",
)
KEPT = f"({' OR '.join(_WAYS)})"
"""SQL over `status s`. A new way to keep an article is a line more."""

_REACH = timedelta(days=30)
"""Acts that undo may still bring back."""
_KEEPING = (
    *(ActKind.BOOKMARK, ActKind.UNBOOKMARK, ActKind.ARCHIVE, ActKind.TAG, ActKind.UNTAG),
    *(ActKind.HIGHLIGHT, ActKind.UNHIGHLIGHT, ActKind.NOTE),
)


def lately_kept(db: Database, now: datetime) -> AbstractSet[int]:
    """What was kept or let go of late: undo and redo find it as it was."""
    marks = ", ".join("?" * len(_KEEPING))
    rows = db.rows(
        f"SELECT ids FROM journal WHERE at > ? AND kind IN ({marks})",
        (seconds(now - _REACH), *_KEEPING),
    )
    return {id_ for (packed,) in rows for id_ in unpack_ids(packed)}
