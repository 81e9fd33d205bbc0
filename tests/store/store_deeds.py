"""A model that plays every deed from the beginning: what the library must be after undo."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from store_shelf import prepared, visit

from newsreader.models.acts import Act, ActKind
from newsreader.models.arrivals import Changes
from newsreader.models.feeds import Subscription
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.errors import LibraryError
from newsreader.store.judging import Judge
from newsreader.store.library import Library

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
EFFECTS = ("read", "tag x", "hide")

State = dict[tuple[str, object], object]
"""What is so: ("read", 3), ("tag x", 3), ("follow", 1), ("smart", "One"); a feed's address."""


@dataclass
class Deed:
    """An act as a plain list of what it set."""

    by_itself: bool = False
    of_rule: bool = False
    set: State = field(default_factory=dict)
    added: State = field(default_factory=dict)
    about: frozenset[object] = frozenset()
    """Feeds and smart feeds; nothing for what is no act of the file."""
    changing: bool = False
    """It changed what it is about: nothing before it is turned while it stands."""
    former: object = None
    """What was so before a change."""
    stands: bool = True

    def play(self, state: State) -> None:
        """A feed is moved from where it was, a smart feed renamed that is there."""
        if not self.changing:
            state |= self.set
            return
        (here, _), (there, wanted) = next(iter(self.set.items())), [*self.set.items()][-1]
        is_smart, now = here[0] == "smart", state.get(here)
        if now == self.former or (now and is_smart):
            state[here] = False
            state[there] = wanted if now == self.former else now


