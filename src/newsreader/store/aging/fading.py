"""What stories and related articles are told by shrinks with the library: after forgetting."""

from collections.abc import Iterator

from newsreader.store import memo
from newsreader.store.database import Database
from newsreader.store.news import traces

_AT, _STEP = "usage halved up to", 5_000
_THESE = "IN (SELECT value FROM json_each(?))"
_UP_TO = "SELECT max(word) FROM (SELECT word FROM usage WHERE word > ? ORDER BY word LIMIT ?)"


def untell(db: Database, ids: str) -> None:
    """What only newsreader saw of their stories, within a transaction; what the person said stays.

    `ids`: a JSON array.
    """
    gone = f"article_id {_THESE} AND own IS NULL AND NOT apart"
    stories = db.value(f"SELECT json_group_array(DISTINCT found) FROM telling WHERE {gone}", (ids,))
    db.run(f"DELETE FROM telling WHERE {gone}", (ids,))
    db.run(
        f"DELETE FROM story WHERE id {_THESE}"
        " AND NOT EXISTS (SELECT 1 FROM telling WHERE found = story.id)"
        " AND NOT EXISTS (SELECT 1 FROM telling WHERE own = story.id)"
        " AND id NOT IN (SELECT merged_into FROM story WHERE merged_into IS NOT NULL)",
        (stories,),
    )


def halving(db: Database) -> Iterator[bool]:
    """Once half of what was counted is gone: a transaction a step, True till the last one.

    In how many articles words are is halved for all of them: shares stay what they are, and words
    that one article had are gone. A kill between two steps costs nothing.
    """
    last = memo.remembered(db, _AT)
    if last is None and traces.articles(db) <= 2 * db.value("SELECT count(*) FROM article"):
        return
    at: int | None = int(last or traces.ALL)
    while at is not None:
        with db.transaction():
            at = _halved_after(db, at)
        yield at is not None


def _halved_after(db: Database, word: int) -> int | None:
    """A step of them, in a transaction: the last one, `None` when all are done."""
    end: int | None = db.value(_UP_TO, (word, _STEP))
    first, last = (word, end) if end is not None else (traces.ALL - 1, traces.ALL)
    db.run("UPDATE usage SET articles = articles / 2 WHERE word > ? AND word <= ?", (first, last))
    db.run("DELETE FROM usage WHERE word > ? AND word <= ? AND articles = 0", (first, last))
    memo.remember(db, _AT, None if end is None else str(end))
    return end
