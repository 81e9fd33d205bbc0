"""Rules asked about what is here already: only tried, or applied as one act."""

from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.models.rules import Hits, Rule, Trial
from newsreader.store.database import Database
from newsreader.store.lists import found_by
from newsreader.store.packing import parts
from newsreader.store.rules import ruling
from newsreader.store.showing import unlisted
from newsreader.store.times import moment, seconds

_HERE = f"(s.shown OR s.id IN ({unlisted(hidden=True)}))"
"""Hidden ones too: a rule is not judged by what it has done already."""
_AT_ONCE = 20_000
"""Articles in one transaction: half a second."""
_SINCE = f"s.placed >= ? AND {_HERE}"


def hits(db: Database) -> dict[str, Hits]:
    """By the rule's name; rules that never fitted are not among them."""
    rows = db.rows("SELECT name, hits, last_hit FROM rule")
    return {name: Hits(count, moment(last)) for name, count, last in rows}


def attempt(db: Database, when: str, since: datetime, now: datetime) -> Trial:
    """What a rule would have fitted. Raises QueryError."""
    fits = _fitting(db, when, since, now)
    among = db.value(f"SELECT count(*) FROM status s WHERE {_SINCE}", (seconds(since),))
    return Trial(fits, among)


def apply(db: Database, rule: Rule, since: datetime, at: datetime) -> Act | None:
    """`None` when every article was so already. Raises QueryError.

    A great many take several transactions, so that no other program waits long to write.
    """
    scored, deed = ruling.scored_by(db, rule), None
    for some in parts(_fitting(db, rule.when, since, at), _AT_ONCE):
        with db.transaction():
            done = ruling.carry_out(db, rule, some, at, scored)
            deed = ruling.note(db, ActKind.APPLY_RULE, rule, deed, done, at)
    return deed.act if deed else None


def _fitting(db: Database, when: str, since: datetime, now: datetime) -> list[int]:
    found = found_by(when, now)
    rows = db.rows(
        f"SELECT s.id FROM status s WHERE {_SINCE} AND ({found.sql})"
        " ORDER BY s.placed DESC, s.id DESC",
        (seconds(since), *found.parameters),
    )
    return [id_ for (id_,) in rows]
