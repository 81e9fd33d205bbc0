"""The first of all articles in some order, then the next, and so on.

What a search finds among them comes before all else that it finds.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.scopes import Sort
from newsreader.query.streams import Ids
from newsreader.query.times import seconds
from newsreader.query.tree import Clock, During, Flag, Is
from newsreader.store.database import Database
from newsreader.store.finding import ordering
from newsreader.store.finding.asking import Asked
from newsreader.store.packing import id_list

_EVER = 2**62
_SHOWN = "status s INDEXED BY status_shown WHERE s.shown"
_UNREAD = "status s INDEXED BY status_unread WHERE s.shown AND NOT s.read"


class Window(Struct, frozen=True):
    """Some articles in a row, and all that are equal to the last."""

    ids: Ids
    count: int
    end: object = None
    """By what the last of them has its place; `None`: no article comes after them."""
    lowest: int = 0
    highest: int = 0
    """Their ids are between these, where they are not 0."""
    edges: str = ""
    """What holds within, over `status s`, as a condition that others follow."""


Next = Callable[[Database, Asked, int, object], Window]
"""As many of the next, after the former window's end."""


def _by_time(db: Database, search: Asked, size: int, end: object, direction: str) -> Window:
    """All that was placed in a time."""
    begin, before = _within(search)
    if isinstance(end, int):
        begin, before = (begin, end) if direction else (end + 1, before)
    rows = f"{_rows(search)} AND {_placed(begin, before)}"
    ids: Ids | None = None
    if Is(Flag.READ) in search.parts:
        ids, at = _of_read(db, rows, _placed(begin, before), size, direction)
    else:
        order = f"ORDER BY s.placed{direction} LIMIT 1 OFFSET {size - 1}"
        at = db.value(f"SELECT s.placed FROM {rows} {order}")
    if at is not None:
        begin, before = (at, before) if direction else (begin, at + 1)
    edges = _placed(begin, before)
    ids = ids or Ids(f"SELECT s.id FROM {_rows(search)} AND {edges}")
    window = _bounded(db, Window(ids, 0, at, edges=f" AND {edges}"))
    return _with_others(db, window, search.besides) if search.besides else window


def _placed(begin: int, before: int) -> str:
    """Told once, so that SQLite walks from the one to the other."""
    return f"s.placed >= {begin} AND s.placed < {before}"


def _of_read(
    db: Database, rows: str, edges: str, size: int, direction: str
) -> tuple[Ids, int | None]:
    """Their ids, and when the last was placed. To walk past the unread takes long: only once."""
    walk = (
        f"SELECT s.placed, s.id FROM {rows} EXCEPT SELECT s.placed, s.id FROM {_UNREAD} AND {edges}"
        f" ORDER BY 1{direction}, 2{direction} LIMIT {size}"
    )
    ids, placed = db.columns(walk, (), ("id", "placed"))
    read = given(ids)
    if len(ids) < size:
        return read, None
    equal = f"SELECT s.id FROM {_SHOWN} AND s.placed = {placed[-1]}"
    return Ids(f"{read.sql} UNION {equal}", read.parameters), placed[-1]


def given(ids: Sequence[int]) -> Ids:
    return Ids("SELECT value AS id FROM json_each(?)", (id_list(ids),))


def _bounded(db: Database, window: Window) -> Window:
    sql = f"SELECT count(*), min(id), max(id) FROM ({window.ids.sql})"
    count, lowest, highest = db.rows(sql, window.ids.parameters)[0]
    return replace(window, count=count, lowest=lowest or 0, highest=highest or 0)


def _rows(search: Asked) -> str:
    return _UNREAD if Is(Flag.UNREAD) in search.parts else _SHOWN


def _within(search: Asked) -> tuple[int, int]:
    """From when on, and before when what it finds was placed."""
    times = [one for one in search.parts if isinstance(one, During)]
    placed = [one for one in times if one.clock is Clock.PUBLISHED]
    begins = [seconds(one.start, search.now) for one in placed if one.start is not None]
    ends = [seconds(one.end, search.now) for one in placed if one.end is not None]
    return max(begins, default=-_EVER), min(ends, default=_EVER)


