"""Any sequence of acts, undos, redos, restarts ends in the state that the journal says."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from store_shelf import Short, prepared, visit

from newsreader.models.acts import Act, ActKind
from newsreader.models.arrivals import Changes
from newsreader.models.feeds import Subscription
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import OwnSmart, Smart
from newsreader.paths import Paths
from newsreader.store import journal, ruling
from newsreader.store.arrivals import Arrivals
from newsreader.store.errors import LibraryError
from newsreader.store.judging import Judge
from newsreader.store.library import Library
from newsreader.store.standing import Settling

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MAGIC = Rule(
    "Magic",
    "title:magic",
    (
        Effect(EffectKind.READ),
        Effect(EffectKind.TAG, "x"),
        Effect(EffectKind.HIDE),
        Effect(EffectKind.SCORE, "+5"),
    ),
)
OWN_TITLES = ("One", "Two", "Three")

State = dict[tuple[str, object], object]
"""What is so: ("read", 3), ("tag x", 3), ("follow", 1), ("smart", "One"); a feed's address."""


@dataclass
class Deed:
    """An act as a plain list of what it set."""

    by_itself: bool = False
    set: State = field(default_factory=dict)
    added: State = field(default_factory=dict)
    stands: bool = True


class Newsreader(RuleBasedStateMachine):
    """The library beside a model that plays its deeds from the beginning, every time."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.paths = Paths.under(Path(self.folder.name))
        self.now = NOON
        self.deeds: dict[int, Deed] = {}
        self.line: list[int] = []
        self.articles: dict[int, int] = {}
        self.count = 0
        self.library = self.opened()
        self.follow(2)
        self.arrive(1, magic=False)
        self.arrive(2, magic=True)

    def opened(self) -> Library:
        return Library.open(self.paths, lambda: self.now)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()

    # The model

    def state(self) -> State:
        state: State = {}
        for _, deed in sorted(self.deeds.items()):
            if deed.stands:
                state |= deed.set
                for what, points in deed.added.items():
                    state[what] = int(str(state.get(what, 0))) + int(str(points))
        return {what: value for what, value in state.items() if value}

    def did(self, act: Act | None, wanted: State) -> None:
        """A new deed of the person, of what was not so already."""
        before = self.state()
        changed = {what: so for what, so in wanted.items() if before.get(what, False) != so}
        self.set(act, changed)

    def set(self, act: Act | None, changed: State) -> None:
        assert bool(act) == bool(changed)
        if act:
            self.deeds[act.id] = Deed(set=changed)
            self.line.clear()

    def turned(self, turn: Callable[[], Act | None], act_id: int | None, *, stands: bool) -> None:
        """What is refused changes nothing."""
        try:
            act = turn()
        except LibraryError:
            return
        if act_id is None:
            assert act is None
            return
        assert act is not None
        assert act.id == act_id
        self.deeds[act_id].stands = stands
        self.line = [one for one in self.line if one != act_id]
        if not stands:
            self.line.append(act_id)

    def some(self, places: list[int]) -> list[int]:
        ids = sorted(self.articles)
        return [ids[place % len(ids)] for place in places]

    # What may happen

    @rule(
        what=st.sampled_from(["read", "bookmark", "hide", "tag x", "tag y"]),
        so=st.booleans(),
        places=st.lists(st.integers(0, 30), min_size=1, max_size=5),
    )
    def mark(self, what: str, so: bool, places: list[int]) -> None:
        ids, library = self.some(places), self.library
        acts: dict[str, Callable[[], Act | None]] = {
            "read": lambda: library.mark_read(ids, so),
            "bookmark": lambda: library.bookmark(ids, so),
            "hide": lambda: library.hide(ids, so),
        }
        name = what.removeprefix("tag ")
        tag = Library.tag if so else Library.untag
        act = acts[what]() if what in acts else tag(library, ids, name)
        before = self.state()
        wanted: State = {(what, id_): so for id_ in ids}
        if (what, so) == ("bookmark", True):
            kept = {id_ for id_ in ids if before.get(("bookmark", id_))}
            wanted |= {("archive", id_): False for id_ in ids if id_ not in kept}
        self.did(act, wanted)

    @rule(so=st.booleans(), places=st.lists(st.integers(0, 30), min_size=1, max_size=5))
    def archive(self, so: bool, places: list[int]) -> None:
        ids, before = self.some(places), self.state()
        act = self.library.archive(ids, so)
        both = {("bookmark", id_) for id_ in ids if before.get(("bookmark", id_))}
        done = {id_ for _, id_ in both if before.get(("archive", id_))}
        changed = {id_ for id_ in ids if (id_ in done) != so}
        beside: State = {(what, id_): True for what in ("bookmark", "read") for id_ in changed}
        set_: State = {("archive", id_): so for id_ in changed}
        set_ |= {what: True for what in beside if so and not before.get(what)}
        self.set(act, set_)

    @rule(place=st.integers(0, 30), minutes=st.sampled_from([1, 40]))
    def read_in_passing(self, place: int, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        (id_,) = self.some([place])
        act = self.library.read_in_passing([id_])
        assert bool(act) == (not self.state().get(("read", id_)))
        if act:
            self.deeds.setdefault(act.id, Deed(by_itself=True)).set["read", id_] = True

    @rule(feed=st.integers(1, 4), magic=st.booleans())
    def arrive(self, feed: int, magic: bool) -> None:
        """Two articles, and the rule is asked about them."""
        found = {one.id: one for one in self.library.feeds()}.get(feed)
        if found is None:
            return
        judge = Judge(self.library, [MAGIC], lambda: self.now)
        judge.begin()
        known = {id_ for (id_,) in self.library.db.rows("SELECT id FROM status")}
        keys = [f"{'magic' if magic else 'plain'} {self.count + number}" for number in range(2)]
        self.count += 2
        new = tuple(prepared(key, key, published=self.now) for key in keys)
        Arrivals(self.library).store(visit(found, self.now), Changes(new, ()), self.now)
        judge.judge_some()
        came = {id_ for (id_,) in self.library.db.rows("SELECT id FROM status")} - known
        self.articles |= dict.fromkeys(came, feed)
        if magic:
            effects = ("read", "tag x", "hide")
            (act,) = (one for one in self.library.history(1) if one.kind is ActKind.RULE)
            self.deeds[act.id] = Deed(
                by_itself=True,
                set={(effect, id_): True for id_ in came for effect in effects},
                added={("score", id_): 5 for id_ in came},
            )

    @rule(number=st.integers(1, 4))
    def follow(self, number: int) -> None:
        """As many feeds at once; those that are followed already stay as they are."""
        wanted = [Subscription(f"https://{name}.example/feed") for name in "abcd"[:number]]
        outcome = self.library.subscribe_all(wanted)
        new = [feed for feed, is_new in outcome if is_new]
        act = self.library.history(1)[0] if new else None
        self.did(act, {("follow", feed.id): feed.url for feed in new})

    @rule(feed=st.integers(1, 6))
    def unfollow(self, feed: int) -> None:
        if self.state().get(("follow", feed)):
            self.did(self.library.unsubscribe(feed), {("follow", feed): False})

    @rule(feed=st.integers(1, 6))
    def move(self, feed: int) -> None:
        if self.state().get(("follow", feed)):
            self.count += 1
            url = f"https://moved.example/{self.count}"
            self.did(self.library.move_feed(feed, url), {("follow", feed): url})

    @rule(title=st.sampled_from(OWN_TITLES))
    def add_smart(self, title: str) -> None:
        (new,) = self.library.add_smart_feeds([OwnSmart(title, title.lower())])
        act = self.library.history(1)[0] if new else None
        self.did(act, {("smart", title): title.lower()} if new else {})

    @rule(title=st.sampled_from(OWN_TITLES))
    def remove_smart(self, title: str) -> None:
        if self.state().get(("smart", title)):
            self.did(self.library.remove_smart(title), {("smart", title): False})

    @rule(title=st.sampled_from(OWN_TITLES), new=st.sampled_from(OWN_TITLES))
    def rename_smart(self, title: str, new: str) -> None:
        state = self.state()
        query = state.get(("smart", title))
        if query and not state.get(("smart", new)):
            act = self.library.change_smart(title, OwnSmart(new, str(query)))
            self.did(act, {("smart", title): False, ("smart", new): query})

    @rule(title=st.sampled_from(OWN_TITLES), query=st.sampled_from(["one", "two"]))
    def change_query(self, title: str, query: str) -> None:
        if self.state().get(("smart", title)):
            act = self.library.change_smart(title, OwnSmart(title, query))
            self.did(act, {("smart", title): query})

    @rule()
    def undo(self) -> None:
        own = [id_ for id_, deed in self.deeds.items() if deed.stands and not deed.by_itself]
        self.turned(self.library.undo, max(own, default=None), stands=False)

    @rule()
    def redo(self) -> None:
        newest = self.line[-1] if self.line else None
        self.turned(self.library.redo, newest, stands=True)

    @precondition(lambda self: any(deed.stands for deed in self.deeds.values()))
    @rule()
    def undo_is_killed_in_the_middle(self) -> None:
        """After its first turn; what is left is done after a restart."""
        act = journal.undoable(self.library.db, None)
        if act is None or act.in_the_file:
            return
        settling = Settling(self.library.db, act, stands=False, part=1)
        with self.library.db.transaction():
            journal.mark_undone(self.library.db, act)
            ruling.score(self.library.db, act, stands=False)
            settling.go_on(Short())
        self.turned(lambda: act, act.id, stands=False)
        self.restart()
        self.library.finish()

    @rule(place=st.integers(0, 30))
    def undo_or_redo_any(self, place: int) -> None:
        act_id = sorted(self.deeds)[place % len(self.deeds)]
        if self.deeds[act_id].stands:
            self.turned(lambda: self.library.undo(act_id), act_id, stands=False)
        else:
            self.turned(lambda: self.library.redo(act_id), act_id, stands=True)

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = self.opened()

    # What must be so

    @invariant()
    def the_library_is_as_the_journal_says(self) -> None:
        if hasattr(self, "library"):
            assert self.found() == self.state()

    @invariant()
    def the_lists_hold_what_is_followed_and_not_hidden(self) -> None:
        if hasattr(self, "library"):
            state = self.state()
            shown = {
                id_
                for id_, feed in self.articles.items()
                if state.get(("follow", feed)) and not state.get(("hide", id_))
            }
            assert set(self.library.snapshot(Smart.EVERYTHING)) == shown
            unread = sum(feed.unread for feed in self.library.feeds())
            assert unread == sum(not state.get(("read", id_)) for id_ in shown)

    @invariant()
    def the_history_tells_what_stands(self) -> None:
        if hasattr(self, "library"):
            told = {act.id: not act.undone for act in self.library.history(1_000)}
            assert told == {id_: deed.stands for id_, deed in self.deeds.items()}

    def found(self) -> State:
        rows = self.library.db.rows(
            "SELECT id, read, bookmarked, archived, hidden, score FROM status"
        )
        found: State = {}
        for id_, *values in rows:
            marks = zip(("read", "bookmark", "archive", "hide"), map(bool, values), strict=False)
            found |= {(what, id_): so for what, so in marks} | {("score", id_): values[-1]}
        tags = self.library.db.rows("SELECT name, article_id FROM tag")
        found |= {(f"tag {name}", id_): True for name, id_ in tags}
        found |= {("follow", feed.id): feed.url for feed in self.library.feeds()}
        found |= {("smart", smart.title): smart.query for smart in self.library.smart_feeds()}
        return {what: value for what, value in found.items() if value}


Newsreader.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, derandomize=True, database=None
)
TestNewsreader = Newsreader.TestCase
