"""What lists show: articles of followed feeds that are neither hidden nor forgotten."""

from newsreader.models.scopes import Show

SHOW = {
    Show.ALL: "",
    Show.UNREAD: " AND NOT s.read",
    Show.BOOKMARKS: " AND s.bookmarked",
}
HERE = "EXISTS (SELECT 1 FROM article WHERE article.id = status.id)"
"""Over `status`: it was not forgotten."""
_KEPT = (
    "SELECT k.id FROM status k WHERE k.bookmarked AND NOT k.shown UNION"
    " SELECT t.article_id FROM tag t CROSS JOIN status k ON k.id = t.article_id WHERE NOT k.shown"
)
"""What the person kept of feeds not followed now: few, and found by searches too."""
_OR_HIDDEN = (
    " UNION SELECT k.id FROM status k"
    " WHERE k.hidden AND (SELECT followed FROM feed WHERE id = k.feed_id)"
)
"""What is found besides, where hidden articles are asked for."""


def unlisted(*, hidden: bool) -> str:
    """Which articles searches find though they are in no list, as a SELECT."""
    return _KEPT + _OR_HIDDEN if hidden else _KEPT


def shown(hidden: str = "hidden") -> str:
    """The value of `status.shown`, in SQL over `status`, where `hidden` is what will be."""
    return f"(SELECT followed FROM feed WHERE id = feed_id) AND NOT {hidden} AND {HERE}"