class Person(RuleBasedStateMachine):
    """The library, in two programs, beside the model."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.paths = Paths.under(Path(self.folder.name))
        self.now = NOON
        self.deeds: dict[int, Deed] = {}
        self.line: list[int] = []
        self.articles: dict[int, int] = {}
        """The feed of each."""
        self.magic: set[int] = set()
        self.first: dict[int, int] = {}
        """Of articles that are the very same: the one that came first."""
        self.count = 0
        self.library, self.other = self.opened(), self.opened()
        self.followed(2)
        self.arrived(1, magic=False)
        self.arrived(2, magic=True)

    def opened(self) -> Library:
        return Library.open(self.paths, lambda: self.now)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.other.close()
            self.folder.cleanup()

    # The model

    def state(self) -> State:
        state: State = {}
        for _, deed in sorted(self.deeds.items()):
            if deed.stands:
                deed.play(state)
                for what, points in deed.added.items():
                    state[what] = int(str(state.get(what, 0))) + int(str(points))
        return {what: value for what, value in state.items() if value}

    def did(self, act: Act | None, wanted: State, *, changing: bool = False) -> None:
        """A new deed of the person, of what was not so already."""
        before = self.state()
        changed = {what: so for what, so in wanted.items() if before.get(what, False) != so}
        former = before.get(next(iter(changed))) if changing and changed else None
        self.note(act, Deed(set=changed, changing=changing, former=former))

    def note(self, act: Act | None, deed: Deed) -> None:
        assert bool(act) == bool(deed.set or deed.added)
        if act:
            filed = (what for what in deed.set if what[0] in ("follow", "smart"))
            deed.about = frozenset(filed)
            self.deeds[act.id] = deed
            self.line.clear()

    def passed(self, kind: ActKind, changed: State) -> None:
        """What happened by itself goes on in the act before it, or is one."""
        act = next(one for one in self.library.history(50) if one.kind is kind)
        self.deeds.setdefault(act.id, Deed(by_itself=True)).set.update(changed)

    def turned(self, turn: Callable[[], Act | None], act_id: int | None, *, stands: bool) -> None:
        """What is refused changes nothing, and is refused for a reason only."""
        refused = act_id is not None and self.refused(act_id, stands=stands)
        if refused:
            with pytest.raises(LibraryError):
                turn()
            return
        act = turn()
        assert (act and act.id) == act_id
        if act:
            self.deeds[act.id].stands = stands
            self.line = [one for one in self.line if one != act.id]
            if not stands:
                self.line.append(act.id)

    def refused(self, act_id: int, *, stands: bool) -> bool:
        deed, about = self.deeds[act_id], self._about(act_id)
        for id_, other in self.deeds.items():
            builds = deed.changing or other.changing
            if id_ > act_id and other.stands and builds and about & self._about(id_):
                return True
        here = self._addresses()
        deed.stands = stands
        after = self._addresses()
        deed.stands = not stands
        twice = deed.changing and len({*after.values()}) < len(after)
        return twice or any(map(self._strayed, after.keys() - here.keys()))

    def _about(self, act_id: int) -> frozenset[object]:
        """A move is about what it joined, too."""
        if not self.deeds[act_id].changing:
            return self.deeds[act_id].about
        said = self.library.db.value(
            "SELECT payload ->> '$.joined.feed_id' FROM journal WHERE id = ?", (act_id,)
        )
        joined = frozenset() if said is None else frozenset({("follow", said)})
        return self.deeds[act_id].about | joined

    def _addresses(self) -> State:
        return {what: url for what, url in self.state().items() if what[0] == "follow"}

    def _strayed(self, feed: tuple[str, object]) -> bool:
        """A feed gave it another address than it ever was followed at, when a move was undone."""
        url = self.library.db.value("SELECT url FROM feed WHERE id = ?", (feed[1],))
        return all(deed.set.get(feed) != url for deed in self.deeds.values())

    def some(self, places: Sequence[int]) -> list[int]:
        ids = sorted(self.articles)
        return sorted({ids[place % len(ids)] for place in places})

    def same_as(self, ids: Sequence[int]) -> set[int]:
        """The very articles that these are, from other feeds."""
        firsts = {self.first[id_] for id_ in ids if id_ in self.first}
        return {id_ for id_, first in self.first.items() if first in firsts} - {*ids}

    # What every library needs

    def followed(self, number: int) -> None:
        """As many feeds at once; those that are followed already stay as they are."""
        wanted = [Subscription(f"https://{name}.example/feed") for name in "abcd"[:number]]
        outcome = self.library.subscribe_all(wanted)
        new = [feed for feed, is_new in outcome if is_new]
        act = self.library.history(1)[0] if new else None
        self.did(act, {("follow", feed.id): feed.url for feed in new})

    def arrived(self, feed_id: int, *, magic: bool) -> None:
        """Two articles, and the rule is asked about them."""
        found = {one.id: one for one in self.library.feeds()}.get(feed_id)
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
        while Arrivals(self.library).index_some():
            pass
        came = {id_ for (id_,) in self.library.db.rows("SELECT id FROM status")} - known
        self.articles |= dict.fromkeys(came, feed_id)
        if magic:
            self.magic |= came
            (act,) = (one for one in self.library.history(1) if one.kind is ActKind.RULE)
            self.deeds[act.id] = Deed(
                by_itself=True,
                of_rule=True,
                set={(effect, id_): True for id_ in came for effect in EFFECTS},
                added={("score", id_): 5 for id_ in came},
            )

    # What must be so

    @invariant()
    def the_library_is_as_the_journal_says(self) -> None:
        if hasattr(self, "library"):
            assert self.found() == self.state()

    @invariant()
    def the_lists_hold_what_is_followed_and_not_hidden(self) -> None:
        """Counted by either program."""
        if not hasattr(self, "library"):
            return
        state = self.state()
        shown = {
            id_
            for id_, feed in self.articles.items()
            if state.get(("follow", feed)) and not state.get(("hide", id_))
        }
        unread = sum(not state.get(("read", id_)) for id_ in shown)
        for program in (self.library, self.other):
            assert set(program.snapshot(Smart.EVERYTHING)) == shown
            assert sum(feed.unread for feed in program.feeds()) == unread
            assert program.counts().unread == unread

    @invariant()
    def the_history_tells_what_stands(self) -> None:
        if hasattr(self, "library"):
            told = {act.id: not act.undone for act in self.library.history(1_000)}
            assert told == {id_: deed.stands for id_, deed in self.deeds.items()}

    def found(self) -> State:
        db, library = self.library.db, self.library
        found: State = {}
        for id_, *values in db.rows(
            "SELECT id, read, bookmarked, archived, hidden, score FROM status"
        ):
            marks = zip(("read", "bookmark", "archive", "hide"), map(bool, values), strict=False)
            found |= {(what, id_): so for what, so in marks} | {("score", id_): values[-1]}
        tags = db.rows("SELECT name, article_id FROM tag")
        found |= {(f"tag {name}", id_): True for name, id_ in tags}
        told = db.rows("SELECT article_id, story_id, apart FROM telling")
        found |= {("story", id_): "apart" if apart else story for id_, story, apart in told}
        notes = db.rows("SELECT id FROM highlight WHERE kept")
        found |= {("note", id_): True for (id_,) in notes}
        found |= {("queue", link.url): True for link in library.links.queued()}
        found |= {("follow", feed.id): feed.url for feed in library.feeds()}
        found |= {("smart", smart.title): smart.query for smart in library.smart_feeds()}
        return {what: value for what, value in found.items() if value}
