"""What is asked about an article besides its words, as conditions over `status s`."""

from collections.abc import Callable
from datetime import datetime

from newsreader.query.times import seconds
from newsreader.query.tree import Attribute, Clock, During, Flag, Is, Leaf, Long, Node, Scored, With
from newsreader.query.where import Where, joined

_FLAGS = {
    Flag.UNREAD: Where("NOT s.read"),
    Flag.READ: Where("s.read"),
    Flag.BOOKMARKED: Where("s.bookmarked"),
    Flag.ARCHIVED: Where("s.bookmarked AND s.archived"),
    Flag.HIDDEN: Where("s.hidden"),
    Flag.FULL: Where("s.id NOT IN (SELECT id FROM article WHERE words = 0)"),
}
_LISTED = {
    Flag.TAGGED: Where("SELECT article_id AS id FROM tag"),
    Flag.HIGHLIGHTED: Where("SELECT article_id AS id FROM highlight WHERE kept AND quote <> ''"),
    Flag.NOTED: Where("SELECT article_id AS id FROM highlight WHERE kept AND note <> ''"),
    Flag.STORY: Where("SELECT article_id AS id FROM telling WHERE story_id IS NOT NULL"),
}
KEPT = {
    Flag.BOOKMARKED: Where("SELECT id FROM status INDEXED BY status_bookmark WHERE bookmarked"),
    Flag.ARCHIVED: Where(
        "SELECT id FROM status INDEXED BY status_bookmark WHERE bookmarked AND archived"
    ),
    Flag.HIDDEN: Where("SELECT id FROM status INDEXED BY status_hidden WHERE hidden"),
}
"""Few have these: listed, they spare the look at all others."""
ARTICLES_WITH = {
    Flag.EDITED: "revisions > 0",
    Flag.IMAGE: "pictures <> '[]'",
    Flag.ENCLOSURE: "enclosures <> '[]'",
    Flag.COMMENTS: "comments_url IS NOT NULL",
}
"""Conditions over `article`, as its partial indexes have them."""
MOST_WORDS = 2**63 - 1
_COLUMNS = {Clock.PUBLISHED: "s.placed", Clock.ARRIVED: "s.arrived"}


def fact(leaf: Leaf, now: datetime) -> Where:
    if (listed := ids_with(leaf)) is not None:
        return Where(f"s.id IN ({listed.sql})", listed.parameters)
    match leaf:
        case Is(flag):
            return _FLAGS[flag]
        case With():
            return OF_FEEDS[leaf.attribute](leaf)
        case During():
            return _during(leaf, now)
        case Scored(least, most):
            return _scored(least, most)
    return Where("0")


def ids_with(leaf: Node) -> Where | None:
    """Of the articles that have what only few have, as a SELECT of `id`; else `None`."""
    match leaf:
        case Is(flag):
            return _LISTED.get(flag)
        case With(attribute) if attribute in _IDS:
            return _IDS[attribute](leaf)
        case Scored(least, most):
            return _with_points(least, most)
    return None


def long_enough(wanted: Long) -> Where:
    """Asked of one article; `query/streams.py` has the index."""
    top = MOST_WORDS if wanted.most is None else wanted.most
    sql = "EXISTS (SELECT 1 FROM article WHERE id = s.id AND words BETWEEN ? AND ?)"
    return Where(sql, (wanted.least, top))


def _with_points(least: int | None, most: int | None) -> Where | None:
    """Few have points: the index has those alone."""
    if not ((least is not None and least > 0) or (most is not None and most < 0)):
        return None
    within = _scored(least, most)
    few = f"SELECT id FROM status INDEXED BY status_score WHERE score <> 0 AND {within.sql}"
    return Where(few, within.parameters)


def _scored(least: int | None, most: int | None) -> Where:
    limits = [(">=", least), ("<=", most)]
    wheres = [Where(f"score {sign} ?", (limit,)) for sign, limit in limits if limit is not None]
    return joined(" AND ", wheres)


def _during(during: During, now: datetime) -> Where:
    column = _COLUMNS[during.clock]
    limits = [(">=", during.start), ("<", during.end)]
    return joined(
        " AND ",
        [
            Where(f"{column} {sign} ?", (seconds(moment, now),))
            for sign, moment in limits
            if moment is not None
        ],
    )


def _feed(wanted: With) -> Where:
    like = _like(wanted.value)
    return Where(
        "s.feed_id IN (SELECT id FROM feed WHERE name LIKE ? ESCAPE '\\'"
        " OR url LIKE ? ESCAPE '\\' OR id = ?)",
        (like, like, _number(wanted.value)),
    )


def _folder(wanted: With) -> Where:
    path = _escaped(wanted.value.strip("/")) + ("%" if wanted.prefix else "")
    return Where(
        "s.feed_id IN (SELECT feed_id FROM folder"
        " WHERE path LIKE ? ESCAPE '\\' OR path LIKE ? ESCAPE '\\')",
        (path, f"{path}/%"),
    )


def _tag(wanted: With) -> Where:
    name = _escaped(wanted.value) + ("%" if wanted.prefix else "")
    return Where("SELECT article_id AS id FROM tag WHERE name LIKE ? ESCAPE '\\'", (name,))


_OF_STORY = """SELECT article_id AS id FROM (
    WITH RECURSIVE become (id) AS (
        VALUES (?) UNION SELECT merged_into FROM story JOIN become USING (id)
        WHERE merged_into IS NOT NULL
    )
    SELECT article_id FROM telling WHERE story_id IN become
)"""
"""What was merged into another story is that one."""
_OF_STORIES = """SELECT article_id AS id FROM telling WHERE story_id IN (
    SELECT t.story_id FROM telling t JOIN article a ON a.id = t.article_id
    WHERE t.story_id IS NOT NULL AND a.title LIKE ? ESCAPE '\\'
)"""


def _story(wanted: With) -> Where:
    """By its number, or by words of one of its headlines."""
    if wanted.value.isdecimal():
        return Where(_OF_STORY, (_number(wanted.value),))
    return Where(_OF_STORIES, (_like(wanted.value),))


def _note(wanted: With) -> Where:
    """Of an article or of a passage in it."""
    return Where(
        "SELECT article_id AS id FROM highlight WHERE kept AND note LIKE ? ESCAPE '\\'",
        (_like(wanted.value),),
    )


def _like(value: str) -> str:
    return f"%{_escaped(value)}%"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 18 else -1


OF_FEEDS: dict[Attribute, Callable[[With], Where]] = {
    Attribute.FEED: _feed,
    Attribute.FOLDER: _folder,
}
_IDS: dict[Attribute, Callable[[With], Where]] = {
    Attribute.TAG: _tag,
    Attribute.STORY: _story,
    Attribute.NOTE: _note,
}
