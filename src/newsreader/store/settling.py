"""Articles that were stored as they came: which they are, and what was left for later."""

from collections.abc import Sequence

from newsreader.models.arrivals import Settled, Unsettled
from newsreader.models.articles import Enclosure, Location, Picture, Transcript
from newsreader.models.parsed import ParsedEntry
from newsreader.store import fulltexts
from newsreader.store.database import Database, Row
from newsreader.store.index import facts, search
from newsreader.store.packing import id_list, pack_words, storable, unpack_values, unpack_words

ALL = 2**63 - 1
"""Greater than any id."""
_UNSETTLED = """
    SELECT a.id, b.html, a.title, a.link, a.author, a.topics, a.pictures, a.enclosures,
           a.comments_url, a.comments_count, a.source_name, a.source_url, a.comments_feed,
           a.chapters_url, a.transcripts, a.latitude, a.longitude
    FROM article a JOIN body b ON b.article_id = a.id
    WHERE NOT a.indexed AND a.content_hash = x'00' AND a.id < ?
    ORDER BY a.id DESC LIMIT ?
"""
_UPDATE = """
    UPDATE article SET content_hash = ?, excerpt = ?, words = ?, own_words = ?, indexed = 1
    WHERE id = ? AND content_hash = x'00'
"""

_OTHER_WORDS = """
    SELECT article_id FROM fulltext WHERE article_id IN (SELECT value FROM json_each(?1))
    UNION SELECT article_id FROM highlight
    WHERE kept AND searchable AND article_id IN (SELECT value FROM json_each(?1))
"""
"""Those that are not only found by what is in their feed."""


def unsettled(db: Database, before: int, limit: int) -> list[Unsettled]:
    """The newest first, of those whose ids are less than `before`."""
    return [_unsettled(row) for row in db.rows(_UNSETTLED, (before, limit))]


def settle(db: Database, articles: Sequence[Settled]) -> None:
    """In one transaction. Those that somebody else has settled meanwhile stay as they are."""
    with db.transaction():
        still = _still(db, [one.article_id for one in articles])
        mine = [one for one in articles if one.article_id in still]
        db.run_many(_UPDATE, [_values(one) for one in mine])
        db.run_many(
            "UPDATE body SET text = ? WHERE article_id = ?",
            [(one.packed, one.article_id) for one in mine],
        )
        _keep_topics(db, [one for one in mine if one.topics])
        ids = [one.article_id for one in mine]
        others = {id_ for (id_,) in db.rows(_OTHER_WORDS, (id_list(ids),))}
        search.put_in(
            db,
            ((one.article_id, one.title, one.text) for one in mine if one.article_id not in others),
        )
        search.put_back(db, sorted(others))
        fulltexts.keep_words(db, sorted(others))


def _keep_topics(db: Database, articles: Sequence[Settled]) -> None:
    """Texts may end with some that their publishers did not name."""
    with facts.kept_up(db, [one.article_id for one in articles]):
        db.run_many(
            "UPDATE article SET topics = ? WHERE id = ?",
            [(pack_words(one.topics), one.article_id) for one in articles],
        )


def _still(db: Database, ids: Sequence[int]) -> set[int]:
    rows = db.rows(
        "SELECT id FROM article WHERE content_hash = x'00'"
        " AND id IN (SELECT value FROM json_each(?))",
        (id_list(ids),),
    )
    return {id_ for (id_,) in rows}


def _values(one: Settled) -> tuple[object, ...]:
    return (one.content_hash, storable(one.excerpt), one.words, one.words, one.article_id)


def _unsettled(row: Row) -> Unsettled:
    id_, html, title, link, author, topics, pictures, enclosures, *rest = row
    comments_url, count, name, url, feed, chapters, transcripts, latitude, longitude = rest
    here = latitude is not None and longitude is not None
    entry = ParsedEntry(
        guid=None,
        link=link,
        title=title,
        author=author,
        topics=unpack_words(topics),
        pictures=unpack_values(pictures, Picture),
        enclosures=unpack_values(enclosures, Enclosure),
        comments_url=comments_url,
        comments_count=count,
        source_name=name,
        source_url=url,
        comments_feed=feed,
        chapters_url=chapters,
        transcripts=unpack_values(transcripts, Transcript),
        location=Location(latitude, longitude) if here else None,
    )
    return Unsettled(id_, entry, html)
