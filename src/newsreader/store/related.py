"""Related articles, found by the words that tell an article from all others.

Where each word is comes out of the index of words at once; its ranking by BM25 would look at every
article that is found, and take four times as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from newsreader.models.articles import Article
from newsreader.store import copies, traces
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.times import moment
from newsreader.stories.likeness import Usage
from newsreader.stories.related import Candidate, chosen
from newsreader.stories.trails import Trail, telling, trails, words_in
from newsreader.stories.words import numbered, words_of

_NEAR = timedelta(days=30)
_ENOUGH = 3
_PLACES = "SELECT rowid AS id FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
_ABOUT = """
    SELECT s.id, s.feed_id, a.title, a.excerpt, s.placed FROM status s JOIN article a ON a.id = s.id
    WHERE s.id IN (SELECT value FROM json_each(?)) AND (s.shown OR s.id = ?)
"""
_ITSELF = Trail(1.0, 2)


def related(db: Database, article: Article) -> Sequence[int]:
    """Ids, the most related first: of the month around it, else of all that is here."""
    weights = words_in(article.title, article.text)
    usage = _usage(db, numbered(weights))
    same = copies.same_as(db, [article.id])
    ids: Sequence[int] = ()
    for first, last in (_ids_near(db, article), (0, _newest(db))):
        worth = telling(weights, usage, last - first)
        ids = _chosen(db, article.id, _trails(db, worth, first, last), same)
        if len(ids) >= _ENOUGH:
            break
    return ids


def _trails(db: Database, worth: Mapping[str, float], first: int, last: int) -> Mapping[int, Trail]:
    places = [db.columns(_PLACES, (f'"{word}"', first, last))[0] for word in worth]
    return trails(worth, places)


def _chosen(
    db: Database, id_: int, found: Mapping[int, Trail], same: Sequence[int]
) -> Sequence[int]:
    candidates = {
        one: Candidate(
            one, feed_id, title, words_of(title, lead), moment(placed), found.get(one, _ITSELF)
        )
        for one, feed_id, title, lead, placed in db.rows(_ABOUT, (id_list({*found, id_}), id_))
    }
    if id_ not in candidates or len(candidates) == 1:
        return []
    usage = _usage(db, {word for one in candidates.values() for word in one.words})
    return chosen(candidates[id_], list(candidates.values()), usage, same)


def _usage(db: Database, words: Iterable[int]) -> Usage:
    return Usage(traces.articles(db), traces.usage_of(db, words))


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
