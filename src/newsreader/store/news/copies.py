"""Articles that repeat an earlier one: an agency's text, one link in two feeds."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.links import normalised_link
from newsreader.models.acts import ActKind
from newsreader.store.database import Database
from newsreader.store.history import acts
from newsreader.store.packing import id_list, parts
from newsreader.store.rules import ruling
from newsreader.stories.sketch import is_copy

_WINDOW = 7 * 86_400
"""Seconds."""
_FEW = 40
"""Articles with the same run: more of them share what is no text, as a footer."""
_MANY = 200
"""Articles: of more it is quicker to look at all copies there are."""
_ALL_SAME = "SELECT article_id AS id FROM copy WHERE same UNION SELECT of_id FROM copy WHERE same"
_SHARING = """
    SELECT o.article_id, o.run FROM shingle m JOIN shingle o ON o.run = m.run
    JOIN trace t ON t.article_id = o.article_id
    WHERE m.article_id = ?1 AND o.article_id <> ?1 AND t.told AND t.placed >= ?2
"""
_BOTH = """
    SELECT one.feed_id <> other.feed_id, a.title = b.title, a.link, b.link
    FROM status one JOIN article a ON a.id = one.id, status other JOIN article b ON b.id = other.id
    WHERE one.id = ?1 AND other.id = ?2
"""


class Original(Struct, frozen=True):
    """What an article is a copy of."""

    id: int
    same: bool
    """It is the very article, from another feed."""


def note(db: Database, id_: int, placed: int) -> Original | None:
    """What it is a copy of, which is remembered; within a transaction.

    The very article counts before one that only has its text, the first of them before the others.
    """
    runs = _runs_of(db, [id_]).get(id_, frozenset())
    shared = Counter(other for other, _ in db.rows(_SHARING, (id_, placed - _WINDOW)))
    near = [other for other, _ in shared.most_common(_FEW)]
    theirs = _runs_of(db, near)
    found = (_original(db, id_, other, copied=is_copy(runs, theirs[other])) for other in near)
    originals = (one for one in found if one is not None)
    original = min(originals, key=lambda one: (not one.same, one.id), default=None)
    if original is not None:
        values = (id_, original.id, original.same)
        db.run("INSERT OR REPLACE INTO copy VALUES (?, ?, ?)", values)
    return original


def _original(db: Database, id_: int, other: int, *, copied: bool) -> Original | None:
    across, titled, link, its = db.row(_BOTH, (id_, other)) or (0, 0, None, None)
    linked = bool(link and its and normalised_link(link) == normalised_link(its))
    if not across or not (copied or linked):
        return None
    same = linked or bool(titled)
    return Original(_first(db, other, same=same), same)


def _first(db: Database, id_: int, *, same: bool) -> int:
    """What that one repeats itself: with `same`, only what is the very article too."""
    asked = "SELECT of_id FROM copy WHERE article_id = ? AND (same OR NOT ?)"
    return db.value(asked, (id_, same)) or id_


def others_of(db: Database, kind: ActKind, ids: Sequence[int]) -> list[int]:
    """The very articles from other feeds of those of `ids` that such an act would change."""
    copied = _copied_among(db, ids) if len(ids) > _MANY else ids
    changing = sorted(acts.would_change(db, kind, copied))
    found = {other for some in parts(changing) for other in same_as(db, some)}
    for some in parts(ids):
        found.difference_update(some)
    return sorted(found)


def read_again(db: Database, ids: Sequence[int], at: datetime) -> None:
    """Articles that came from another feed when the person had read them; in a transaction.

    What a rule marked read nobody has read: it may be wanted from this feed.
    """
    before = {id_: others for id_ in ids if (others := _read_ones(db, same_as(db, [id_])))}
    by_rules = ruling.read_by_rules(db) if before else frozenset()
    again = [id_ for id_, others in before.items() if others - by_rules]
    acts.read_in_passing(db, again, at, ActKind.READ_AGAIN)


def same_as(db: Database, ids: Sequence[int]) -> list[int]:
    """The very articles that these are, from other feeds."""
    rows = db.rows(
        """
        WITH these AS (SELECT value AS id FROM json_each(?)),
             firsts AS (SELECT of_id AS id FROM copy WHERE same AND article_id IN these
                        UNION SELECT id FROM these)
        SELECT article_id FROM copy WHERE same AND of_id IN firsts UNION SELECT id FROM firsts
        EXCEPT SELECT id FROM these
        """,
        (id_list(ids),),
    )
    return [id_ for (id_,) in rows]


def _copied_among(db: Database, ids: Sequence[int]) -> Sequence[int]:
    (known,) = db.columns(_ALL_SAME, ())
    copied = set(known)
    return [id_ for some in parts(ids) for id_ in copied.intersection(some)]


def _read_ones(db: Database, ids: Sequence[int]) -> set[int]:
    return set(ids) - acts.would_change(db, ActKind.READ, ids)


def _runs_of(db: Database, ids: list[int]) -> dict[int, frozenset[int]]:
    rows = db.rows(
        "SELECT article_id, run FROM shingle WHERE article_id IN (SELECT value FROM json_each(?))",
        (id_list(ids),),
    )
    found: dict[int, set[int]] = {id_: set() for id_ in ids}
    for id_, run in rows:
        found[id_].add(run)
    return {id_: frozenset(runs) for id_, runs in found.items()}
