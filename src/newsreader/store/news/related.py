"""Related articles, found by the words that tell an article from all others.

Where each word is comes out of the index of words at once; its ranking by BM25 would look at every
article that is found, and take four times as long.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

from newsreader.models.articles import Article
from newsreader.store.database import Database, Row
from newsreader.store.news import copies, traces
from newsreader.store.packing import id_list, numbers
from newsreader.store.times import moment
from newsreader.stories.likeness import Usage
from newsreader.stories.related import Candidate, chosen
from newsreader.stories.trails import Trail, telling, trails, words_in
from newsreader.stories.words import numbered, words_of

_NEAR = timedelta(days=30)
_PLACES = """
    SELECT w.value, (
        SELECT group_concat(s.rowid) FROM search s
        WHERE s.search MATCH replace('"' || w.value || '"', '*"', '"*') AND s.rowid BETWEEN ? AND ?
    ) FROM json_each(?) w
"""
"""One statement for all words: preparing one each takes as long as finding.

A star stands for the rest of a word.
"""
_ABOUT = """
    SELECT s.id, s.feed_id, a.title, a.excerpt, s.placed, t.words
    FROM status s JOIN article a ON a.id = s.id LEFT JOIN trace t ON t.article_id = s.id
    WHERE s.id IN (SELECT value FROM json_each(?)) AND (s.shown OR s.id = ?)
"""
_SAME_STORY = """
    SELECT o.article_id FROM telling t JOIN telling o ON o.story_id = t.story_id
    WHERE t.article_id = ?1 AND o.article_id <> ?1 ORDER BY abs(o.article_id - ?1) LIMIT 10
"""
_ITSELF, _UNFOUND = Trail(1.0, 2), Trail(0.0, 0)


def related(db: Database, article: Article) -> Sequence[int]:
    """Ids, the most related first: of the month around it, and what has the same rare words."""
    weights = words_in(article.title, article.text)
    first, last, newest = *_ids_near(db, article), _newest(db)
    usage = Usage(traces.articles(db), traces.usage_of(db, numbered(weights)))
    clues = telling(weights, usage, last - first, newest)
    places = _places(db, [clue.word for clue in clues if clue.anywhere], 0, newest)
    places |= _places(db, [clue.word for clue in clues if not clue.anywhere], first, last)
    return _chosen(db, article.id, trails(clues, places), usage)


def _places(db: Database, words: Sequence[str], first: int, last: int) -> dict[str, Sequence[int]]:
    rows = db.rows(_PLACES, (first, last, json.dumps(words))) if words else ()
    return {word: numbers(ids or "") for word, ids in rows}


def _chosen(db: Database, id_: int, found: Mapping[int, Trail], usage: Usage) -> Sequence[int]:
    same = {other for (other,) in db.rows(_SAME_STORY, (id_,))}
    found = dict.fromkeys(same, _UNFOUND) | {**found, id_: _ITSELF}
    rows = db.rows(_ABOUT, (id_list(found), id_))
    candidates = {row[0]: _candidate(row, found[row[0]], same_story=row[0] in same) for row in rows}
    if id_ not in candidates or len(candidates) == 1:
        return []
    words = set[int]().union(*(one.words for one in candidates.values()))
    usage.know(traces.usage_of(db, words - usage.of.keys()))
    return chosen(candidates[id_], list(candidates.values()), usage, copies.same_as(db, [id_]))


def _candidate(row: Row, trail: Trail, *, same_story: bool) -> Candidate:
    id_, feed_id, title, lead, placed, known = row
    words = traces.unpacked(known) if known else words_of(title, lead)
    return Candidate(id_, feed_id, title, words, moment(placed), trail, same_story)


def _newest(db: Database) -> int:
    return db.value("SELECT max(id) FROM status") or 0


def _ids_near(db: Database, article: Article) -> tuple[int, int]:
    """Ids grow with arrival."""
    arrived = db.value("SELECT arrived FROM status WHERE id = ?", (article.id,)) or 0
    span = int(_NEAR.total_seconds())
    first = db.value(
        "SELECT id FROM status WHERE arrived >= ? ORDER BY arrived LIMIT 1", (arrived - span,)
    )
    last = db.value(
        "SELECT id FROM status WHERE arrived <= ? ORDER BY arrived DESC LIMIT 1", (arrived + span,)
    )
    return first or 0, last or article.id
