"""Many articles to be marked at once that are told by more than their ids."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from newsreader.models.scopes import Scope, Show
from newsreader.store import lists
from newsreader.store.database import Database
from newsreader.store.packing import id_list, parts
from newsreader.store.showing import SHOW
from newsreader.store.times import seconds


def newest_id(db: Database) -> int:
    """What arrives after this has a greater id."""
    return db.value("SELECT max(id) FROM status") or 0


def unread_in(db: Database, scope: Scope, up_to: int, now: datetime) -> "array[int]":
    """Of the scope, but for what arrived after the article `up_to`."""
    where = lists.within(scope, now)
    sql = f"SELECT s.id FROM status s WHERE {where.sql}{SHOW[Show.UNREAD]} AND +s.id <= ?"
    (ids,) = db.columns(sql, (*where.parameters, up_to))
    return ids


def unread_before(db: Database, ids: Sequence[int], than: datetime) -> Sequence[int]:
    """Those of the articles that were placed before that moment."""
    sql = (
        "SELECT s.id FROM json_each(?) wanted JOIN status s ON s.id = wanted.value"
        " WHERE NOT s.read AND s.placed < ?"
    )
    found = (db.columns(sql, (id_list(some), seconds(than)))[0] for some in parts(ids))
    return list(chain.from_iterable(found))
