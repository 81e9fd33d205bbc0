"""Gists, as they were made when somebody asked for them first: `library.gists`."""

from collections.abc import Callable
from datetime import datetime

from msgspec import DecodeError
from msgspec.json import decode, encode

from newsreader.models.gists import Gist
from newsreader.store.database import Database
from newsreader.store.packing import pack_text, unpack_text
from newsreader.store.times import seconds

_MOST = 5_000
"""Those that were made last; bookmarks keep theirs."""
_KEEP = """
    INSERT INTO gist (article_id, mark, said, at) SELECT id, ?2, ?3, ?4 FROM article WHERE id = ?1
    ON CONFLICT (article_id) DO UPDATE
    SET mark = excluded.mark, said = excluded.said, at = excluded.at
"""
_TRIM = """
    DELETE FROM gist WHERE article_id IN (
        SELECT g.article_id FROM gist g JOIN status s ON s.id = g.article_id
        WHERE NOT s.bookmarked ORDER BY g.at DESC, g.article_id DESC LIMIT -1 OFFSET ?
    )
"""


class Gists:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime], most: int = _MOST) -> None:
        self._db = db
        self._clock = clock
        self._most = most

    def kept(self, article_id: int, mark: bytes) -> Gist | None:
        """`mark` stands for the text it was made of, and for the way."""
        said = self._db.value(
            "SELECT said FROM gist WHERE article_id = ? AND mark = ?", (article_id, mark)
        )
        try:
            return decode(unpack_text(said), type=Gist) if said else None
        except DecodeError:
            return None

    def keep(self, article_id: int, mark: bytes, gist: Gist) -> None:
        """In the place of a former one; not when its article is gone meanwhile."""
        said = pack_text(encode(gist).decode())
        with self._db.transaction():
            self._db.run(_KEEP, (article_id, mark, said, seconds(self._clock())))
            self._db.run(_TRIM, (self._most,))
