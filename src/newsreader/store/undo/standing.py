"""Articles as the acts that stand say: what undo, redo and acts about a great many end with."""

import json
from array import array
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from itertools import chain

from msgspec.structs import replace

from newsreader.models.acts import OF_RULES, Act, ActKind
from newsreader.store import highlights, memo, tagging
from newsreader.store.database import Database
from newsreader.store.history import acts, journal
from newsreader.store.history.claims import (
    TO_BE,
    Claim,
    Told,
    kinds_about,
    note_claims,
    plain_claims,
    verdicts,
)
from newsreader.store.history.tallying import counted_at_the_end
from newsreader.store.history.turns import Turn, take_turns
from newsreader.store.packing import parts
from newsreader.store.rules import ruling

_UNSETTLED = "unsettled"
"""The memo of the acts that were begun and not finished: ids in JSON."""

_BOOKMARKING = (ActKind.BOOKMARK, ActKind.ARCHIVE)
_FEW = 20_000
_PART = 5_000
_MANY = 3
"""Parts, from which on it is quicker to count all that is unread anew."""

Subject = tuple[ActKind, str]
Others = tuple[list[Told[int]], list[Told[int]]]
"""What acts before this one, and after it, say about the same."""


class Settling:
    """Sets what an act is about, a little at a time.

    Made before the first transaction: what other acts say of a great many takes long to read.
    Between two turns anybody may act, undo and redo: each turn heeds what the journal says by then.
    An act that is not settled in one turn is noted, so that no kill leaves it half done for good.
    """

    def __init__(
        self, db: Database, act: Act, *, stands: bool, noted: bool = False, part: int = _PART
    ) -> None:
        """`stands`: as the journal will say in the first turn. `part`: a turn settles at least."""
        self._db = db
        self.act = act
        self._claims = _claims(act, journal.payload(db, act))
        self._left = deque(
            replace(claim, ids=some) for claim in self._claims for some in _some(claim.ids, part)
        )
        self._noted = noted
        self._stands = stands
        self.changed = array("q")
        self._stamp = journal.stamp(db, act.id)
        self._others = self._read_others()

    def go_on(self, turn: Turn) -> bool:
        """Within a transaction; whether anything is left."""
        self._heed_the_journal()
        with counted_at_the_end(self._db) if len(self._left) > _MANY else nullcontext():
            self._settle_some(turn)
        if bool(self._left) != self._noted:
            self._noted = bool(self._left)
            _note(self._db, self.act.id, unsettled=self._noted)
        return self._noted

    def _settle_some(self, turn: Turn) -> None:
        while self._left:
            self._settle(self._left.popleft())
            if turn.over:
                return

    def finish(self) -> None:
        """What one turn was too short for."""
        if self._left:
            take_turns(self._db, self.go_on)

    def _heed_the_journal(self) -> None:
        stands, stamp = journal.stands(self._db, self.act.id), journal.stamp(self._db, self.act.id)
        if stands is None:
            self._left.clear()  # forgotten: nothing can be undone any more
        elif (stands, stamp) != (self._stands, self._stamp):
            self._stands, self._stamp = stands, stamp
            self._others = self._read_others()

    def _read_others(self) -> dict[Subject, Others]:
        return {subject: self._told(subject) for subject in {one.subject for one in self._claims}}

    def _settle(self, claim: Claim[int]) -> None:
        earlier, later = self._others[claim.subject]
        for so, ids in verdicts(claim, earlier, later, stands=self._stands).items():
            self.changed.extend(self._turn(claim, so, sorted(ids)))

    def _turn(self, claim: Claim[int], so: bool, ids: Sequence[int]) -> list[int]:
        kind = TO_BE[claim.what, so]
        if claim.what is ActKind.TAG:
            return tagging.turn(self._db, kind, ids, claim.name)
        if claim.what is ActKind.HIGHLIGHT:
            return highlights.turn(self._db, kind, ids, claim.name)
        changed = acts.turn(self._db, kind, ids)
        if changed and kind is ActKind.BOOKMARK and self.act.kind in _BOOKMARKING:
            acts.remember_when(self._db, changed, self.act.at)
        return changed

    def _told(self, subject: Subject) -> Others:
        earlier, later = list[Told[int]](), list[Told[int]]()
        about = self._few(subject)
        kinds = kinds_about(subject[0]) | OF_RULES
        for other, payload in journal.others(self._db, self.act, kinds, later=self._stands):
            told = [
                Told(replace(one, ids=ids), not other.undone)
                for one in _claims(other, payload)
                if one.subject == subject and (ids := _among(about, one.ids))
            ]
            (earlier if other.id < self.act.id else later).extend(told)
        return earlier, later

    def _few(self, subject: Subject) -> frozenset[int] | None:
        """What is in question, where that is little: it need not be remembered of what else."""
        own = [claim.ids for claim in self._claims if claim.subject == subject]
        return frozenset(chain(*own)) if sum(map(len, own)) <= _FEW else None


def finish(db: Database) -> bool:
    """What was left half done when a program ended in the middle of a great act; False: nothing."""
    unsettled = half_done(db)
    for act_id in unsettled:
        act = journal.act(db, act_id)
        if act is None:
            with db.transaction():
                _note(db, act_id, unsettled=False)
        else:
            whole = journal.with_articles(db, act)
            settling = Settling(db, whole, stands=not act.undone, noted=True)
            take_turns(db, settling.go_on)
    return bool(unsettled)


def half_done(db: Database) -> list[int]:
    """The ids of acts that some program is in the middle of, or was when it ended."""
    noted: list[int] = json.loads(memo.remembered(db, _UNSETTLED) or "[]")
    return noted


def _note(db: Database, act_id: int, *, unsettled: bool) -> None:
    others = [one for one in half_done(db) if one != act_id]
    after = [*others, act_id] if unsettled else others
    memo.remember(db, _UNSETTLED, json.dumps(after) if after else None)


def _claims(act: Act, payload: str | None) -> list[Claim[int]]:
    if act.kind in OF_RULES:
        return ruling.claims(act, payload)
    if act.kind is ActKind.NOTE:
        return note_claims(act.article_ids, payload)
    return plain_claims(act.kind, act.article_ids, payload)


def _set_of(several: Iterable[Collection[int]]) -> set[int]:
    """A part at a time: the screen's thread runs in between."""
    found: set[int] = set()
    for some in several:
        found.update(some)
    return found


def _among(about: frozenset[int] | None, ids: Collection[int]) -> set[int]:
    """Those of `ids` that are in question."""
    several = _some(ids)
    return _set_of(several if about is None else map(about.intersection, several))


def _some(ids: Collection[int], size: int = _PART) -> Iterable[Collection[int]]:
    return parts(ids, size) if isinstance(ids, Sequence) else [ids]
