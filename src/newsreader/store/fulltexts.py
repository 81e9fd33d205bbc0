"""Full texts of articles, taken from their pages: what is still wanted, what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from statistics import median

from newsreader.models.fulltexts import NO_FACTS, Facts, FullText, Wanted
from newsreader.store import completing, picturing, revising
from newsreader.store.completing import SITE
from newsreader.store.database import Database, Row
from newsreader.store.feedlist.access import read_access
from newsreader.store.index import search
from newsreader.store.packing import id_list, storable, storable_or_none
from newsreader.store.times import seconds

_RECENT = timedelta(days=7)
"""Older articles came with a first sync: whoever wants their texts asks for them."""
_SAMPLE, _SHORT = 10, 200
"""A feed whose newest articles have fewer words than that brings only summaries."""
_PATIENCE = timedelta(hours=6)
"""After a first miss; twice as long after each further one."""
_TRIES = 4

_CANDIDATES = """
    SELECT a.id, a.link, s.feed_id, f.url, f.access, f.full_text, a.own_words, coalesce(t.words, 0),
        s.bookmarked
    FROM (
        SELECT * FROM status WHERE bookmarked
        UNION
        SELECT * FROM status WHERE arrived >= :since AND shown AND NOT read
    ) s
    JOIN article a ON a.id = s.id
    JOIN feed f ON f.id = s.feed_id
    LEFT JOIN fulltext t ON t.article_id = s.id
    WHERE f.full_text <> 'never' AND a.link LIKE 'http%' AND (t.article_id IS NULL OR (
        t.words = 0 AND t.misses < :tries AND t.asked + (:patience << t.misses) <= :now)
        OR (t.words > 0 AND a.edited > t.asked))
    ORDER BY s.bookmarked DESC, s.placed DESC, s.id DESC
    LIMIT :most
"""
_ASKED_FOR = """
    SELECT a.id, a.link, s.feed_id, f.url, f.access, 'always', a.own_words, 0,
        s.bookmarked
    FROM article a JOIN status s ON s.id = a.id JOIN feed f ON f.id = s.feed_id
    WHERE a.id IN (SELECT value FROM json_each(?)) AND a.link LIKE 'http%'
"""
_LACKING = """
    SELECT a.id, a.link, s.feed_id, f.url, f.access, f.full_text, a.own_words, 0,
        s.bookmarked
    FROM article a JOIN status s ON s.id = a.id JOIN feed f ON f.id = s.feed_id
    LEFT JOIN fulltext t ON t.article_id = s.id
    WHERE a.id IN (SELECT value FROM json_each(?)) AND a.link LIKE 'http%'
      AND f.full_text <> 'never' AND coalesce(t.words, 0) = 0
"""
_LOOKED_AT = 20
"""So many candidates for each that is taken: most feeds bring their texts whole."""


def wanted(db: Database, now: datetime, limit: int) -> list[Wanted]:
    """Bookmarks, then what arrived lately and is unread, where the feeds bring only summaries.

    Of what was edited since its page came, the page again.
    """
    rows = db.rows(
        _CANDIDATES,
        {
            "since": seconds(now - _RECENT),
            "now": seconds(now),
            "patience": int(_PATIENCE.total_seconds()),
            "tries": _TRIES,
            "most": limit * _LOOKED_AT,
        },
    )
    return [_wanted(row) for row in _of_summaries(db, rows)][:limit]


def wanted_of(db: Database, article_ids: Sequence[int]) -> list[Wanted]:
    """Those of the articles that have a page."""
    return [_wanted(row) for row in db.rows(_ASKED_FOR, (id_list(article_ids),))]


def lacking(db: Database, article_ids: Sequence[int]) -> list[Wanted]:
    """Those of the articles that have no more than a summary here."""
    rows = db.rows(_LACKING, (id_list(article_ids),))
    return [_wanted(row) for row in _of_summaries(db, rows)]


def keep(
    db: Database, article_id: int, found: FullText, at: datetime, said: Facts = NO_FACTS
) -> None:
    """Instead of what there was, in one transaction; not when its article is gone meanwhile."""
    with db.transaction():
        search.take_out(db, [article_id])
        completing.complete(db, article_id, said)
        revising.keep_page(db, article_id, found.text, at)
        db.run(
            "INSERT OR REPLACE INTO fulltext (article_id, html, text, base, words, asked)"
            " SELECT id, ?2, ?3, ?4, ?5, ?6 FROM article WHERE id = ?1",
            (
                *(article_id, found.body.html, found.body.text, storable_or_none(found.base)),
                *(found.words, seconds(at)),
            ),
        )
        db.run(
            "UPDATE article SET excerpt = ? WHERE id = ? AND excerpt = ''",
            (storable(found.excerpt), article_id),
        )
        keep_words(db, [article_id])
        search.put_back(db, [article_id])
        picturing.doubt(db, [article_id])


def miss(db: Database, article_id: int, reason: str, at: datetime, said: Facts = NO_FACTS) -> None:
    """What came before stays; the next syncs ask again, less and less often."""
    with db.transaction():
        search.take_out(db, [article_id])
        completing.complete(db, article_id, said)
        search.put_back(db, [article_id])
        db.run(
            "INSERT INTO fulltext (article_id, asked, misses, reason)"
            " SELECT id, ?2, 1, ?3 FROM article WHERE id = ?1 ON CONFLICT DO UPDATE"
            " SET asked = excluded.asked, misses = misses + 1, reason = excluded.reason",
            (article_id, seconds(at), storable(reason)),
        )


def keep_words(db: Database, article_ids: Sequence[int]) -> None:
    """How much there is to read: the page's words where they are more than the feed's."""
    db.run(
        "UPDATE article SET words = max(own_words, t.words) FROM fulltext t"
        " WHERE t.article_id = article.id AND article.id IN (SELECT value FROM json_each(?))",
        (id_list(article_ids),),
    )


def _of_summaries(db: Database, rows: Sequence[Row]) -> Iterator[Row]:
    brief: dict[int, bool] = {}
    for row in rows:
        feed_id, mode, own_words = row[2], row[5], row[6]
        headline_only = own_words == 0
        if mode == "auto" and not headline_only and feed_id not in brief:
            brief[feed_id] = _is_brief(db, feed_id)
        if mode == "always" or headline_only or brief[feed_id]:
            yield row


def _is_brief(db: Database, feed_id: int) -> bool:
    rows = db.rows(
        "SELECT own_words FROM status s JOIN article a ON a.id = s.id"
        " WHERE s.feed_id = ? AND s.shown ORDER BY s.placed DESC, s.id DESC LIMIT ?",
        (feed_id, _SAMPLE),
    )
    return bool(rows) and median(words for (words,) in rows) < _SHORT


def _wanted(row: Row) -> Wanted:
    id_, link, _, feed_url, access, mode, own_words, had, bookmarked = row
    return Wanted(
        *(id_, link, feed_url, read_access(access), own_words),
        whatever=mode == "always",
        saved=bool(bookmarked) and feed_url.startswith(SITE),
        had=had,
    )
