"""Related articles, found by the words that tell an article from all others."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from newsreader.models.articles import Article
from newsreader.store import copies, traces
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.times import moment
from newsreader.stories.likeness import Usage
from newsreader.stories.related import Candidate, chosen, telling, words_in
from newsreader.stories.words import numbered, words_of

_NEAR = timedelta(days=30)
_ENOUGH = 3
_CANDIDATES = 25
_RANKED = """
    SELECT rowid, -bm25(search) FROM search
    WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY 2 DESC LIMIT ?4
"""
_ABOUT = """
    SELECT s.id, s.feed_id, a.title, a.excerpt, s.placed FROM status s JOIN article a ON a.id = s.id
    WHERE s.id IN (SELECT value FROM json_each(?)) AND (s.shown OR s.id = ?)
"""


def related(db: Database, article: Article) -> Sequence[int]:
    """Ids, the most related first: of the month around it, else of all that is here."""
    same, found = copies.same_as(db, [article.id]), list[Candidate]()
    for first, last in (_ids_near(db, article), (0, _newest(db))):
        words = _words(db, article, last - first)
        found = _found(db, article, words, first, last) if words else []
        if len(found) > _ENOUGH:
            break
    own = next((one for one in found if one.article_id == article.id), None)
    if own is None:
        return []
    usage = _usage(db, {word for one in found for word in one.words})
    return chosen(own, found, usage, same)


def _words(db: Database, article: Article, among: int) -> Sequence[str]:
    weights = words_in(article.title, article.text)
    usage = _usage(db, numbered(weights))
    return telling(weights, usage, among) if usage.articles else []


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


def _found(
    db: Database, article: Article, words: Sequence[str], first: int, last: int
) -> list[Candidate]:
    """With the article itself, which says how much a likeness is worth."""
    match = " OR ".join(f'"{word}"' for word in words)
    limit = _CANDIDATES
    scores: dict[int, float] = dict(db.rows(_RANKED, (match, first, last, limit)))
    if article.id not in scores:
        scores.update(db.rows(_RANKED, (match, article.id, article.id, 1)))
    return [
        Candidate(id_, feed_id, title, words_of(title, lead), moment(placed), scores[id_])
        for id_, feed_id, title, lead, placed in db.rows(_ABOUT, (id_list(scores), article.id))
    ]
