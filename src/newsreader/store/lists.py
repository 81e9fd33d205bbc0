"""Lists of articles: which ids a scope holds, and their headlines."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.models.articles import Headline, Here
from newsreader.models.scopes import (
    FeedScope,
    FolderScope,
    OwnSmart,
    Scope,
    SearchScope,
    Show,
    Smart,
    TagScope,
)
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.packing import id_list
from newsreader.store.showing import SHOW
from newsreader.store.times import midnight, moment, seconds

CALLED = """
    coalesce(nullif(a.title, ''), CASE WHEN length(a.excerpt) <= 120 THEN a.excerpt
             ELSE rtrim(substr(a.excerpt, 1, 119)) || '…' END)
"""
"""Of `article a`: its title, or how its text begins."""


def newer(db: Database, scope: Scope, show: Show, now: datetime, after_id: int) -> int:
    """How many arrived after the article `after_id`: ids grow with arrival."""
    query = newer_sql(scope, show, now, after_id)
    count: int = db.value(query.sql, query.parameters)
    return count


def newer_sql(scope: Scope, show: Show, now: datetime, after_id: int) -> Where:
    where = within(scope, now, after_id)
    sql = f"SELECT count(*) FROM status s NOT INDEXED WHERE s.id > ? AND {where.sql}{SHOW[show]}"
    return Where(sql, (after_id, *where.parameters))


def count(db: Database, scope: Scope, show: Show, now: datetime) -> int:
    """How many a snapshot would hold. Raises QueryError."""
    if isinstance(scope, SearchScope | OwnSmart):
        from newsreader.store.finding import counting

        return counting.count(db, scope, show, now)
    where = within(scope, now)
    found: int = db.value(
        f"SELECT count(*) FROM status s WHERE {where.sql}{SHOW[show]}", where.parameters
    )
    return found


def unsettled(db: Database, scope: Scope) -> int:
    """Articles that a search cannot find yet: they came so lately."""
    if not isinstance(scope, SearchScope | OwnSmart):
        return 0
    from newsreader.store.finding import asking

    return asking.unsettled(db, scope)


def within(scope: Scope, now: datetime, above: int = 0) -> Where:
    """The condition over `status s`, worded so that the partial indexes fit it.

    Ids up to `above` need not be looked for.
    """
    match scope:
        case FolderScope(path):
            return Where(
                "s.shown AND s.feed_id IN (SELECT feed_id FROM folder"
                " WHERE path = ? OR (path > ? AND path < ?))",
                (path, f"{path}/", f"{path}0"),
            )
        case TagScope(name):
            return Where("s.id IN (SELECT article_id FROM tag WHERE name = ?)", (name,))
        case FeedScope(feed_id):
            return Where("s.shown AND s.feed_id = ?", (feed_id,))
        case SearchScope() | OwnSmart():
            from newsreader.store.finding.asking import within as within_search

            return within_search(scope, now, above)
    return _within_smart(scope, now)


def found_by(query: str, now: datetime, above: int = 0) -> Where:
    """Among all articles, also those in no list. Raises QueryError.

    The language is loaded by the first search: the app opens without it.
    """
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
            return Where("s.bookmarked AND NOT s.archived")
        case Smart.ARCHIVE:
            return Where("s.bookmarked AND s.archived")
        case Smart.LINKED:
            return Where("s.id IN (SELECT page_id FROM linked) AND NOT s.shown")
    return Where("s.shown")


def headlines(db: Database, ids: Sequence[int]) -> list[Headline]:
    """In the order of `ids`. An article without a title is called by how its text begins."""
    rows = db.rows(
        f"""
        SELECT s.id, s.feed_id, f.name, {CALLED},
               a.link, s.placed, s.read, s.bookmarked, a.words,
               (a.words > 0) + (a.words > 0 AND EXISTS (
                   SELECT 1 FROM illustrated i WHERE i.article_id = s.id AND NOT i.stale
               ) AND NOT EXISTS (
                   SELECT 1 FROM illustration i JOIN picture p ON p.id = i.picture_id
                   WHERE i.article_id = s.id AND p.file IS NULL AND p.next_try IS NOT NULL
               )), a.comments_count, EXISTS (
                   SELECT 1 FROM highlight h
                   WHERE h.article_id = s.id AND h.kept AND h.note <> ''
               ), s.archived, a.revisions > 0
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
            *(id_, feed_id, feed, title, link, moment(placed), bool(read), bool(bookmarked)),
            *(words, Here(here), comments, bool(noted), bool(archived), bool(edited)),
        )
        for (
            *(id_, feed_id, feed, title, link, placed, read, bookmarked, words, here),
            comments,
            noted,
            archived,
            edited,
        ) in rows
    ]
