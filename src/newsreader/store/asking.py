"""What a search asks of the library, as conditions over `status s`.

Loaded by the first search, and the language with it: the app opens without them.
"""

from datetime import datetime

from newsreader.models.scopes import OwnSmart, SearchScope, Show
from newsreader.query.parse import parse
from newsreader.query.sql import led, since, to_sql
from newsreader.query.tree import Flag, Is, Query, asks_for, asks_for_words, must
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.showing import SHOW, unlisted

Search = SearchScope | OwnSmart

_MANY = 200_000
"""Articles that it takes some milliseconds to go through in an index."""
_ALL_ARE_LISTED = """
    SELECT NOT EXISTS (SELECT 1 FROM status WHERE hidden) AND NOT EXISTS (
        SELECT 1 FROM status WHERE feed_id IN (SELECT id FROM feed WHERE NOT followed)
    )
"""
_UNREAD = 20_000
"""Articles that it takes a millisecond or two to go through."""
_NEVER = 2**62
"""Greater than any id."""
_FIRST_UNREAD = "SELECT min(+id) FROM status WHERE shown AND NOT read"
"""Along the index of the unread, not along all ids."""
_ARRIVED = """
    SELECT min(id), count(*) FROM (SELECT id FROM status WHERE arrived >= ? LIMIT ?)
"""


def query_of(search: Search) -> Query:
    """Raises QueryError, but not for what may be still being typed."""
    return parse(search.query, typing=True)


def within(search: Search, now: datetime, above: int = 0) -> Where:
    """One condition over `status s`."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    here = f"(s.shown OR s.id IN ({besides(query)}))"
    return Where(f"{here} AND ({found.sql})", found.parameters)


def parts(search: Search, show: Show, now: datetime, above: int = 0) -> list[Where]:
    """The same as two that never both hold: partial indexes fit the first, few fit the other."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    return [
        Where(f"{here} AND ({found.sql}){SHOW[show]}", found.parameters)
        for here in ("s.shown", f"NOT s.shown AND s.id IN ({besides(query)})")
    ]


def among(search: Search, now: datetime) -> tuple[Where, Where]:
    """Tables to look for articles in, and the condition."""
    query = query_of(search)
    way = led(query, now.astimezone())
    if way is None:
        return Where("status s"), within(search, now)
    tables = f"({way.ids.sql} LIMIT -1) r CROSS JOIN status s ON s.id = r.id"
    here = f"(s.shown OR s.id IN ({besides(query)}))"
    return Where(tables, way.ids.parameters), Where(
        f"{here} AND ({way.rest.sql})", way.rest.parameters
    )


def unsettled(db: Database, search: Search) -> int:
    """Articles whose words it would have to know and does not."""
    if not asks_for_words(query_of(search).root):
        return 0
    return int(db.value("SELECT count(*) FROM article WHERE NOT indexed"))


def here(db: Database, query: Query) -> str:
    """What a search finds articles among, as one condition over `status s`."""
    return "s.shown" if all_are_listed(db) else f"(s.shown OR s.id IN ({besides(query)}))"


def below(db: Database, query: Query, now: datetime) -> int:
    """An id that all of the query's are above."""
    begin = since(query, now.astimezone())
    arrived = 0 if begin is None else arrived_before(db, begin, _MANY)
    return max(arrived, _read_up_to(db, query)) if must(query.root, Is(Flag.UNREAD)) else arrived


def _read_up_to(db: Database, query: Query) -> int:
    """The last id before all that are unread; 0 where that takes long to know."""
    if db.value("SELECT total(unread) FROM feed") > _UNREAD:
        return 0
    firsts = [db.value(_FIRST_UNREAD)]
    if not all_are_listed(db):
        firsts.append(db.value(f"SELECT min(id) FROM ({besides(query)})"))
    return min((first for first in firsts if first is not None), default=_NEVER) - 1


def all_are_listed(db: Database) -> bool:
    """Nothing is hidden, nothing was unsubscribed: what was forgotten no index knows."""
    return bool(db.value(_ALL_ARE_LISTED))


def arrived_before(db: Database, begin: int, many: int) -> int:
    """The last id before what arrived since then; 0 when that is as many."""
    lowest, arrived = db.row(_ARRIVED, (begin, many)) or (None, 0)
    return 0 if lowest is None or arrived == many else lowest - 1


def besides(query: Query) -> str:
    """Ids of what a search finds though it is in no list, as a SELECT."""
    return unlisted(hidden=asks_for(query.root, Flag.HIDDEN))