def _with_others(db: Database, window: Window, besides: str) -> Window:
    """Those that are in no list are found in it, too."""
    lowest, highest = db.rows(f"SELECT min(id), max(id) FROM ({besides})")[0]
    if lowest is None:
        return window
    ids = Ids(f"SELECT id FROM ({window.ids.sql} UNION {besides})", window.ids.parameters)
    lowest, highest = min(window.lowest or lowest, lowest), max(window.highest, highest)
    return replace(window, ids=ids, lowest=lowest, highest=highest)


def _newest(db: Database, search: Asked, size: int, end: object) -> Window:
    return _by_time(db, search, size, end, " DESC")


def _oldest(db: Database, search: Asked, size: int, end: object) -> Window:
    return _by_time(db, search, size, end, "")


class _Along(Struct, frozen=True):
    """An index of articles."""

    name: str
    key: str
    direction: str = ""

    def following(self, db: Database, _: Asked, size: int, end: object) -> Window:
        beyond, up_to = ("<", ">=") if self.direction else (">", "<=")
        rows, parameters = f"FROM article a INDEXED BY {self.name} WHERE 1", tuple[object, ...]()
        if end is not None:
            rows, parameters = f"{rows} AND {self.key} {beyond} ?", (end,)
        order = f"ORDER BY {self.key}{self.direction} LIMIT 1 OFFSET {size - 1}"
        last = db.value(f"SELECT {self.key} {rows} {order}", parameters)
        if last is not None:
            rows, parameters = f"{rows} AND {self.key} {up_to} ?", (*parameters, last)
        return _counted(db, Ids(f"SELECT a.id {rows}", parameters), last)

    def place(self, db: Database, article_id: int, most: int) -> int:
        up_to = ">=" if self.direction else "<="
        its = f"(SELECT {self.key} FROM article a WHERE a.id = ?)"
        rows = f"FROM article a INDEXED BY {self.name} WHERE {self.key} {up_to} {its}"
        return int(db.value(f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT {most})", (article_id,)))


class _AlongFeeds(Struct, frozen=True):
    """Whole feeds. The end is how many of them were looked at."""

    def following(self, db: Database, _: Asked, size: int, end: object) -> Window:
        begin, count, feeds = end if isinstance(end, int) else 0, 0, list[int]()
        every = self._feeds(db)
        for id_, total in every[begin:]:
            if count >= size:
                break
            feeds.append(id_)
            count += total
        there = begin + len(feeds)
        ids = f"SELECT id FROM status WHERE feed_id IN ({','.join(map(str, feeds))})"
        return _counted(db, Ids(ids), there if there < len(every) else None)

    def place(self, db: Database, article_id: int, most: int) -> int:
        its, count = db.value("SELECT feed_id FROM status WHERE id = ?", (article_id,)), 0
        for id_, total in self._feeds(db):
            count += total
            if id_ == its or count >= most:
                break
        return min(count, most)

    def _feeds(self, db: Database) -> list[tuple[int, int]]:
        rows = db.rows("SELECT id, total FROM feed ORDER BY name COLLATE NOCASE, id")
        return [(id_, total) for id_, total in rows]


def _counted(db: Database, ids: Ids, end: object) -> Window:
    count = int(db.value(f"SELECT count(*) FROM ({ids.sql})", ids.parameters))
    return Window(ids, count, end)


ALONG: dict[Sort, _Along | _AlongFeeds] = {
    Sort.TITLE: _Along("article_title", ordering.TITLE),
    Sort.LONGEST: _Along("article_words", "a.words", " DESC"),
    Sort.SHORTEST: _Along("article_words", "a.words"),
    Sort.FEED: _AlongFeeds(),
}
FOLLOWING: dict[Sort, Next] = {
    Sort.NEWEST: _newest,
    Sort.OLDEST: _oldest,
    **{sort: along.following for sort, along in ALONG.items()},
}
