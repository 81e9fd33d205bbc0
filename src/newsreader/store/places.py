"""Where articles were left, to be opened there again."""

from newsreader.models.places import Left, Place
from newsreader.store.database import Database


def left(db: Database, article_id: int) -> Left | None:
    """`None`: not begun, or read to the end."""
    row = db.row(
        "SELECT block, character, words, progress FROM place WHERE article_id = ?", (article_id,)
    )
    if row is None:
        return None
    block, character, words, progress = row
    return Left(Place(block, character), words, progress)


def leave(db: Database, article_id: int, left: Left | None) -> None:
    """`None` forgets the place: the article opens at its beginning."""
    if left is None:
        db.write("DELETE FROM place WHERE article_id = ?", (article_id,))
    else:
        db.write(
            "INSERT OR REPLACE INTO place (article_id, block, character, words, progress)"
            " SELECT id, ?2, ?3, ?4, ?5 FROM status WHERE id = ?1",
            (article_id, left.place.block, left.place.offset, left.words, left.progress),
        )
