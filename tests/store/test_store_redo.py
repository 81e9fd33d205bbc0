"""Redo, undo out of order, and what happens by itself: docs/notes/undo.md."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import asdict
from store_shelf import followed, shelve

from newsreader.models.acts import Act, ActKind, redone_words, undone_words
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import OwnSmart, Smart
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.tables import Cut

CHIPS = OwnSmart("Chips", "chip*")
FISH = OwnSmart("Fish", "chip*")
MINE = """\
# mine

[[feeds]]
url = "https://a.example/feed"   # the first

# what I look for
[[smart]]
title = "Chips"  # crisps?
query = "chip*"

[[feeds]]
url = "https://b.example/feed"
folders = ["Tech"]
note = "keep me"
"""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(paths: Paths, clock: Clock) -> Iterator[Library]:
    with Library.open(paths, clock) as library:
        yield library


def done(act: Act | None) -> Act:
    assert act is not None
    return act


def unread(library: Library) -> set[int]:
    return set(library.snapshot(Smart.UNREAD))


def look(library: Library, paths: Paths) -> object:
    """All that acts may change."""
    return (
        paths.feeds_toml.read_text().rstrip(),
        library.db.rows("SELECT id, read, bookmarked, hidden, shown FROM status ORDER BY id"),
        library.db.rows("SELECT article_id, name FROM tag ORDER BY article_id, name"),
        [(one.id, one.url, one.unread, one.total) for one in library.feeds()],
        library.smart_feeds(),
        library.subscriptions(),
    )


DEEDS: dict[str, Callable[[Library, list[int]], object]] = {
    "read": lambda library, ids: library.mark_read(ids),
    "unread": lambda library, ids: library.mark_read(ids[2:], read=False),
    "bookmark": lambda library, ids: library.bookmark(ids[:2]),
    "take a bookmark off": lambda library, ids: library.bookmark(ids[2:], on=False),
    "hide": lambda library, ids: library.hide(ids[:1]),
    "tag": lambda library, ids: library.tag(ids[:2], "work"),
    "untag": lambda library, ids: library.untag(ids[2:], "old"),
    "subscribe": lambda library, _: library.subscribe_all(
        [Subscription("https://c.example/feed", "C", ("Tech",)), Subscription("https://d.example")]
    ),
    "unsubscribe": lambda library, _: library.unsubscribe(1),
    "move": lambda library, _: library.move_feed(1, "https://e.example/feed"),
    "add a smart feed": lambda library, _: library.add_smart_feeds([OwnSmart("New", "new")]),
    "remove a smart feed": lambda library, _: library.remove_smart("Chips"),
    "rename a smart feed": lambda library, _: library.change_smart("Chips", FISH),
    "change its query": lambda library, _: library.change_smart("Chips", OwnSmart("Chips", "fish")),
    "change both": lambda library, _: library.change_smart("Chips", OwnSmart("Fish", "fish")),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_undone_can_be_done_again_after_a_restart_too(
    paths: Paths, clock: Clock, deed: str
) -> None:
    paths.config.mkdir(parents=True)
    paths.feeds_toml.write_text(MINE, encoding="utf-8")
    with Library.open(paths, clock) as library:
        ids = shelve(library, clock.now)
        library.mark_read(ids[2:])
        library.bookmark(ids[2:])
        library.tag(ids[2:], "old")
        before = look(library, paths)
        DEEDS[deed](library, ids)
        after = look(library, paths)

        act = done(library.undo())
        assert look(library, paths) == before

    with Library.open(paths, clock) as library:
        again = done(library.redo())
        assert (again.id, again.undone, again.turned) == (act.id, False, act.turned)
        assert look(library, paths) == after
        library.undo()
        assert look(library, paths) == before


def test_redo_goes_forward_step_by_step_and_then_ends(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids)
    library.bookmark(ids)
    library.tag(ids, "work")
    for _ in range(3):
        library.undo()

    kinds = [done(library.redo()).kind for _ in range(3)]

    assert kinds == ["read", "bookmark", "tag"]
    assert library.redo() is None


def test_a_new_act_ends_the_line_of_redo_but_the_history_still_brings_it_back(
    library: Library, clock: Clock
) -> None:
    first, second, _ = shelve(library, clock.now)
    act = done(library.mark_read([first]))
    library.undo()
    library.bookmark([second])

    assert library.redo() is None
    assert list(done(library.redo(act.id)).article_ids) == [first]
    assert first not in unread(library)


def test_what_happens_by_itself_leaves_undo_and_redo_to_the_persons_own_acts(
    library: Library, clock: Clock
) -> None:
    first, second, third = shelve(library, clock.now)
    library.bookmark([first])
    library.tag([first], "work")
    library.undo()
    library.read_in_passing([second])

    assert done(library.redo()).kind is ActKind.TAG
    library.read_in_passing([third])
    assert done(library.undo()).kind is ActKind.TAG
    assert done(library.undo()).kind is ActKind.BOOKMARK
    assert unread(library) == {first}


def test_what_is_read_one_after_the_other_is_one_act(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    for id_ in ids:
        clock.now += timedelta(minutes=20)
        act = done(library.read_in_passing([id_]))

    (only,) = [one for one in library.history() if one.kind is ActKind.READING]
    assert (only.words, only.count, only.at) == ("Read 3 articles", 3, clock.now)
    assert list(done(library.undo(act.id)).article_ids) == sorted(ids)
    assert unread(library) == set(ids)


@pytest.mark.parametrize(
    "between",
    [
        lambda library, _: library.bookmark([1]),
        lambda library, clock: setattr(clock, "now", clock.now + timedelta(hours=1)),
        lambda library, _: library.undo(library.history()[0].id),
    ],
)
def test_reading_begins_anew_after_an_act_a_pause_an_undo(
    library: Library, clock: Clock, between: Callable[[Library, Clock], object]
) -> None:
    first, second, _ = shelve(library, clock.now)
    act = done(library.read_in_passing([first]))
    between(library, clock)

    other = done(library.read_in_passing([second]))

    assert other.id != act.id
    assert other.words == "Read “Title a1”"


def test_an_article_is_as_the_newest_act_that_stands_says(library: Library, clock: Clock) -> None:
    first, second, _ = shelve(library, clock.now)
    read = done(library.mark_read([first, second]))
    unread_again = done(library.mark_read([second], read=False))

    taken = done(library.undo(read.id))
    assert list(taken.article_ids) == [first]
    assert undone_words(taken) == (
        "Undone: Marked 2 articles read (1 of 2 set back: later acts say otherwise)"
    )
    library.undo(unread_again.id)
    assert {first, second} <= unread(library)
    library.redo(read.id)
    assert not {first, second} & unread(library)


def test_an_act_done_again_gives_way_to_later_ones(library: Library, clock: Clock) -> None:
    first, *_ = shelve(library, clock.now)
    read = done(library.mark_read([first]))
    library.undo()
    library.mark_read([first])
    library.mark_read([first], read=False)

    again = done(library.redo(read.id))

    assert not again.article_ids
    assert redone_words(again).endswith("(nothing to change: later acts say otherwise)")
    assert first in unread(library)


def test_two_libraries_undo_one_act_after_the_other(
    library: Library, paths: Paths, clock: Clock
) -> None:
    first, *_ = shelve(library, clock.now)
    library.mark_read([first])
    library.bookmark([first])
    with Library.open(paths, clock) as other:
        kinds = [done(one.undo()).kind for one in (library, other)]

        assert kinds == ["bookmark", "read"]
        assert done(other.redo()).kind is ActKind.READ
        assert done(library.redo()).kind is ActKind.BOOKMARK


def test_an_import_is_undone_but_for_what_was_unsubscribed_since(
    library: Library, clock: Clock
) -> None:
    urls = [f"https://{name}.example/feed" for name in "abc"]
    library.subscribe_all([Subscription(url) for url in urls])
    imported = library.history()[0]
    gone = library.unsubscribe(2)

    assert done(library.undo(imported.id)).turned == 2
    assert library.feeds() == []
    assert done(library.undo(gone.id)).turned == 0
    assert library.feeds() == []
    library.redo(imported.id)
    assert {feed.url for feed in library.feeds()} == set(urls)


def test_lines_that_the_person_changed_come_back_as_they_were_left(
    library: Library, paths: Paths
) -> None:
    followed(library, "a")
    text = paths.feeds_toml.read_text().replace('title = "A"', 'title = "Aye"  # mine')
    paths.feeds_toml.write_text(text, encoding="utf-8")
    library.reconcile()

    library.undo()
    library.redo()

    assert 'title = "Aye"  # mine' in paths.feeds_toml.read_text()
    assert [feed.title for feed in library.feeds()] == ["Aye"]


def test_what_a_later_act_changed_is_not_taken_away_under_it(library: Library) -> None:
    followed(library, "a")
    library.move_feed(1, "https://b.example/feed")
    subscribed, moved = library.history()[1], library.history()[0]

    with pytest.raises(LibraryError, match=f"undo number {moved.id} first, “Moved A to"):
        library.undo(subscribed.id)

    assert [feed.url for feed in library.feeds()] == ["https://b.example/feed"]
    library.undo(moved.id)
    library.undo(subscribed.id)
    assert library.feeds() == []


def test_a_smart_feed_is_renamed_in_its_place(library: Library, paths: Paths) -> None:
    paths.feeds_toml.write_text(MINE, encoding="utf-8")
    library.reconcile()

    act = done(library.change_smart("Chips", OwnSmart(" Fish ", "chip*")))

    assert act.words == "Renamed the smart feed Chips to Fish"
    assert paths.feeds_toml.read_text() == MINE.replace('"Chips"', '"Fish"')
    assert library.smart_feeds() == [OwnSmart("Fish", "chip*")]
    assert library.change_smart("Fish", FISH) is None


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda library: library.remove_smart("Fish"), "no smart feed called “Fish”"),
        (lambda library: library.change_smart("Fish", CHIPS), "no smart feed called “Fish”"),
        (
            lambda library: library.change_smart("Chips", OwnSmart("New", "new")),
            "a smart feed called “New” already",
        ),
        (lambda library: library.change_smart("Chips", OwnSmart(" ", "chip*")), "needs a name"),
    ],
)
def test_a_smart_feed_that_cannot_be_changed_is_said(
    library: Library, act: Callable[[Library], object], words: str
) -> None:
    library.add_smart_feeds([CHIPS, OwnSmart("New", "new")])

    with pytest.raises(LibraryError, match=words):
        act(library)

    assert len(library.history()) == 1


def test_the_journal_keeps_the_newest_acts_of_the_person_and_of_rules(
    library: Library, clock: Clock
) -> None:
    first, *_ = shelve(library, clock.now)
    row = "INSERT INTO journal (at, kind, words, count) VALUES (0, ?, '', 0)"
    library.db.run_many(row, [("rule",)] * 3_000)
    library.db.run_many(row, [("read",)] * 2_500)
    before = library.history(10_000)

    while library.history(1)[0].id % 100:
        library.tag([first], f"tag {library.history(1)[0].id}")

    after = library.history(10_000)
    own = [act for act in after if not act.by_itself]
    assert (len(own), len(after) - len(own)) == (2_000, 1_000)
    assert own[-1] in before


def test_an_older_librarys_acts_are_undone(paths: Paths, clock: Clock) -> None:
    lines = """[[feeds]]\nurl = "https://b.example/feed"  # mine\n"""
    cut = Cut(index=1, line=3, text=lines, before="\n", after="")
    paths.config.mkdir(parents=True)
    paths.data.mkdir(parents=True)
    paths.feeds_toml.write_text('[[feeds]]\nurl = "https://a.example/feed"\n\n')
    with closing(sqlite3.connect(paths.library)) as old:
        old.executescript(Path(__file__).with_name("schema_v1.sql").read_text(encoding="utf-8"))
        old.execute("PRAGMA user_version = 1")
        old.execute(
            "INSERT INTO feed (url, followed)"
            " VALUES ('https://a.example/feed', 1), ('https://b.example/feed', 0)"
        )
        old.executemany(
            "INSERT INTO journal (at, kind, words, count, payload) VALUES (0, ?, ?, 1, ?)",
            [
                ("subscribe", "S", json.dumps({"urls": ["https://a.example/feed"]})),
                (
                    *("unsubscribe", "U"),
                    json.dumps({"url": "https://b.example/feed", "cuts": [asdict(cut)]}),
                ),
            ],
        )
        old.commit()

    with Library.open(paths, clock) as library:
        assert done(library.undo()).words == "U"
        assert lines in paths.feeds_toml.read_text()
        assert done(library.undo()).words == "S"
        assert [feed.url for feed in library.feeds()] == ["https://b.example/feed"]


