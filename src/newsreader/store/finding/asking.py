"""What a search asks of the library, as conditions over `status s`.

Loaded by the first search, and the language with it: the app opens without them.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.scopes import OwnSmart, SearchScope, Show, Smart
from newsreader.query.parse import parse
from newsreader.query.sql import Sifted, sifted, since, to_sql
from newsreader.query.streams import Ids, ids_of, lesser
from newsreader.query.tree import (
    EVERYTHING,
    All,
    During,
    Flag,
    Is,
    Long,
    Node,
    Query,
    asks_for,
    asks_for_words,
    leaves_of,
    parts_of,
)
from newsreader.query.where import Where, joined
from newsreader.store.database import Database
from newsreader.store.finding import knowing
from newsreader.store.showing import unlisted

Search = SearchScope | OwnSmart

_SOME_UNREAD, MANY_UNREAD = 20_000, 150_000
"""Articles that it takes a millisecond or two to go through; some milliseconds."""
_MANY = 100_000
"""Articles that it takes some milliseconds to go through in an index."""
_SMART: dict[Smart, Node] = {Smart.EVERYTHING: EVERYTHING, Smart.UNREAD: Is(Flag.UNREAD)}
_SHOWN: dict[Show, tuple[Node, ...]] = {
    Show.ALL: (),
    Show.UNREAD: (Is(Flag.UNREAD),),
    Show.BOOKMARKS: (Is(Flag.BOOKMARKED),),
}
_ALL_ARE_LISTED = """
    SELECT NOT EXISTS (SELECT 1 FROM status WHERE hidden) AND NOT EXISTS (
        SELECT 1 FROM status WHERE feed_id IN (SELECT id FROM feed WHERE NOT followed)
    )
"""
_NEVER = 2**62
"""Greater than any id."""
_FIRST_UNREAD = "SELECT min(+id) FROM status WHERE shown AND NOT read"
"""Along the index of the unread, not along all ids."""
_ARRIVED = """
    SELECT min(id), count(*) FROM (SELECT id FROM status WHERE arrived >= ? LIMIT ?)
"""


class Asked(Struct, frozen=True):
    """A search, with what this library knows of it beforehand."""

    query: Query
    now: datetime
    """In the person's time zone."""
    few: Sequence[Node]
    """Parts that not many articles fit."""
    besides: str
    """Ids of what is found though it is in no list, as a SELECT; empty where there is nothing."""
    above: int = 0
    """An id that all it finds are above."""
    up_to: int = 0
    """The greatest id that it can find; 0: that is not known."""
    outside: Sequence[Ids] = ()
    """What is not looked for, though it fits."""

    @property
    def here(self) -> str:
        """What articles are found among, as a condition over `status s`."""
        return f"(s.shown OR s.id IN ({self.besides}))" if self.besides else "s.shown"

    @property
    def parts(self) -> tuple[Node, ...]:
        """All of them must hold."""
        return parts_of(self.query.root)

    @property
    def sifted(self) -> Sifted:
        found = sifted(self.query, self.now, self.few)
        return replace(found, outside=[*found.outside, *self.outside])

    @property
    def condition(self) -> Where:
        """Over `status s`, wherever that is listed."""
        found = to_sql(self.query, self.now, self.above)
        others = [Where(f"s.id NOT IN ({ids.sql})", ids.parameters) for ids in self.outside]
        return joined(" AND ", [found, *others])

    def but_for(self, ids: Ids) -> "Asked":
        return replace(self, outside=[*self.outside, ids])

    def of(self, root: Node) -> "Asked":
        """The same for a part of it, or for other parts."""
        return replace(self, query=replace(self.query, root=root), above=0, up_to=0)

    def in_all(self) -> "Asked":
        """All that fit are looked at: their list is better than a look at each article."""
        lengths = [one for one in leaves_of(self.query.root) if isinstance(one, Long)]
        return replace(self, few=[*self.few, *lengths])

    def found(self) -> list[Where]:
        """Two conditions that never both hold: partial indexes fit the first, few the other."""
        fits = self.condition
        places = ["s.shown"]
        if self.besides:
            places.append(f"NOT s.shown AND s.id IN ({self.besides})")
        return [Where(f"{here}{fits.following}", fits.parameters) for here in places]


def asked(db: Database, scope: Search | Smart, show: Show, now: datetime) -> Asked:
    """Raises QueryError."""
    return begun(db, understood(db, scope, show, now))


def understood(db: Database, scope: Search | Smart, show: Show, now: datetime) -> Asked:
    """Where its parts are to be looked for is not known yet. Raises QueryError."""
    now = now.astimezone()
    query = query_of(scope) if isinstance(scope, Search) else Query(_SMART[scope])
    listed = not isinstance(scope, Search) or all_are_listed(db)
    hidden = "" if listed else besides(query)
    shown = replace(query, root=All((query.root, *_SHOWN[show])))
    return Asked(knowing.settled(db, shown, now), now, (), hidden)


def begun(db: Database, search: Asked, many: int = _SOME_UNREAD) -> Asked:
    """With what is known of its parts; where the unread begin, if they are no more than that."""
    few = knowing.few(db, search.query.root, search.now, all_are_listed=not search.besides)
    above, up_to = _bounds(db, search, few)
    return replace(search, few=few, above=max(above, _below(db, search, many)), up_to=up_to)


def _bounds(db: Database, search: Asked, few: Sequence[Node]) -> tuple[int, int]:
    """Between which ids all are that were placed in a short time."""
    above, up_to = 0, 0
    for part in search.parts:
        ids = ids_of(part, search.now, few) if isinstance(part, During) and part in few else None
        if ids is not None:
            sql = f"SELECT min(id), max(id) FROM ({ids.sql})"
            lowest, highest = db.rows(sql, ids.parameters)[0]
            above, up_to = max(above, (lowest or 1) - 1), lesser(up_to, highest or _NEVER)
    return above, up_to


def query_of(search: Search) -> Query:
    """Raises QueryError, but not for what may be still being typed."""
    return parse(search.query, typing=True)


def within(search: Search, now: datetime, above: int = 0) -> Where:
    """One condition over `status s`."""
    query = query_of(search)
    found = to_sql(query, now.astimezone(), above)
    here = f"(s.shown OR s.id IN ({besides(query)}))"
    return Where(f"{here} AND ({found.sql})", found.parameters)


def unsettled(db: Database, search: Search) -> int:
    """Articles whose words it would have to know and does not."""
    if not asks_for_words(query_of(search).root):
        return 0
    return int(db.value("SELECT count(*) FROM article WHERE NOT indexed"))


def _below(db: Database, search: Asked, many: int) -> int:
    """An id that all it finds are above."""
    begin = since(search.query, search.now)
    arrived = 0 if begin is None else arrived_before(db, begin, _MANY)
    unread = Is(Flag.UNREAD) in search.parts
    return max(arrived, _read_up_to(db, search.besides, many)) if unread else arrived


def _read_up_to(db: Database, besides: str, many: int) -> int:
    """The last id before all that are unread; 0 where that takes long to know."""
    if db.value("SELECT total(unread) FROM feed") > many:
        return 0
    firsts = [db.value(_FIRST_UNREAD)]
    if besides:
        firsts.append(db.value(f"SELECT min(id) FROM ({besides})"))
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
