"""The words of the person's notes, in the index with those of their articles."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from newsreader.store.database import Database
from newsreader.store.index import search
from newsreader.store.packing import id_list

_MARK = """
    UPDATE highlight SET searchable = kept AND note <> ''
    WHERE article_id IN (SELECT value FROM json_each(?))
"""
_LEFT = """
    SELECT DISTINCT h.article_id FROM highlight h JOIN article a ON a.id = h.article_id
    WHERE h.kept AND h.note <> '' AND NOT h.searchable AND a.content_hash <> x'00' LIMIT ?
"""


@contextmanager
def kept_up(db: Database, article_ids: Sequence[int]) -> Iterator[None]:
    """While notes of theirs change, within a transaction."""
    search.take_out(db, article_ids)
    yield
    db.run(_MARK, (id_list(article_ids),))
    search.put_back(db, article_ids)


def put_in_some(db: Database, limit: int) -> None:
    """Those that were written when notes were not looked into, or before their article was read."""
    if db.value(_LEFT, (1,)) is None:
        return
    with db.transaction():
        ids = [id_ for (id_,) in db.rows(_LEFT, (limit,))]
        with kept_up(db, ids):
            pass
