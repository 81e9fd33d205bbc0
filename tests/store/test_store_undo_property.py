"""Any sequence of acts, undos, redos, restarts, kills ends in the state that the journal says."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from store_deeds import EFFECTS, MAGIC, NOON, Deed, Person, State
from store_shelf import Short

from newsreader.models.acts import OF_LINKS, OF_STORIES, Act, ActKind
from newsreader.models.highlights import ON_ARTICLE
from newsreader.models.scopes import OwnSmart
from newsreader.store.history import journal
from newsreader.store.library import Library
from newsreader.store.rules import ruling
from newsreader.store.undo.standing import Settling

Thing = TypeVar("Thing")

OWN_TITLES = ("One", "Two", "Three")
LINKS = ("https://one.example/", "https://two.example/")
_AT_ONCE = OF_LINKS | OF_STORIES
TIMES = st.integers(1, 3)
PLACES = st.lists(st.integers(0, 30), min_size=1, max_size=5)


class Undoing(Person):
    """Every machine's: acts taken back and done again, by one program or the other."""

    @rule(times=TIMES)
    def undo(self, times: int) -> None:
        for _ in range(times):
            own = [id_ for id_, deed in self.deeds.items() if deed.stands and not deed.by_itself]
            self.turned(self.library.undo, max(own, default=None), stands=False)

    @rule(times=TIMES)
    def redo(self, times: int) -> None:
        for _ in range(times):
            newest = self.line[-1] if self.line else None
            self.turned(self.library.redo, newest, stands=True)

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

    @rule()
    def the_other_program_goes_on(self) -> None:
        self.library, self.other = self.other, self.library


