"""What the page of a saved article says of it: nobody else does."""

from collections.abc import Sequence

from newsreader.models.articles import Picture
from newsreader.models.fulltexts import Facts
from newsreader.store import picturing
from newsreader.store.database import Database
from newsreader.store.index import facts
from newsreader.store.packing import pack_values, pack_words, storable, storable_or_none
from newsreader.store.times import seconds_or_none

SITE = "saved:"
"""Before a site's name, in the place of a feed's address."""


def complete(db: Database, article_id: int, said: Facts) -> None:
    """What the page says of a saved article, within a transaction; one of a feed is left alone."""
    feed_id = db.value(
        "SELECT f.id FROM status s JOIN feed f ON f.id = s.feed_id"
        " WHERE s.id = ? AND f.url LIKE ? || '%'",
        (article_id, SITE),
    )
    if feed_id is None:
        return
    with facts.kept_up(db, [article_id]):
        db.run(
            "UPDATE article SET title = coalesce(nullif(?, ''), title), author = ?, published = ?,"
            " excerpt = coalesce(nullif(?, ''), excerpt), topics = ?, pictures = ?, language = ?"
            " WHERE id = ?",
            (
                *(storable(said.title), storable_or_none(said.author or None)),
                *(seconds_or_none(said.published), storable(said.description)),
                *(pack_words(said.topics), pack_values(_pictures(said))),
                *(storable_or_none(said.language or None), article_id),
            ),
        )
    if said.site:
        db.run("UPDATE feed SET title = ? WHERE id = ?", (storable(said.site), feed_id))
    picturing.doubt(db, [article_id])


def _pictures(said: Facts) -> Sequence[Picture]:
    return [Picture(said.picture)] if said.picture else []
