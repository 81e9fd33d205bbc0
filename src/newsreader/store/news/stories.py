"""Stories: several articles that tell the same news. The face of it, as `library.stories`."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from newsreader.models.acts import Act
from newsreader.models.articles import Article
from newsreader.models.scopes import Snapshot
from newsreader.models.stories import Account, Company, Related, Source, Story, Told
from newsreader.store import lists
from newsreader.store.database import Database
from newsreader.store.news import corrections, gathering, traces
from newsreader.store.news.related import related
from newsreader.store.packing import id_list, parts
from newsreader.store.times import moment, seconds
from newsreader.stories.deciding import WINDOW
from newsreader.stories.likeness import Usage

_TOLD = """
    SELECT t.article_id, t.story_id, count(*) - 1, total(NOT s.read)
    FROM telling t JOIN telling o ON o.story_id = t.story_id
    JOIN status s ON s.id = o.article_id AND (s.shown OR s.id = t.article_id)
    WHERE t.article_id IN (SELECT value FROM json_each(?))
    GROUP BY t.article_id HAVING count(*) > 1
"""
_STORY_OF = (
    "SELECT article_id, story_id FROM telling"
    " WHERE story_id IS NOT NULL AND article_id IN (SELECT value FROM json_each(?))"
)
_LATEST = f"""
    SELECT t.story_id,
           (SELECT {lists.CALLED} FROM telling m
            JOIN status f ON f.id = m.article_id JOIN article a ON a.id = f.id
            WHERE m.story_id = t.story_id AND f.shown ORDER BY f.placed, f.id LIMIT 1),
           count(DISTINCT s.feed_id) AS sources, CAST(total(NOT s.read) AS INTEGER)
    FROM status s JOIN telling t ON t.article_id = s.id
    WHERE s.shown AND s.placed >= ? AND t.story_id IS NOT NULL
    GROUP BY t.story_id HAVING sources > 1 ORDER BY sources DESC, max(s.placed) DESC LIMIT ?
"""
_EXCERPTS = "SELECT id, excerpt FROM article WHERE id IN (SELECT value FROM json_each(?))"
_COVERAGE = f"""
    SELECT s.id, f.name, {lists.CALLED}, s.placed, s.read,
           c.of_id, coalesce(c.same, 0)
    FROM telling t JOIN status s ON s.id = t.article_id JOIN article a ON a.id = s.id
    JOIN feed f ON f.id = s.feed_id LEFT JOIN copy c ON c.article_id = s.id
    WHERE t.story_id = ? AND s.shown ORDER BY s.placed, s.id
"""
_SOURCES = """
    SELECT s.id, f.name FROM status s JOIN feed f ON f.id = s.feed_id
    WHERE s.shown AND s.id <> ?1 AND s.id IN (
        SELECT article_id FROM copy WHERE same AND of_id = ?1
        UNION SELECT of_id FROM copy WHERE same AND article_id = ?1
        UNION SELECT b.article_id FROM copy a JOIN copy b ON b.of_id = a.of_id
              WHERE a.same AND b.same AND a.article_id = ?1
    ) ORDER BY s.placed, s.id
"""


class Stories:
    """Anything here may raise LibraryError."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock

    def told(self, ids: Sequence[int]) -> dict[int, Told]:
        """By article, of those of them that are not the only one to tell their news."""
        rows = self._db.rows(_TOLD, (id_list(ids),))
        return {id_: Told(story, others, int(unread)) for id_, story, others, unread in rows}

    def usage(self, words: Iterable[int]) -> Usage:
        """In how many articles these words are: stories/words.py numbers them."""
        return Usage(traces.articles(self._db), traces.usage_of(self._db, words))

    def company(self, article: Article) -> Company:
        """In some milliseconds among thousands of articles, five to fifteen among a million."""
        ids = related(self._db, article)
        excerpts: dict[int, str] = dict(self._db.rows(_EXCERPTS, (id_list(ids),)))
        found = [Related(one, excerpts[one.id]) for one in lists.headlines(self._db, ids)]
        return Company(found, self.sources(article.id), self.told([article.id]).get(article.id))

    def coverage(self, story_id: int) -> list[Account]:
        """Who reported it, the first first."""
        return [
            Account(id_, feed, title, moment(placed), bool(read), copy_of, bool(same))
            for id_, feed, title, placed, read, copy_of, same in self._db.rows(
                _COVERAGE, (story_id,)
            )
        ]

    def sources(self, article_id: int) -> list[Source]:
        """The other feeds that brought the very same article."""
        return [Source(*row) for row in self._db.rows(_SOURCES, (article_id,))]

    def latest(self, limit: int) -> list[Story]:
        """Of the last three days, those that most feeds report."""
        since = seconds(self._clock() - WINDOW)
        return [Story(*row) for row in self._db.rows(_LATEST, (since, limit))]

    def gathered(self, ids: Sequence[int]) -> Snapshot:
        """A list of these with the articles of each story together."""
        return gathering.by_story(self._db, ids)

    def split(self, ids: Sequence[int]) -> Act | None:
        """Out of their stories, for good; `None` when they are in none."""
        return corrections.split(self._db, ids, self._clock())

    def join(self, ids: Sequence[int]) -> Act | None:
        """Into the story of the first of them that has one, else into a new one of theirs.

        `None` when they are one story already.
        """
        story_of = self._stories_of(ids)
        known = next((story_of[id_] for id_ in ids if id_ in story_of), None)
        with self._db.transaction():
            story = known if known is not None else corrections.new_story(self._db)
            return corrections.join(self._db, story, ids, self._clock())

    def _stories_of(self, ids: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for some in parts(ids):
            found.update(self._db.rows(_STORY_OF, (id_list(some),)))
        return found
