"""Articles as the acts that stand say, within the transaction of an undo or a redo."""

from collections.abc import Sequence

from newsreader.models.acts import Act, ActKind
from newsreader.store import acts, journal, ruling, tagging
from newsreader.store.claims import TO_BE, Claim, Told, kinds_about, plain_claim, verdicts
from newsreader.store.database import Database

_RULES = frozenset({ActKind.RULE, ActKind.APPLY_RULE})


def settle(db: Database, act: Act, *, stands: bool) -> list[int]:
    """Set what the act is about, as if it stood or did not; the articles that changed by that."""
    payload = journal.payload(db, act)
    changed = set(ruling.score(db, act, payload, stands=stands)) if act.kind in _RULES else set()
    for claim in _claims(act, payload):
        earlier, later = _told(db, act, claim)
        for so, ids in verdicts(claim, earlier, later, stands=stands).items():
            changed.update(_turn(db, claim, so, list(ids)))
    return sorted(changed)


def _claims(act: Act, payload: str | None) -> list[Claim[int]]:
    if act.kind in _RULES:
        return ruling.claims(act, payload)
    return [plain_claim(act.kind, act.article_ids, payload)]


def _told(db: Database, act: Act, claim: Claim[int]) -> tuple[list[Told[int]], list[Told[int]]]:
    """What acts before this one, and after it, say about the same."""
    earlier, later = list[Told[int]](), list[Told[int]]()
    for other, payload in journal.others(db, act, kinds_about(claim.what) | _RULES):
        told = [
            Told(one, not other.undone)
            for one in _claims(other, payload)
            if one.subject == claim.subject
        ]
        (earlier if other.id < act.id else later).extend(told)
    return earlier, later


def _turn(db: Database, claim: Claim[int], so: bool, ids: Sequence[int]) -> list[int]:
    kind = TO_BE[claim.what, so]
    if claim.what is ActKind.TAG:
        return tagging.turn(db, kind, ids, claim.name)
    return acts.turn(db, kind, ids)