def test_a_title_that_was_given_away_is_free_again_after_undo(library: Library) -> None:
    library.add_smart_feeds([CHIPS])
    library.change_smart("Chips", FISH)
    library.add_smart_feeds([CHIPS])

    library.undo()

    assert [smart.title for smart in library.smart_feeds()] == ["Fish"]


def test_a_feed_whose_address_went_to_another_is_not_followed_elsewhere(library: Library) -> None:
    followed(library, "a")
    library.move_feed(1, "https://b.example/feed")
    library.subscribe(Subscription("https://a.example/feed"))
    subscribed = library.history(1)[0]
    library.undo()
    library.undo()

    with pytest.raises(LibraryError, match="was moved since"):
        library.redo(subscribed.id)

    assert [feed.url for feed in library.feeds()] == ["https://a.example/feed"]


@pytest.mark.parametrize("beside", ["read", "bookmarked"])
def test_what_archiving_set_besides_stays_so_when_a_later_mark_of_the_same_is_undone(
    library: Library, noon: datetime, beside: str
) -> None:
    (id_,) = shelve(library, noon, 1)
    archived = library.archive([id_])
    library.undo()
    marked = library.mark_read([id_]) if beside == "read" else library.bookmark([id_])
    assert archived
    assert marked
    library.redo(archived.id)
    library.undo(marked.id)
    assert library.db.value(f"SELECT {beside} FROM status WHERE id = ?", (id_,))


