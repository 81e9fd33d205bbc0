"""Lists of articles: which ids a scope holds, and their headlines."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.models.articles import Headline
from newsreader.models.scopes import (
    FeedScope,
    FolderScope,
    OwnSmart,
    Scope,
    SearchScope,
    Show,
    Smart,
)
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.times import midnight, moment, seconds

SHOW = {
    Show.ALL: "",
    Show.UNREAD: " AND NOT s.read",
    Show.BOOKMARKS: " AND s.bookmarked",
}
KEPT = "s.shown OR s.bookmarked OR EXISTS (SELECT 1 FROM tag mine WHERE mine.article_id = s.id)"
"""What can be found: the lists' articles, and what the person kept of feeds not followed now."""
OR_HIDDEN = "s.hidden AND s.feed_id IN (SELECT id FROM feed WHERE followed)"
"""What can be found besides, where hidden articles are asked for."""


def newer(db: Database, scope: Scope, show: Show, now: datetime, after_id: int) -> int:
    """How many arrived after the article `after_id`: ids grow with arrival."""
    query = newer_sql(scope, show, now)
    count: int = db.value(query.sql, (after_id, *query.parameters))
    return count


def newer_sql(scope: Scope, show: Show, now: datetime) -> Where:
    """One parameter more, the first: the id after which articles are new."""
    where = within(scope, now)
    sql = f"SELECT count(*) FROM status s NOT INDEXED WHERE s.id > ? AND {where.sql}{SHOW[show]}"
    return Where(sql, where.parameters)


def count(db: Database, scope: Scope, show: Show, now: datetime) -> int:
    """How many a snapshot would hold. Raises QueryError."""
    where = within(scope, now)
    found: int = db.value(
        f"SELECT count(*) FROM status s WHERE {where.sql}{SHOW[show]}", where.parameters
    )
    return found


def within(scope: Scope, now: datetime) -> Where:
    """The condition over `status s`, worded so that the partial indexes fit it."""
    match scope:
        case FolderScope(path):
            return Where(
                "s.shown AND s.feed_id IN (SELECT feed_id FROM folder"
                " WHERE path = ? OR (path > ? AND path < ?))",
                (path, f"{path}/", f"{path}0"),
            )
        case FeedScope(feed_id):
            return Where("s.shown AND s.feed_id = ?", (feed_id,))
        case SearchScope(query) | OwnSmart(query=query):
            return _searched(query, now)
    return _within_smart(scope, now)


def _searched(words: str, now: datetime) -> Where:
    """The language is loaded by the first search: the app opens without it."""
    from newsreader.query.parse import parse
    from newsreader.query.sql import to_sql
    from newsreader.query.tree import Flag, asks_for

    query = parse(words, typing=True)
    found = to_sql(query, now.astimezone())
    here = f"{KEPT} OR {OR_HIDDEN}" if asks_for(query.root, Flag.HIDDEN) else KEPT
    return Where(f"({here}) AND ({found.sql})", found.parameters)


def found_by(query: str, now: datetime, above: int = 0) -> Where:
    """Among all articles, also those in no list. Raises QueryError."""
    from newsreader.query.parse import parse
    from newsreader.query.sql import to_sql

    return to_sql(parse(query), now.astimezone(), above)


def _within_smart(scope: Smart, now: datetime) -> Where:
    match scope:
        case Smart.UNREAD:
            return Where("s.shown AND NOT s.read")
        case Smart.TODAY:
            return Where("s.shown AND s.placed >= ?", (seconds(midnight(now)),))
        case Smart.BOOKMARKS:
            return Where("s.bookmarked")
    return Where("s.shown")


def headlines(db: Database, ids: Sequence[int]) -> list[Headline]:
    """In the order of `ids`. An article without a title is called by how its text begins."""
    rows = db.rows(
        """
        SELECT s.id, s.feed_id, f.name, coalesce(nullif(a.title, ''), substr(a.excerpt, 1, 120)),
               a.link, s.placed, s.read, s.bookmarked, a.words
        FROM json_each(?) wanted
        JOIN status s ON s.id = wanted.value
        JOIN article a ON a.id = s.id
        JOIN feed f ON f.id = s.feed_id
        ORDER BY wanted.key
        """,
        (id_list(ids),),
    )
    return [
        Headline(
            id_, feed_id, feed, title, link, moment(placed), bool(read), bool(bookmarked), words
        )
        for id_, feed_id, feed, title, link, placed, read, bookmarked, words in rows
    ]
