"""How lists are ordered and grouped, as SQL over `status s`."""

from newsreader.models.scopes import Arrangement, Grouping, Sort

NEWEST = "s.placed DESC, s.id DESC"
TITLE = """CASE a.title WHEN '' THEN x'' ELSE lower(ltrim(a.title, '"“„«‘''([')) END"""
"""As the index has it. What has no title comes last, as bytes do; bytes are compared sooner than
with NOCASE."""
ORDER = {
    Sort.NEWEST: NEWEST,
    Sort.OLDEST: "s.placed, s.id",
    Sort.FEED: f"f.rank, {NEWEST}",
    Sort.TITLE: f"{TITLE}, {NEWEST}",
    Sort.LONGEST: f"a.words DESC, {NEWEST}",
    Sort.SHORTEST: f"a.words, {NEWEST}",
    Sort.RELEVANCE: NEWEST,
    Sort.PRIORITY: f"coalesce(w.value, 0) + s.score DESC, {NEWEST}",
}
DAY = "date(s.placed, 'unixepoch', 'localtime')"
_GROUP = {Grouping.NONE: "", Grouping.DAY: f"{DAY} DESC, ", Grouping.FEED: "f.rank, "}
KEY = {Grouping.NONE: "", Grouping.DAY: "placed", Grouping.FEED: "feed_id"}
"""The column by which an article belongs to its group."""
_JOINS = {
    "a.": " CROSS JOIN article a ON a.id = s.id",
    "f.": " JOIN (SELECT id, row_number() OVER (ORDER BY name COLLATE NOCASE, id) AS rank"
    " FROM feed) f ON f.id = s.feed_id",
    "w.": " LEFT JOIN worth w ON w.article_id = s.id",
}


def names(grouping: Grouping) -> list[str]:
    """What is wanted of each article."""
    return ["id", KEY[grouping]] if KEY[grouping] else ["id"]


def columns(grouping: Grouping) -> str:
    return ", ".join(f"s.{name}" for name in names(grouping))


def order(arrangement: Arrangement) -> str:
    """In the order of time the index has the rows of a day together already."""
    by_group = "" if arrangement.by_time else _GROUP[arrangement.grouping]
    return by_group + ORDER[arrangement.sort]


def joins(order: str) -> str:
    """The tables that it takes besides."""
    return "".join(join for name, join in _JOINS.items() if name in order)
