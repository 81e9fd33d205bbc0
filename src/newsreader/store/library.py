"""The library's face: what the rest of the house may ask of it."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from newsreader.config import Retention
from newsreader.models.acts import Act, ActKind
from newsreader.models.articles import Article, Beside, Headline
from newsreader.models.feeds import Counts, Feed, Subscription
from newsreader.models.rules import Hits, Rulebook, Trial
from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    Grouping,
    OwnSmart,
    Scope,
    Show,
    Snapshot,
)
from newsreader.models.trips import Taken
from newsreader.paths import Paths
from newsreader.priority import Reason, Taste
from newsreader.store import (
    answers,
    arranging,
    articles,
    backups,
    discussions,
    gists,
    linking,
    lists,
    margins,
    memo,
    revising,
    schema,
    sweeping,
    tasting,
    trips,
)
from newsreader.store.aging import fading, forgetting
from newsreader.store.aging.retention import Retaining
from newsreader.store.album import Album
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError, SubscriptionsError, refused
from newsreader.store.feedlist import collecting, feeds, feedsfile, relocating, smart, subscribing
from newsreader.store.files import stamp
from newsreader.store.finding import snippets
from newsreader.store.history import journal
from newsreader.store.index import merging
from newsreader.store.marks import Marks
from newsreader.store.news import stories
from newsreader.store.rules import rulebook, trials
from newsreader.store.times import utc_now
from newsreader.store.undo import standing, undoing

_LITTLE = 4096
"""KB; the system keeps what is read often."""


class Library(Marks):
    """One connection to one library. Use it from the thread that opened it.

    Anything here may raise LibraryError: the disk is full, the file is locked or damaged.
    """

    def __init__(self, db: Database, paths: Paths, clock: Callable[[], datetime]) -> None:
        super().__init__(db, clock)
        self._paths = paths
        self._broken: str | None = None
        self._subscriptions_error: str | None = None
        self._followed = feeds.Followed(db)
        self.margins = margins.Margins(db, clock)
        self.links = linking.Links(db, clock)
        self.stories = stories.Stories(db, clock)
        self.answers = answers.Answers(db, clock)
        self.discussions = discussions.Discussions(db, clock)
        self.gists = gists.Gists(db, clock)
        self.revisions = revising.Revisions(db)

    @classmethod
    def open(cls, paths: Paths, clock: Callable[[], datetime] = utc_now) -> Self:
        """Create what is missing, bring the rest up to date. Raises LibraryError."""
        for folder in (paths.config, paths.data):
            with refused(f"{folder} cannot be made"):
                folder.mkdir(parents=True, exist_ok=True)
        db = schema.open_database(paths.library, paths.backups, clock())
        library = cls(db, paths, clock)
        try:
            library.reconcile()
        except LibraryError:
            library.close()
            raise
        return library

    def close(self) -> None:
        self.db.close()

    def stay_small(self) -> None:
        """Keep little of the file in memory, nor what a long list is sorted in."""
        self.db.run(f"PRAGMA cache_size = -{_LITTLE}")
        self.db.run("PRAGMA temp_store = FILE")

    def give_way(self) -> None:
        """What this one writes from now on can wait: others get in between."""
        self.db.give_way()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Sources

    def feeds(self) -> list[Feed]:
        """What is followed, in the order of feeds.toml."""
        return self._followed.feeds()

    def feed(self, feed_id: int) -> Feed | None:
        """Followed or not."""
        return feeds.feed(self.db, feed_id)

    def feed_titles(self) -> dict[int, str]:
        """By id, of every feed there ever was."""
        return feeds.titles(self.db)

    def find_feeds(self, words: str) -> list[Feed]:
        """By id, address or title; several when a part of a title fits several."""
        return feeds.find_feeds(self.db, words)

    def smart_feeds(self) -> list[OwnSmart]:
        """The person's own, in the order of feeds.toml."""
        return smart.smart_feeds(self.db)

    def counts(self) -> Counts:
        return feeds.counts(self.db, self._clock())

    def newest_id(self) -> int:
        """What arrives from now on has a greater id."""
        return sweeping.newest_id(self.db)

    def next_due(self) -> datetime | None:
        """When the first feed falls due, which may be past; `None` when none ever does."""
        return feeds.next_due(self.db)

    def data_version(self) -> int:
        """Another number than before: another connection wrote."""
        return int(self.db.value("PRAGMA data_version"))

    # Lists

    def snapshot(
        self, scope: Scope, show: Show = Show.ALL, limit: int | None = None
    ) -> "array[int]":
        """Ids, the newest first. Raises QueryError for a search that makes no sense."""
        return self.arranged(scope, show, limit=limit).ids

    def arranged(
        self,
        scope: Scope,
        show: Show = Show.ALL,
        arrangement: Arrangement = NEWEST_FIRST,
        limit: int | None = None,
        also: int | None = None,
    ) -> Snapshot:
        """The same, in the person's order. Raises QueryError."""
        return arranging.arranged(self.db, scope, show, self._clock(), arrangement, limit, also)

    def unread_by_group(
        self, scope: Scope, show: Show, grouping: Grouping, up_to: int
    ) -> list[tuple[int, int]]:
        """(the key of an article, how many of its group are unread), but for later arrivals."""
        return arranging.unread_by_group(self.db, scope, show, self._clock(), grouping, up_to)

    def count(self, scope: Scope, show: Show = Show.ALL) -> int:
        """How many articles a snapshot would hold. Raises QueryError."""
        return lists.count(self.db, scope, show, self._clock())

    def unsettled(self, scope: Scope) -> int:
        """How many articles came so lately that a search does not know their words."""
        return lists.unsettled(self.db, scope)

    def newer(self, scope: Scope, show: Show, after_id: int) -> int:
        """How many arrived since a snapshot whose greatest id was `after_id`."""
        return lists.newer(self.db, scope, show, self._clock(), after_id)

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """In that order; articles that are gone are left out."""
        return lists.headlines(self.db, ids)

    def snippets(self, ids: Sequence[int], spans: snippets.Spans) -> dict[int, str]:
        """Of the articles in whose texts `spans` finds something: the part around it."""
        return snippets.snippets(self.db, ids, spans)

    def article(self, article_id: int, *, own: bool = False) -> Article | None:
        """With its full text where there is one, unless it is to be the feed's `own`."""
        return articles.article(self.db, article_id, own=own)

    def beside(self, article_id: int) -> Beside | None:
        return articles.beside(self.db, article_id)

    @property
    def album(self) -> Album:
        """The pictures of articles."""
        return Album(self.db, self._paths.pictures, self._clock)

    def taken(self, ids: Sequence[int], minutes: int) -> list[Taken]:
        """The first of them for so many minutes of reading; bookmarks come before the others."""
        return trips.taken(self.db, ids, minutes)

    # Rules

    def rulebook(self) -> Rulebook:
        """What config.toml says now."""
        return rulebook.read_rules(self._paths.config_toml)

    def rule_hits(self) -> dict[str, Hits]:
        """By the rule's name; rules that never fitted are not among them."""
        return trials.hits(self.db)

    def try_rule(self, when: str, since: datetime) -> Trial:
        """What it would have fitted, of the articles placed since then. Raises QueryError."""
        return trials.attempt(self.db, when, since, self._clock())

    # Acts: `None` when nothing changed

    def subscribe(self, subscription: Subscription) -> tuple[Feed, bool]:
        """False: it was followed already, and nothing changed."""
        return self.subscribe_all([subscription])[0]

    def subscribe_all(self, subscriptions: Sequence[Subscription]) -> list[tuple[Feed, bool]]:
        """Many at once, as one act and one edit of feeds.toml."""
        return subscribing.subscribe(self.db, self._paths.feeds_toml, subscriptions, self._clock())

    def unsubscribe(self, feed_id: int) -> Act:
        """Its articles leave the lists; its bookmarks stay, and undo brings all of it back."""
        return subscribing.unsubscribe(self.db, self._paths.feeds_toml, feed_id, self._clock())

    def add_smart_feeds(self, wanted: Sequence[OwnSmart]) -> list[bool]:
        """As one act. False where a smart feed has that title already: it stays as it is.

        Raises QueryError for a query that makes no sense.
        """
        return collecting.add_smart(self.db, self._paths.feeds_toml, wanted, self._clock())

    def remove_smart(self, title: str) -> Act:
        """Raises LibraryError when there is none of that title."""
        return collecting.remove_smart(self.db, self._paths.feeds_toml, title, self._clock())

    def change_smart(self, title: str, wanted: OwnSmart) -> Act | None:
        """Its title, its query, or both; `None` when they are so already.

        Raises LibraryError for a title that cannot be given, QueryError.
        """
        path, now = self._paths.feeds_toml, self._clock()
        return collecting.change_smart(self.db, path, title, wanted, now)

    def move_feed(self, feed_id: int, url: str, kind: ActKind = ActKind.MOVE) -> Act:
        """Follow it at `url` from now on: its articles, marks and folders stay with it.

        What was kept of a feed that once was followed at `url` joins it. Raises LibraryError.
        """
        return relocating.move(self.db, self._paths.feeds_toml, feed_id, url, self._clock(), kind)

    def history(self, limit: int = 50) -> list[Act]:
        """The newest first."""
        return journal.history(self.db, limit)

    def act(self, act_id: int) -> Act | None:
        return journal.act(self.db, act_id)

    def undo(self, act_id: int | None = None) -> Act | None:
        """The person's newest act not undone yet, or that one; with the articles it set back.

        Raises LibraryError where a later act builds on it. The rules: docs/notes/undo.md.
        """
        return undoing.undo(self.db, self._paths.feeds_toml, act_id)

    def redo(self, act_id: int | None = None) -> Act | None:
        """The act undone last since the person's newest, or that one if it is undone.

        Raises LibraryError where it cannot be done again.
        """
        return undoing.redo(self.db, self._paths.feeds_toml, act_id)

    def finish(self) -> bool:
        """What a kill left half done of an act about a great many articles; False: nothing."""
        return standing.finish(self.db)

    def half_done(self) -> list[int]:
        """The ids of acts that some program is in the middle of, or was when it ended."""
        return standing.half_done(self.db)

    # Taste

    def note_opened(self, article_id: int) -> None:
        """The person reads in it, which tells what they like. Nothing to undo."""
        tasting.note_opened(self.db, article_id, self._clock())

    def learn_taste(self) -> Taste:
        """From the acts of late; orders `Sort.PRIORITY`. Takes a second of a large library."""
        return tasting.learn(self.db)

    def taste(self) -> Taste:
        """As it was learned last."""
        return tasting.taste(self.db)

    def forget_taste(self) -> None:
        """What is here already teaches nothing any more."""
        tasting.forget(self.db)

    def reasons(self, article_id: int) -> list[Reason]:
        """What speaks for the article and against it, the strongest first."""
        traits = tasting.traits(self.db, article_id)
        return self.taste().reasons(traits) if traits else []

    # Retention

    def retaining(self, wanted: Retention) -> Retaining:
        """What is to be forgotten by itself, as config.toml and feeds.toml want it."""
        return Retaining(self.db, self._paths.feeds_toml, wanted, self._clock())

    def forget(self, ids: Sequence[int]) -> int:
        """A batch of them: what the publisher said goes, what the person did stays. How many went.

        What is kept for good stays. Undo does not bring them back.
        """
        return forgetting.forget(self.db, ids)

    def merging(self) -> Iterator[bool]:
        """What was forgotten leaves room: a step of it each time that it is asked."""
        return merging.whole(self.db)

    def fading(self) -> Iterator[bool]:
        """What words were counted in articles that are gone: a step of it each time it is asked."""
        return fading.halving(self.db)

    # Memory

    def remembered(self, name: str) -> str | None:
        return memo.remembered(self.db, name)

    def remember(self, name: str, text: str | None) -> None:
        """`None` forgets it."""
        memo.remember(self.db, name, text)

    # Files

    def subscriptions(self) -> list[Subscription]:
        return feeds.subscriptions(self.db)

    def reconcile(self) -> bool:
        """Follow what feeds.toml says now; True when it said something new."""
        now = stamp(self._paths.feeds_toml)
        if now == self._broken:
            return False
        self._broken = self._subscriptions_error = None
        try:
            return feedsfile.reconcile(self.db, self._paths.feeds_toml)
        except SubscriptionsError as error:
            self._broken, self._subscriptions_error = now, str(error)
            return False

    def subscriptions_error(self) -> str | None:
        """Why feeds.toml could not be followed, with its line; what was followed before is."""
        return self._subscriptions_error

    def backup(self, path: Path) -> None:
        """A copy of the whole library, at `path` whole or not at all."""
        backups.copy_into(self.db, path)

    def rotate_backups(self) -> Path | None:
        """Once a day, by the sync: today's copy in the backups folder, the oldest ones removed."""
        now = self._clock()
        if not backups.is_worth_a_copy(self.db, now):
            return None
        return backups.rotate_backups(self.db, self._paths.backups, now)

    def faults(self) -> list[str]:
        """What a check of the whole file finds wrong. Reads all of it."""
        return schema.quick_check(self.db)
