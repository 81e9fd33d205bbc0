"""What rules do to articles: one journal row for each rule, which takes all of it back."""

import json
from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.models.acts import OF_RULES, Act, ActKind
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.store import tagging
from newsreader.store.database import Database
from newsreader.store.history import acts, journal
from newsreader.store.history.claims import Claim
from newsreader.store.packing import id_list, unpack_ids
from newsreader.store.rules.rulewords import did

_CLAIMED = {
    EffectKind.READ: ActKind.READ,
    EffectKind.BOOKMARK: ActKind.BOOKMARK,
    EffectKind.HIDE: ActKind.HIDE,
    EffectKind.TAG: ActKind.TAG,
}
Done = dict[Effect, list[int]]
"""Which articles each effect changed."""


class Deed(Struct, frozen=True):
    """An act of a rule, and what it consists of."""

    act: Act
    done: Done


def carry_out(
    db: Database,
    rule: Rule,
    ids: Sequence[int],
    at: datetime,
    scored: Container[int] = frozenset(),
) -> Done:
    """Within a transaction. What was so already is left out, and no score is given twice."""
    unscored = [id_ for id_ in ids if id_ not in scored]
    done = {
        effect: _turn(db, effect, unscored if effect.kind is EffectKind.SCORE else ids, at)
        for effect in rule.then
    }
    return {effect: changed for effect, changed in done.items() if changed}


def note(
    db: Database, kind: ActKind, rule: Rule, before: Deed | None, more: Done, at: datetime
) -> Deed | None:
    """Within the transaction of the deed; as one act with what the rule did just before."""
    if not more:
        return before
    return (before and _extended(db, rule, before, more)) or _record(db, kind, rule, more, at)


def _record(db: Database, kind: ActKind, rule: Rule, done: Done, at: datetime) -> Deed:
    changed = _articles(done.values())
    act = journal.record(
        db, kind, _words(db, rule, done), at, changed, payload=_payload(rule.name, done)
    )
    return Deed(act, done)


def _extended(db: Database, rule: Rule, deed: Deed, more: Done) -> Deed | None:
    """`None` when it was undone meanwhile."""
    done = {effect: deed.done.get(effect, []) + more.get(effect, []) for effect in rule.then}
    done = {effect: changed for effect, changed in done.items() if changed}
    act = journal.extend(
        db, deed.act, _words(db, rule, done), _articles(done.values()), _payload(rule.name, done)
    )
    return Deed(act, done) if act else None


def claims(act: Act, payload: str | None) -> list[Claim[int]]:
    """What an act of a rule says of articles, but for their score."""
    return [
        Claim(_CLAIMED[effect.kind], True, ids, effect.value)
        for effect, ids in _done(act.article_ids, payload).items()
        if effect.kind in _CLAIMED
    ]


def score(db: Database, act: Act, *, stands: bool) -> list[int]:
    """Give an act's points again, or take them back, within a transaction; only rules give any."""
    if act.kind not in OF_RULES:
        return []
    payload = journal.payload(db, act)
    changed = [
        _score(db, ids, int(effect.value) * (1 if stands else -1))
        for effect, ids in _done(act.article_ids, payload).items()
        if effect.kind is EffectKind.SCORE
    ]
    return _articles(changed)


def read_by_rules(db: Database) -> set[int]:
    """Articles that rules marked read."""
    return _done_by_rules(db, EffectKind.READ)


def scored_by(db: Database, rule: Rule) -> set[int]:
    """Articles whose score holds this rule's part already."""
    return _done_by_rules(db, EffectKind.SCORE, " AND payload ->> 'rule' = ?", rule.name)


def _done_by_rules(db: Database, kind: EffectKind, where: str = "", *parameters: str) -> set[int]:
    """Articles that an effect of that kind stands for."""
    rows = db.rows(
        "SELECT ids, payload FROM journal"
        f" WHERE kind IN ('rule', 'apply rule') AND NOT undone{where}",
        parameters,
    )
    return {
        id_
        for every, payload in rows
        for effect, ids in _done(unpack_ids(every), payload).items()
        if effect.kind is kind
        for id_ in ids
    }


def _turn(db: Database, effect: Effect, ids: Sequence[int], at: datetime) -> list[int]:
    match effect.kind:
        case EffectKind.TAG:
            return tagging.turn(db, ActKind.TAG, ids, effect.value)
        case EffectKind.SCORE:
            return _score(db, ids, int(effect.value))
        case EffectKind.NOTIFY:
            return []
    changed = acts.turn(db, _CLAIMED[effect.kind], ids)
    if effect.kind is EffectKind.BOOKMARK:
        acts.remember_when(db, changed, at)
    return changed


def _score(db: Database, ids: Sequence[int], points: int) -> list[int]:
    rows = db.rows(
        "UPDATE status SET score = score + ?"
        " WHERE id IN (SELECT value FROM json_each(?)) RETURNING id",
        (points, id_list(ids)),
    )
    return [id_ for (id_,) in rows]


def _articles(changed: Iterable[Sequence[int]]) -> list[int]:
    return sorted({id_ for ids in changed for id_ in ids})


def _words(db: Database, rule: Rule, done: Done) -> str:
    articles = _articles(done.values())
    what = acts.titled(db, articles)
    return f"Rule “{rule.name}” {did(tuple(done), what, several=len(articles) > 1)}"


def _payload(name: str, done: Done) -> str:
    """An effect on all of the act's articles does without their ids."""
    every = len(_articles(done.values()))
    parts = [
        (effect.kind, effect.value, None if len(ids) == every else ids)
        for effect, ids in done.items()
    ]
    return json.dumps({"rule": name, "done": parts}, ensure_ascii=False)


def _done(every: Sequence[int], payload: str | None) -> Done:
    parts = json.loads(payload)["done"] if payload else []
    return {
        Effect(EffectKind(kind), value): list(every) if ids is None else ids
        for kind, value, ids in parts
    }
