"""Rules on arrival. What has been judged is remembered: a kill on the way leaves nobody out."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.acts import ActKind
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.syncing import RuleNotified
from newsreader.query.errors import QueryError
from newsreader.query.where import Where
from newsreader.store.database import Database
from newsreader.store.errors import DiskError, LibraryError
from newsreader.store.library import Library
from newsreader.store.lists import found_by
from newsreader.store.packing import id_list
from newsreader.store.rules import ruling
from newsreader.store.rules.ruling import Deed
from newsreader.store.times import seconds

_CHUNK = 500
"""Articles judged in one transaction: the person's own marks wait no longer than for these."""
_TOLD = 3
"""Titles in an event."""
_FRESH = """
    SELECT s.id FROM status s NOT INDEXED JOIN article a ON a.id = s.id
    WHERE s.id > ? AND length(a.content_hash) <= 32 ORDER BY s.id LIMIT ?
"""
"""A longer hash is of what another newsreader kept: it did not arrive, it came along."""
_JUDGED = """
    UPDATE memo SET value = coalesce(?, (SELECT max(id) FROM status), 0) WHERE name = 'judged'
"""
_HIDE = Effect(EffectKind.HIDE)
log = logging.getLogger(__name__)


class Judge:
    """Applies rules to what arrived since they were asked last, in the order of the file."""

    def __init__(
        self, library: Library, rules: Sequence[Rule], clock: Callable[[], datetime]
    ) -> None:
        self._db = library.db
        self._clock = clock
        self._rules = rules
        self._deeds: dict[Rule, Deed | None] = {}
        self._told: dict[Rule, list[int]] = {}
        self.hidden = 0
        """How many articles by now."""

    def begin(self) -> None:
        """Before anything arrives. What came while there were no rules is not judged."""
        known = self._db.value("SELECT 1 FROM memo WHERE name = 'judged'")
        if self._rules and not known:
            self._db.run(
                "INSERT OR IGNORE INTO memo SELECT 'judged', coalesce(max(id), 0) FROM status"
            )
        elif known and not self._rules:
            self._db.run("DELETE FROM memo WHERE name = 'judged'")

    def judge_some(self) -> bool:
        """One short transaction; False when nothing is left to be judged.

        Raises DiskError; a rule that fails otherwise is logged, and the others go on.
        """
        if not self._rules:
            return False
        with self._db.transaction():
            after = self._db.value("SELECT value FROM memo WHERE name = 'judged'")
            if after is None:
                return False  # another process, without rules, was here
            ids = [id_ for (id_,) in self._db.rows(_FRESH, (int(after), _CHUNK))]
            if ids:
                self._judge(int(after), ids)
            more = len(ids) == _CHUNK
            self._db.run(_JUDGED, (ids[-1] if more else None,))
        return more

    def news(self) -> list[RuleNotified]:
        """What the person wants to be told of, but for what a rule hid."""
        told = [_notified(self._db, rule, ids) for rule, ids in self._told.items()]
        self._told.clear()
        return [event for event in told if event.count]

    def _judge(self, after: int, ids: Sequence[int]) -> None:
        now = self._clock()
        for rule in self._rules:
            try:
                hits = _hits(self._db, found_by(rule.when, now, above=after), after, ids)
            except DiskError:
                raise
            except (LibraryError, QueryError):
                log.exception("The rule %r could not be asked", rule.name)
                continue
            if hits:
                self._carry_out(rule, hits, now)

    def _carry_out(self, rule: Rule, hits: Sequence[int], now: datetime) -> None:
        db, before = self._db, self._deeds.get(rule)
        _count(db, rule, len(hits), now)
        if any(effect.kind is EffectKind.NOTIFY for effect in rule.then):
            self._told.setdefault(rule, []).extend(hits)
        done = ruling.carry_out(db, rule, hits, now)
        self.hidden += len(done.get(_HIDE, ()))
        self._deeds[rule] = ruling.note(db, ActKind.RULE, rule, before, done, now)


def _hits(db: Database, where: Where, after: int, ids: Sequence[int]) -> list[int]:
    rows = db.rows(
        f"SELECT s.id FROM status s NOT INDEXED WHERE s.id > ? AND s.id <= ? AND ({where.sql})",
        (after, ids[-1], *where.parameters),
    )
    return sorted({id_ for (id_,) in rows}.intersection(ids))


def _count(db: Database, rule: Rule, hits: int, now: datetime) -> None:
    db.run(
        "INSERT INTO rule (name, hits, last_hit) VALUES (?, ?, ?)"
        " ON CONFLICT (name)"
        " DO UPDATE SET hits = hits + excluded.hits, last_hit = excluded.last_hit",
        (rule.name, hits, seconds(now)),
    )


def _notified(db: Database, rule: Rule, ids: Sequence[int]) -> RuleNotified:
    rows = db.rows(
        "SELECT coalesce(nullif(a.title, ''), a.excerpt)"
        " FROM status s JOIN article a ON a.id = s.id"
        " WHERE s.id IN (SELECT value FROM json_each(?)) AND (s.bookmarked OR NOT s.hidden)"
        " ORDER BY s.id DESC",
        (id_list(ids),),
    )
    titles = tuple(clean_line(title, 200) for (title,) in rows[:_TOLD])
    return RuleNotified(rule.name, len(rows), titles)