class Articles(Undoing):
    """What is done to articles, by the person and by rules."""

    @rule(feed=st.integers(1, 2), magic=st.booleans())
    def arrive(self, feed: int, magic: bool) -> None:
        self.arrived(feed, magic=magic)

    @rule(
        what=st.sampled_from(["read", "bookmark", "hide", "tag x", "tag y"]),
        again=st.booleans(),
        places=PLACES,
    )
    def mark(self, what: str, again: bool, places: list[int]) -> None:
        """Otherwise than the first of them is, or so again: the others are changed then."""
        ids, library = self.some(places), self.library
        so = bool(self.state().get((what, ids[0]))) is again
        acts: dict[str, Callable[[], Act | None]] = {
            "read": lambda: library.mark_read(ids, so),
            "bookmark": lambda: library.bookmark(ids, so),
            "hide": lambda: library.hide(ids, so),
        }
        tag = Library.tag if so else Library.untag
        act = acts[what]() if what in acts else tag(library, ids, what.removeprefix("tag "))
        before = self.state()
        wanted: State = {(what, id_): so for id_ in ids}
        changing = [id_ for id_ in ids if bool(before.get((what, id_))) != so]
        if what == "read":
            wanted |= {(what, id_): so for id_ in self.same_as(changing) - {*ids}}
        if (what, so) == ("bookmark", True):
            wanted |= {("archive", id_): False for id_ in changing}
        self.did(act, wanted)

    @rule(places=PLACES)
    def archive(self, places: list[int]) -> None:
        ids, before = self.some(places), self.state()
        so = not (before.get(("bookmark", ids[0])) and before.get(("archive", ids[0])))
        act = self.library.archive(ids, so)
        kept = {id_ for id_ in self.articles if before.get(("bookmark", id_))}
        done = {id_ for id_ in kept if before.get(("archive", id_))}
        changed = [id_ for id_ in ids if (id_ in done) != so]
        others = self.same_as(changed) - {*ids}
        reached = {*changed} | {id_ for id_ in others & kept if (id_ in done) != so}
        wanted: State = {("archive", id_): so for id_ in changed}
        wanted |= {("archive", id_): so for id_ in reached}
        if so and changed:
            wanted |= {("bookmark", id_): True for id_ in changed}
            wanted |= {("read", id_): True for id_ in {*changed} | others}
        set_: State = {what: so_ for what, so_ in wanted.items() if what[0] == "archive"}
        set_ |= {what: True for what in wanted if what not in set_ and not before.get(what)}
        self.note(act, Deed(set=set_))

    @rule(place=st.integers(0, 30), minutes=st.sampled_from([1, 40]))
    def read_in_passing(self, place: int, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        (id_,) = self.some([place])
        before = self.state()
        act = self.library.read_in_passing([id_])
        every = {id_, *self.same_as([id_])} if not before.get(("read", id_)) else set[int]()
        changed: State = {("read", one): True for one in every if not before.get(("read", one))}
        assert bool(act) == bool(changed)
        if changed:
            self.passed(ActKind.READING, changed)

    @rule(one=st.integers(0, 30), other=st.integers(0, 30))
    def the_very_same_comes_again(self, one: int, other: int) -> None:
        """What was read already, and not by a rule, is read there too."""
        pair = self.some([one, other])
        if len(pair) < 2 or pair[1] in self.first or len({*map(self.articles.get, pair)}) < 2:
            return
        earlier, later = pair
        first = self.first.setdefault(earlier, earlier)
        self.first[later] = first
        others, before = self.same_as([later]), self.state()
        with self.library.db.transaction():
            self.library.db.run("INSERT INTO copy VALUES (?, ?, 1)", (later, first))
            self.library.read_again([later])
        ruled = {
            id_
            for deed in self.deeds.values()
            if deed.of_rule and deed.stands
            for what, id_ in deed.set
            if what == "read"
        }
        was_read = {id_ for id_ in others if before.get(("read", id_))}
        if was_read - ruled and not before.get(("read", later)):
            self.passed(ActKind.READ_AGAIN, {("read", later): True})

    @rule()
    def apply_a_rule(self) -> None:
        """To hidden ones too, and to what was kept of feeds that are not followed."""
        before = self.state()
        fit = {id_ for id_ in self.magic if self._is_found(id_, before)}
        act = self.library.apply_rule(MAGIC, NOON - timedelta(days=1))
        scored = {
            id_
            for deed in self.deeds.values()
            if deed.of_rule and deed.stands
            for _, id_ in deed.added
        }
        wanted: State = {(effect, id_): True for id_ in fit for effect in EFFECTS}
        set_ = {what: True for what in wanted if not before.get(what)}
        added: State = {("score", id_): 5 for id_ in fit - scored}
        self.note(act, Deed(of_rule=True, set=dict(set_), added=added))

    def _is_found(self, id_: int, state: State) -> bool:
        kept = any(state.get((what, id_)) for what in ("bookmark", "tag x", "tag y"))
        return kept or bool(state.get(("follow", self.articles[id_])))

    @rule(places=PLACES)
    def join(self, places: list[int]) -> None:
        ids, before = self.some(places), self.state()
        act = self.library.stories.join(ids)
        told = {id_: before.get(("story", id_)) for id_ in ids}
        known = next((story for story in told.values() if story and story != "apart"), None)
        story = known or self.library.db.value("SELECT max(id) FROM story")
        self.did(act, {("story", id_): story for id_ in ids})

    @precondition(lambda self: any(what == "story" for what, _ in self.state()))
    @rule(places=PLACES)
    def split(self, places: list[int]) -> None:
        ids, before = self.some(places), self.state()
        act = self.library.stories.split(ids)
        told = [id_ for id_ in ids if before.get(("story", id_))]
        self.did(act, {("story", id_): "apart" for id_ in told})

    @rule(place=st.integers(0, 30))
    def note_something(self, place: int) -> None:
        (id_,) = self.some([place])
        act = self.library.margins.highlight(id_, ON_ARTICLE, "first")
        self.did(act, {("note", self._newest_note()): True})

    @precondition(lambda self: self._some_note(0))
    @rule(place=st.integers(0, 30), text=st.sampled_from(["first", "second"]))
    def note_otherwise(self, place: int, text: str) -> None:
        """Another row comes in the place of the old one."""
        old = self._some_note(place)
        said = self.library.db.value("SELECT note FROM highlight WHERE id = ?", (old,))
        act = self.library.margins.note(old, text)
        new: State = {("note", old): False, ("note", self._newest_note()): True}
        self.did(act, {} if said == text else new)

    @precondition(lambda self: self._some_note(0))
    @rule(place=st.integers(0, 30))
    def take_a_note_away(self, place: int) -> None:
        old = self._some_note(place)
        self.did(self.library.margins.unhighlight(old), {("note", old): False})

    def _some_note(self, place: int) -> int:
        kept = sorted(id_ for (what, id_), _ in self.state().items() if what == "note")  # type: ignore[type-var]
        return int(str(kept[place % len(kept)])) if kept else 0

    def _newest_note(self) -> int:
        return int(self.library.db.value("SELECT max(id) FROM highlight"))

    @rule(url=st.sampled_from(LINKS))
    def queue(self, url: str) -> None:
        self.did(self.library.links.queue(url), {("queue", url): True})

    @precondition(lambda self: self.library.links.queued())
    @rule(urls=st.sets(st.sampled_from(LINKS), min_size=1))
    def unqueue(self, urls: set[str]) -> None:
        waiting = [url for url in urls if self.state().get(("queue", url))]
        self.did(self.library.links.unqueue([*urls]), {("queue", url): False for url in waiting})

    @precondition(lambda self: any(deed.stands for deed in self.deeds.values()))
    @rule(stands=st.booleans())
    def a_turn_is_killed_in_the_middle(self, stands: bool) -> None:
        """After its first transaction; what is left is done after a restart."""
        asked = journal.redoable if stands else journal.undoable
        act = asked(self.library.db, None)
        if act is None or act.in_the_file or act.kind in _AT_ONCE:
            return
        settling = Settling(self.library.db, act, stands=stands, part=1)
        with self.library.db.transaction():
            (journal.mark_redone if stands else journal.mark_undone)(self.library.db, act)
            ruling.score(self.library.db, act, stands=stands)
            settling.go_on(Short())
        self.turned(lambda: act, act.id, stands=stands)
        self._start_again()

    @rule(kind=st.sampled_from([ActKind.READ, ActKind.HIDE, ActKind.UNBOOKMARK]), places=PLACES)
    def a_mark_is_killed_in_the_middle(self, kind: ActKind, places: list[int]) -> None:
        """As one about a great many is written: the journal first."""
        what, so = kind.removeprefix("un"), kind is not ActKind.UNBOOKMARK
        ids = [id_ for id_ in self.some(places) if bool(self.state().get((what, id_))) != so]
        if not ids:
            return
        with self.library.db.transaction():
            act = journal.record(self.library.db, kind, "Marked", self.now, ids)
            Settling(self.library.db, act, stands=True, part=1).go_on(Short())
        self.did(act, {(what, id_): so for id_ in ids})
        self._start_again()

    def _start_again(self) -> None:
        self.restart()
        self.library.finish()


class Sources(Undoing):
    """What is done to feeds.toml."""

    @rule(number=st.integers(1, 4))
    def follow(self, number: int) -> None:
        self.followed(number)

    @precondition(lambda self: self._followed())
    @rule(place=st.integers(0, 6))
    def unfollow(self, place: int) -> None:
        feed = self._one_of(self._followed(), place)
        self.did(self.library.unsubscribe(feed), {("follow", feed): False})

    @precondition(lambda self: self._followed())
    @rule(place=st.integers(0, 6))
    def move(self, place: int) -> None:
        feed = self._one_of(self._followed(), place)
        self.count += 1
        url = f"https://moved.example/{self.count}"
        act = self.library.move_feed(feed, url)
        self.did(act, {("follow", feed): url}, changing=True)

    @rule(title=st.sampled_from(OWN_TITLES))
    def add_smart(self, title: str) -> None:
        (new,) = self.library.add_smart_feeds([OwnSmart(title, title.lower())])
        act = self.library.history(1)[0] if new else None
        self.did(act, {("smart", title): title.lower()} if new else {})

    @precondition(lambda self: self._smart())
    @rule(place=st.integers(0, 2))
    def remove_smart(self, place: int) -> None:
        title = self._one_of(self._smart(), place)
        self.did(self.library.remove_smart(title), {("smart", title): False})

    @precondition(lambda self: self._smart())
    @rule(place=st.integers(0, 2), new=st.sampled_from(OWN_TITLES))
    def rename_smart(self, place: int, new: str) -> None:
        title = self._one_of(self._smart(), place)
        query = self._smart()[title]
        if new not in self._smart():
            act = self.library.change_smart(title, OwnSmart(new, query))
            renamed: State = {("smart", title): False, ("smart", new): query}
            self.did(act, renamed, changing=True)

    @precondition(lambda self: self._smart())
    @rule(place=st.integers(0, 2), query=st.sampled_from(["one", "two"]))
    def change_query(self, place: int, query: str) -> None:
        title = self._one_of(self._smart(), place)
        act = self.library.change_smart(title, OwnSmart(title, query))
        self.did(act, {("smart", title): query}, changing=True)

    def _followed(self) -> list[int]:
        return sorted(int(str(id_)) for what, id_ in self.state() if what == "follow")

    def _smart(self) -> dict[str, str]:
        state = self.state().items()
        return {str(title): str(query) for (what, title), query in state if what == "smart"}

    def _one_of(self, things: Iterable[Thing], place: int) -> Thing:
        every = [*things]
        return every[place % len(every)]


class Everything(Articles, Sources):
    """All of it together."""


LONG = settings(
    max_examples=12, stateful_step_count=100, deadline=None, derandomize=True, database=None
)
Articles.TestCase.settings = Sources.TestCase.settings = LONG
Everything.TestCase.settings = settings(LONG, max_examples=6)
TestArticles, TestSources, TestEverything = (
    Articles.TestCase,
    Sources.TestCase,
    Everything.TestCase,
)
