"""What is asked about an article besides its words, as conditions over `status s`."""

from collections.abc import Callable
from datetime import datetime

from newsreader.query.times import seconds
from newsreader.query.tree import Attribute, Clock, During, Flag, Is, Leaf, Scored, With
from newsreader.query.where import Where, joined

_FLAGS = {
    Flag.UNREAD: Where("NOT s.read"),
    Flag.READ: Where("s.read"),
    Flag.BOOKMARKED: Where("s.bookmarked"),
    Flag.ARCHIVED: Where("s.bookmarked AND s.archived"),
    Flag.TAGGED: Where("s.id IN (SELECT article_id FROM tag)"),
    Flag.HIGHLIGHTED: Where(
        "s.id IN (SELECT article_id FROM highlight WHERE kept AND quote <> '')"
    ),
    Flag.NOTED: Where("s.id IN (SELECT article_id FROM highlight WHERE kept AND note <> '')"),
    Flag.HIDDEN: Where("s.hidden"),
    Flag.STORY: Where("s.id IN (SELECT article_id FROM telling WHERE story_id IS NOT NULL)"),
    Flag.FULL: Where("s.id NOT IN (SELECT id FROM article WHERE words = 0)"),
}
KEPT = {
    Flag.BOOKMARKED: Where("s.id IN (SELECT id FROM status WHERE bookmarked)"),
    Flag.ARCHIVED: Where("s.id IN (SELECT id FROM status WHERE bookmarked AND archived)"),
    Flag.HIDDEN: Where("s.id IN (SELECT id FROM status WHERE hidden)"),
}
"""Few have these: as sets, they spare the look at all others."""
ARTICLES_WITH = {
    Flag.EDITED: "revisions > 0",
    Flag.IMAGE: "pictures <> '[]'",
    Flag.ENCLOSURE: "enclosures <> '[]'",
    Flag.COMMENTS: "comments_url IS NOT NULL",
}
"""Conditions over `article`, as its partial indexes have them."""
_COLUMNS = {Clock.PUBLISHED: "s.placed", Clock.ARRIVED: "s.arrived"}


def fact(leaf: Leaf, now: datetime) -> Where:
    match leaf:
        case Is(flag):
            return _FLAGS[flag]
        case With():
            return _ATTRIBUTES[leaf.attribute](leaf)
        case During():
            return _during(leaf, now)
        case Scored(least, most):
            return _scored(least, most)
    return Where("0")


def _scored(least: int | None, most: int | None) -> Where:
    """Few have points: the index has those alone."""
    limits = [(">=", least), ("<=", most)]
    wheres = [Where(f"score {sign} ?", (limit,)) for sign, limit in limits if limit is not None]
    within = joined(" AND ", wheres)
    if (least is not None and least > 0) or (most is not None and most < 0):
        few = f"s.id IN (SELECT id FROM status WHERE score <> 0 AND {within.sql})"
        return Where(few, within.parameters)
    return within


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
    return Where("s.id IN (SELECT article_id FROM tag WHERE name LIKE ? ESCAPE '\\')", (name,))


_OF_STORY = """s.id IN (
    WITH RECURSIVE become (id) AS (
        VALUES (?) UNION SELECT merged_into FROM story JOIN become USING (id)
        WHERE merged_into IS NOT NULL
    )
    SELECT article_id FROM telling WHERE story_id IN become
)"""
"""What was merged into another story is that one."""


def _story(wanted: With) -> Where:
    """By its number, or by words of one of its headlines."""
    if wanted.value.isdecimal():
        return Where(_OF_STORY, (_number(wanted.value),))
    return Where(
        "s.id IN (SELECT article_id FROM telling WHERE story_id IN (SELECT t.story_id"
        " FROM telling t JOIN article a ON a.id = t.article_id"
        " WHERE t.story_id IS NOT NULL AND a.title LIKE ? ESCAPE '\\'))",
        (_like(wanted.value),),
    )


def _note(wanted: With) -> Where:
    """Of an article or of a passage in it."""
    return Where(
        "s.id IN (SELECT article_id FROM highlight WHERE kept AND note LIKE ? ESCAPE '\\')",
        (_like(wanted.value),),
    )


def _like(value: str) -> str:
    return f"%{_escaped(value)}%"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 18 else -1


_ATTRIBUTES: dict[Attribute, Callable[[With], Where]] = {
    Attribute.FEED: _feed,
    Attribute.FOLDER: _folder,
    Attribute.TAG: _tag,
    Attribute.STORY: _story,
    Attribute.NOTE: _note,
}