MARKS: dict[str, Callable[[Library, list[int]], Act | None]] = {
    "read": lambda library, ids: library.mark_read(ids),
    "unread": lambda library, ids: library.mark_read(ids, read=False),
    "bookmark": lambda library, ids: library.bookmark(ids),
    "unbookmark": lambda library, ids: library.bookmark(ids, on=False),
    "archive": lambda library, ids: library.archive(ids),
}


@pytest.mark.parametrize(
    ("marks", "what", "so"),
    [
        ("bookmark unbookmark archive unbookmark", "bookmarked", True),
        ("read unread archive unread", "read", True),
        ("archive unbookmark bookmark archive", "archived", False),
    ],
)
def test_what_an_act_set_besides_is_heeded_before_older_acts_of_that_kind(
    library: Library, noon: datetime, marks: str, what: str, so: bool
) -> None:
    ids = shelve(library, noon, 1)
    for mark in marks.split():
        done(MARKS[mark](library, ids))
    library.undo()
    assert library.db.value(f"SELECT {what} FROM status WHERE id = ?", (ids[0],)) == so


def test_a_note_done_again_does_not_stand_beside_the_one_that_replaced_it(
    library: Library, noon: datetime
) -> None:
    (id_,) = shelve(library, noon, 1)
    first = library.margins.note_on(id_, "first")
    library.margins.note_on(id_, "second")
    assert first
    library.undo(first.id)
    library.redo(first.id)
    assert library.margins.notes(id_) == ("second",)
