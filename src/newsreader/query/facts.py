"""What is asked about an article besides its words, as conditions over `status s`."""

import json
from collections.abc import Callable
from datetime import datetime

from newsreader.query.times import seconds
from newsreader.query.tree import Attribute, Clock, During, Flag, Is, Leaf, Long, With
from newsreader.query.where import Where, joined


def _of_article(condition: str, *values: object) -> Where:
    return Where(f"EXISTS (SELECT 1 FROM article a WHERE a.id = s.id AND {condition})", values)


_FLAGS = {
    Flag.UNREAD: Where("NOT s.read"),
    Flag.READ: Where("s.read"),
    Flag.BOOKMARKED: Where("s.bookmarked"),
    Flag.TAGGED: Where("s.id IN (SELECT article_id FROM tag)"),
    Flag.HIDDEN: Where("s.hidden"),
    Flag.FULL: _of_article("a.words > 0"),
    Flag.EDITED: _of_article("a.revisions > 0"),
    Flag.IMAGE: _of_article("a.pictures <> '[]'"),
    Flag.ENCLOSURE: _of_article("a.enclosures <> '[]'"),
    Flag.COMMENTS: _of_article(
        "coalesce(a.comments_url, a.comments_count, a.comments_feed) NOTNULL"
    ),
}
_COLUMNS = {Clock.PUBLISHED: "s.placed", Clock.ARRIVED: "s.arrived"}
_MOST_WORDS = 2**63 - 1


def fact(leaf: Leaf, now: datetime) -> Where:
    match leaf:
        case Is(flag):
            return _FLAGS[flag]
        case With():
            return _ATTRIBUTES[leaf.attribute](leaf)
        case During():
            return _during(leaf, now)
        case Long(least, most):
            top = _MOST_WORDS if most is None else most
            return _of_article("a.words BETWEEN ? AND ?", least, top)
    return Where("0")


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


def _author(wanted: With) -> Where:
    return _of_article("a.author LIKE ? ESCAPE '\\'", _like(wanted.value))


def _link(wanted: With) -> Where:
    return _of_article("a.link LIKE ? ESCAPE '\\'", _like(wanted.value))


def _lang(wanted: With) -> Where:
    tag = _escaped(wanted.value)
    return _of_article(
        "(a.language LIKE ? ESCAPE '\\' OR a.language LIKE ? ESCAPE '\\')", tag, f"{tag}-%"
    )


def _topic(wanted: With) -> Where:
    """Topics are kept as a JSON array: the whole word between its quotation marks."""
    start = json.dumps(wanted.value, ensure_ascii=False)[:-1]
    end = "%" if wanted.prefix else '"%'
    return _of_article("a.topics LIKE ? ESCAPE '\\'", f"%{_escaped(start)}{end}")


def _like(value: str) -> str:
    return f"%{_escaped(value)}%"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 18 else -1


_ATTRIBUTES: dict[Attribute, Callable[[With], Where]] = {
    Attribute.FEED: _feed,
    Attribute.FOLDER: _folder,
    Attribute.AUTHOR: _author,
    Attribute.TOPIC: _topic,
    Attribute.TAG: _tag,
    Attribute.LINK: _link,
    Attribute.LANG: _lang,
}
