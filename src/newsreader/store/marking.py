"""Marks and tags that the person gives, be it to a great many articles at once."""

import json
from array import array
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.store import tagging
from newsreader.store.database import Database
from newsreader.store.history import acts, journal
from newsreader.store.history.turns import Turn
from newsreader.store.news import copies
from newsreader.store.packing import parts
from newsreader.store.undo.standing import Settling

_AT_ONCE = 20_000
"""Articles in one transaction: a tenth of a second."""

Changing = Callable[[Sequence[int]], AbstractSet[int]]
"""Those of some articles that are not so yet."""


def mark(
    db: Database,
    kind: ActKind,
    ids: Sequence[int],
    at: datetime,
    *,
    everywhere: bool = False,
    place: str = "",
) -> Act | None:
    """`None` when every article was so already. `everywhere`: in all feeds that brought them."""
    if len(ids) > _AT_ONCE:
        ids = acts.not_so_yet(db, kind, ids)
    if len(ids) <= _AT_ONCE:
        with db.transaction():
            others = copies.others_of(db, kind, ids) if everywhere else []
            return acts.mark(db, kind, ids, at, others, place)
    others = copies.others_of(db, kind, ids) if everywhere else []
    also = acts.reached(db, kind, others)
    words = acts.words(db, kind, ids, len(also), place)
    beside = acts.besides_payload(acts.besides(db, kind, ids, others))
    return _begun(db, kind, words, array("q", ids) + array("q", also), at, beside)


def tag(db: Database, kind: ActKind, ids: Sequence[int], name: str, at: datetime) -> Act | None:
    """`None` when every article was so already. Raises LibraryError for a name that is none."""
    name = tagging.tag_name(name)
    if len(ids) > _AT_ONCE:
        ids = _changing(ids, lambda some: tagging.would_change(db, kind, some, name))
    if len(ids) > _AT_ONCE:
        payload = json.dumps({"name": name})
        return _begun(db, kind, tagging.words(db, kind, ids, name), ids, at, payload)
    return tagging.tag(db, kind, ids, name, at)


def _changing(ids: Sequence[int], changing: Changing) -> "array[int]":
    """Looked up before anything is written: nobody waits for that."""
    found = array("q")
    for some in parts(ids):
        among = changing(some)
        found.extend(id_ for id_ in some if id_ in among)
    return found


def _begun(
    db: Database,
    kind: ActKind,
    words: str,
    ids: Sequence[int],
    at: datetime,
    payload: str | None = None,
) -> Act:
    """The journal says all of it from the first transaction on; the articles follow."""
    with db.transaction():
        turn, act = Turn(), journal.record(db, kind, words, at, ids, payload)
        settling = Settling(db, act, stands=True)
        settling.go_on(turn)
    settling.finish()
    return act
