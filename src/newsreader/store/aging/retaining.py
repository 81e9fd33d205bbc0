"""Which articles are forgotten by themselves: by age, by number, by the size of the library."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path
from random import Random

from msgspec import Struct

from newsreader.config import Retention
from newsreader.models.retention import Going, Keep
from newsreader.store import tables
from newsreader.store.aging.keeping import KEPT, lately_kept
from newsreader.store.database import Database
from newsreader.store.feedlist import feeds, subscriptions
from newsreader.store.packing import id_list, parts
from newsreader.store.times import seconds

_SAMPLE = 500
_BESIDE = 1_200
"""Bytes that an article takes beside its texts: its row, its keys, its words in the indexes."""
_MEGABYTE = 1_000_000
_DAY = 24 * 60 * 60
_OF_FEEDS = (
    "SELECT feed_id, count(*), sum(NOT read) FROM status"
    " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY feed_id"
)
_LAST_TOUCHED = "max(s.arrived, coalesce(s.opened, 0))"


def keeps(path: Path) -> dict[str, Keep]:
    """By address: what feeds.toml says of single feeds. Raises Unreadable and OSError."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    subscriptions.read(text)  # or it is not known what the file means
    found = ((table.get("url"), table.get("keep")) for table in tables.tables(text, "feeds"))
    return {
        subscriptions.web_address(url) or "": Keep(**keep)
        for url, keep in found
        if keep is not None
    }


def fingerprint(wanted: Retention, own: Mapping[str, Keep]) -> str:
    """Another one when anything about it was changed."""
    return repr((wanted, sorted(own.items(), key=lambda one: one[0])))


def asks_for_nothing(wanted: Retention, own: Mapping[str, Keep]) -> bool:
    limits = [wanted.days, wanted.articles, wanted.library_megabytes]
    return not any(limits) and not any(keep.days or keep.articles for keep in own.values())


def going(db: Database, wanted: Retention, own: Mapping[str, Keep], now: datetime) -> Going:
    """What is to be forgotten now. Reads a row of every article."""
    search = _Search(db, lately_kept(db, now))
    old: set[int] = set()
    many: set[int] = set()
    for feed_id, url in db.rows("SELECT id, url FROM feed"):
        rule = _rule(wanted, own.get(url, Keep()))
        if rule.days:
            old.update(search.older(feed_id, rule, now))
        if rule.articles:
            many.update(search.beyond(feed_id, rule))
    many -= old
    large = set(search.weighing(wanted, old | many)) if wanted.library_megabytes else set()
    return _described(db, old, many, large)


class _Rule(Struct, frozen=True):
    """For one feed; 0 is no limit."""

    days: int
    articles: int
    unread: bool


def _rule(wanted: Retention, keep: Keep) -> _Rule:
    return _Rule(
        wanted.days if keep.days is None else keep.days,
        wanted.articles if keep.articles is None else keep.articles,
        wanted.unread if keep.unread is None else keep.unread,
    )


class _Search(Struct, frozen=True):
    """Among the articles that are here."""

    db: Database
    spared: AbstractSet[int]

    def older(self, feed_id: int, rule: _Rule, now: datetime) -> Iterator[int]:
        before = max(0, seconds(now) - rule.days * _DAY)
        return self._free(
            f"SELECT s.id FROM status s JOIN article a ON a.id = s.id WHERE s.feed_id = ?"
            f" AND {_LAST_TOUCHED} < ? AND {_may_go(rule.unread)}",
            (feed_id, before),
        )

    def beyond(self, feed_id: int, rule: _Rule) -> Iterator[int]:
        """What is not among the feed's newest."""
        return self._free(
            "SELECT s.id FROM (SELECT s.id FROM status s JOIN article a ON a.id = s.id"
            " WHERE s.feed_id = ? ORDER BY s.placed DESC, s.id DESC LIMIT -1 OFFSET ?) late"
            f" JOIN status s ON s.id = late.id WHERE {_may_go(rule.unread)}",
            (feed_id, rule.articles),
        )

    def weighing(self, wanted: Retention, gone: AbstractSet[int]) -> Iterator[int]:
        """The oldest that are as large together as what is too much, beyond what is gone."""
        used = used_bytes(self.db)
        if used <= wanted.library_megabytes * _MEGABYTE:
            return
        excess = self._total_weight() * (1 - wanted.library_megabytes * _MEGABYTE / used)
        excess -= sum(map(self._weight, gone))
        for id_ in self._free(
            "SELECT s.id FROM status s JOIN article a ON a.id = s.id"
            f" WHERE {_may_go(wanted.unread)} ORDER BY {_LAST_TOUCHED}, s.id",
            (),
        ):
            if excess <= 0:
                return
            if id_ not in gone:
                excess -= self._weight(id_)
                yield id_

    def _free(self, sql: str, parameters: tuple[object, ...]) -> Iterator[int]:
        (ids,) = self.db.columns(sql, parameters)
        return (id_ for id_ in ids if id_ not in self.spared)

    def _total_weight(self) -> float:
        """Of all articles, by some hundred of them."""
        (ids,) = self.db.columns("SELECT id FROM article", ())
        some = some_of(ids, _SAMPLE)
        return sum(map(self._weight, some)) / len(some) * len(ids) if some else 0

    def _weight(self, article_id: int) -> int:
        """What it adds, in proportion to others; a text is in the index too."""
        sql = "SELECT length(html) + 2 * length(text) FROM body WHERE article_id = ?"
        return _BESIDE + int(self.db.value(sql, (article_id,)) or 0)


def some_of(ids: Sequence[int], count: int) -> Sequence[int]:
    """The same at each call; every tenth might be all of one feed."""
    return Random(len(ids)).sample(ids, min(count, len(ids)))


def used_bytes(db: Database) -> int:
    """Of the library's file, without what is free in it."""
    pages, free, size = (
        int(db.value(f"PRAGMA {name}")) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _may_go(unread: bool) -> str:
    return f"NOT {KEPT}" + ("" if unread else " AND s.read")


def _described(db: Database, old: set[int], many: set[int], large: set[int]) -> Going:
    ids = array("q", sorted(old | many | large))
    found: Counter[int] = Counter()
    unread = 0
    for some in parts(ids):
        for feed_id, count, new in db.rows(_OF_FEEDS, (id_list(some),)):
            found[feed_id] += count
            unread += new
    names = feeds.titles(db)
    most = tuple((names.get(feed_id, ""), count) for feed_id, count in found.most_common())
    return Going(ids, len(old), len(many), len(large), unread, most)
