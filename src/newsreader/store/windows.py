"""The first of all articles in some order, then the next, and so on.

What a search finds among them comes before all else that it finds.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.scopes import Sort
from newsreader.query.facts import fact
from newsreader.query.tree import Clock, During, Flag, Is
from newsreader.query.where import Where, joined
from newsreader.store import ordering
from newsreader.store.asking import Asked
from newsreader.store.database import Database
from newsreader.store.packing import id_list

_LISTS_CLOCK = Clock.PUBLISHED
_SHOWN = "status s INDEXED BY status_shown WHERE s.shown"
_UNREAD = "status s INDEXED BY status_unread WHERE s.shown AND NOT s.read"


class Window(Struct, frozen=True):
    """Some articles in a row, and all that are equal to the last."""

    ids: Where
    """A SELECT of `id`."""
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
    beyond, up_to = ("<", ">=") if direction else (">", "<=")
    edges = "" if end is None else f" AND s.placed {beyond} {end}"
    within = _within(search)
    rows = Where(f"{_rows(search)} AND {within.sql}{edges}", within.parameters)
    if Is(Flag.READ) in search.parts:
        ids, at = _of_read(db, rows, edges, size, direction)
    else:
        order = f"ORDER BY s.placed{direction} LIMIT 1 OFFSET {size - 1}"
        at = db.value(f"SELECT s.placed FROM {rows.sql} {order}", rows.parameters)
        ids = Where(f"SELECT s.id FROM {rows.sql}{_until(up_to, at)}", rows.parameters)
    window = _bounded(db, Window(ids, 0, at, edges=edges + _until(up_to, at)))
    return _with_others(db, window, search.besides) if search.besides else window


def _until(up_to: str, at: int | None) -> str:
    return "" if at is None else f" AND s.placed {up_to} {at}"


def _of_read(
    db: Database, rows: Where, edges: str, size: int, direction: str
) -> tuple[Where, int | None]:
    """Their ids, and when the last was placed. To walk past the unread takes long: only once."""
    walk = (
        f"SELECT s.placed, s.id FROM {rows.sql} EXCEPT SELECT s.placed, s.id FROM {_UNREAD}{edges}"
        f" ORDER BY 1{direction}, 2{direction} LIMIT {size}"
    )
    ids, placed = db.columns(walk, rows.parameters, ("id", "placed"))
    given = Where("SELECT value AS id FROM json_each(?)", (id_list(ids),))
    if len(ids) < size:
        return given, None
    equal = f"SELECT s.id FROM {_SHOWN} AND s.placed = {placed[-1]}"
    return Where(f"{given.sql} UNION {equal}", given.parameters), placed[-1]


def _bounded(db: Database, window: Window) -> Window:
    sql = f"SELECT count(*), min(id), max(id) FROM ({window.ids.sql})"
    count, lowest, highest = db.rows(sql, window.ids.parameters)[0]
    return replace(window, count=count, lowest=lowest or 0, highest=highest or 0)


def _rows(search: Asked) -> str:
    return _UNREAD if Is(Flag.UNREAD) in search.parts else _SHOWN


def _within(search: Asked) -> Where:
    """Between when: the index knows it."""
    times = [part for part in search.parts if isinstance(part, During)]
    return joined(" AND ", [fact(one, search.now) for one in times if one.clock is _LISTS_CLOCK])


def _with_others(db: Database, window: Window, besides: str) -> Window:
    """Those that are in no list are found in it, too."""
    lowest, highest = db.rows(f"SELECT min(id), max(id) FROM ({besides})")[0]
    if lowest is None:
        return window
    ids = Where(f"SELECT id FROM ({window.ids.sql} UNION {besides})", window.ids.parameters)
    lowest, highest = min(window.lowest or lowest, lowest), max(window.highest, highest)
    return replace(window, ids=ids, lowest=lowest, highest=highest)


def _newest(db: Database, search: Asked, size: int, end: object) -> Window:
    return _by_time(db, search, size, end, " DESC")


def _oldest(db: Database, search: Asked, size: int, end: object) -> Window:
    return _by_time(db, search, size, end, "")


def _along(name: str, key: str, direction: str) -> Next:
    """Along an index of articles."""
    beyond, up_to = ("<", ">=") if direction else (">", "<=")

    def following(db: Database, search: Asked, size: int, end: object) -> Window:
        rows, parameters = f"FROM article a INDEXED BY {name} WHERE 1", tuple[object, ...]()
        if end is not None:
            rows, parameters = f"{rows} AND {key} {beyond} ?", (end,)
        order = f"ORDER BY {key}{direction} LIMIT 1 OFFSET {size - 1}"
        last = db.value(f"SELECT {key} {rows} {order}", parameters)
        if last is not None:
            rows, parameters = f"{rows} AND {key} {up_to} ?", (*parameters, last)
        return _counted(db, Where(f"SELECT a.id {rows}", parameters), last)

    return following


def _along_feeds(db: Database, search: Asked, size: int, end: object) -> Window:
    """Whole feeds, by how many come before."""
    begin, count, feeds = end if isinstance(end, int) else 0, 0, list[int]()
    every = db.rows("SELECT id, total FROM feed ORDER BY name COLLATE NOCASE, id")
    for id_, total in every[begin:]:
        if count >= size:
            break
        feeds.append(id_)
        count += total
    there = begin + len(feeds)
    ids = f"SELECT id FROM status WHERE feed_id IN ({','.join(map(str, feeds))})"
    return _counted(db, Where(ids), there if there < len(every) else None)


def _counted(db: Database, ids: Where, end: object) -> Window:
    count = int(db.value(f"SELECT count(*) FROM ({ids.sql})", ids.parameters))
    return Window(ids, count, end)


FOLLOWING: dict[Sort, Next] = {
    Sort.NEWEST: _newest,
    Sort.OLDEST: _oldest,
    Sort.TITLE: _along("article_title", ordering.TITLE, ""),
    Sort.LONGEST: _along("article_words", "a.words", " DESC"),
    Sort.SHORTEST: _along("article_words", "a.words", ""),
    Sort.FEED: _along_feeds,
}
