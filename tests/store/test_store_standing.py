"""Acts about a great many articles: cut into turns, between which others write, or a kill comes."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_shelf import Short, shelve

from newsreader.models.acts import Act
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.history import journal
from newsreader.store.library import Library
from newsreader.store.rules import ruling
from newsreader.store.undo.standing import Settling
from waiting import PATIENCE

RULE = Rule("All", "is:unread or is:read", (Effect(EffectKind.READ), Effect(EffectKind.HIDE)))
MANY = 12_000
"""Three parts of what one turn settles at least."""
GREAT = 60_000


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    with Library.open(paths, lambda: noon) as library:
        shelve(library, noon, 1)
        yield library


def grow(library: Library, count: int) -> list[int]:
    (feed,) = library.feeds()
    with library.db.transaction():
        library.db.run_many(
            "INSERT INTO status (feed_id, placed, arrived) VALUES (?, ?, 0)",
            ((feed.id, number) for number in range(count)),
        )
        library.db.run(
            "INSERT INTO article (id, title, content_hash) SELECT id, '', '' FROM status"
            " WHERE id NOT IN (SELECT id FROM article)"
        )
    return list(library.snapshot(Smart.EVERYTHING))


def half_undone(library: Library, act: Act) -> Settling:
    """As it is after the first turn: the journal says all, the articles are a part."""
    settling = Settling(library.db, act, stands=False)
    with library.db.transaction():
        journal.mark_undone(library.db, act)
        assert settling.go_on(Short())
    return settling


def done(act: Act | None) -> Act:
    assert act
    return act


def test_what_a_kill_left_half_undone_is_finished(library: Library) -> None:
    ids = grow(library, MANY)
    half_undone(library, done(library.mark_read(ids)))
    assert library.counts().unread == 5_000

    assert library.finish()

    assert library.counts().unread == len(ids)
    assert not library.finish()


ACTS: dict[str, Callable[[Library, list[int]], Act | None]] = {
    "read": lambda library, ids: library.mark_read(ids),
    "unread": lambda library, ids: library.mark_read(ids[1:], read=False),
    "bookmark": lambda library, ids: library.bookmark(ids),
    "hide": lambda library, ids: library.hide(ids),
    "tag": lambda library, ids: library.tag(ids, "x"),
    "rule": lambda library, ids: library.apply_rule(RULE, datetime(1970, 1, 1, tzinfo=UTC)),
}


@pytest.mark.parametrize("turns", [1, 2, 3])
@pytest.mark.parametrize("kind", ACTS)
def test_undo_that_is_killed_after_any_turn_ends_as_any_undo(
    library: Library, noon: datetime, kind: str, turns: int
) -> None:
    ids = grow(library, 8)
    library.mark_read(ids[:5])
    library.tag(ids[2:4], "x")
    before = statuses(library)
    act = done(ACTS[kind](library, ids))
    settling = Settling(library.db, act, stands=False, part=1)
    with library.db.transaction():
        journal.mark_undone(library.db, act)
        ruling.score(library.db, act, stands=False)
        settling.go_on(Short())
    for _ in range(turns - 1):
        with library.db.transaction():
            settling.go_on(Short())

    assert statuses(library) != before
    assert library.finish()
    assert statuses(library) == before


def statuses(library: Library) -> list[object]:
    """Of every article all that acts change."""
    rows = library.db.rows("SELECT id, read, bookmarked, hidden, score FROM status ORDER BY id")
    return [rows, library.db.rows("SELECT article_id, name FROM tag ORDER BY 1, 2")]


def test_feeds_know_how_many_are_unread_after_every_turn(library: Library, noon: datetime) -> None:
    grow(library, MANY + 9_000)
    shelve(library, noon, 7, "b")
    ids = library.snapshot(Smart.EVERYTHING)
    act = done(library.mark_read(ids[:-2]))
    assert unread(library) == counted_unread(library)
    assert sum(unread(library)) == 2

    settling, seen = half_undone(library, act), [unread(library)]
    while turn(library, settling):
        assert unread(library) == counted_unread(library)
        seen.append(unread(library))
    assert len(seen) > 3
    assert sum(unread(library)) == len(ids)
    library.mark_read(ids[:1])
    assert sum(unread(library)) == len(ids) - 1


def turn(library: Library, settling: Settling) -> bool:
    with library.db.transaction():
        return settling.go_on(Short())


def unread(library: Library) -> list[int]:
    return [feed.unread for feed in library.feeds()]


def counted_unread(library: Library) -> list[int]:
    sql = "SELECT count(*) FROM status WHERE feed_id = ? AND shown AND NOT read"
    return [library.db.value(sql, (feed.id,)) for feed in library.feeds()]


def test_undo_finishes_first_what_was_left_half_done(library: Library) -> None:
    ids = grow(library, MANY)
    bookmarked = done(library.bookmark(ids[:2]))
    half_undone(library, done(library.mark_read(ids)))

    assert done(library.undo()).id == bookmarked.id

    assert library.counts().unread == len(ids)


def test_what_is_done_between_two_turns_stands(library: Library) -> None:
    ids = grow(library, MANY)
    settling = half_undone(library, done(library.mark_read(ids)))
    library.mark_read(ids[-3:], read=False)
    library.mark_read(ids[-3:])

    settling.finish()

    assert library.counts().unread == len(ids) - 3


def test_an_act_that_is_done_again_between_two_turns_stands(library: Library) -> None:
    ids = grow(library, MANY)
    act = done(library.mark_read(ids))
    settling = half_undone(library, act)
    library.redo(act.id)

    settling.finish()

    assert library.counts().unread == 0
    assert not library.finish()


def test_an_act_that_the_journal_forgot_is_not_finished(library: Library) -> None:
    ids = grow(library, MANY)
    half_undone(library, done(library.mark_read(ids)))
    library.db.run("DELETE FROM journal")

    assert library.finish()
    assert not library.finish()
    assert library.counts().unread == 5_000


@pytest.mark.parametrize("what", ["read", "bookmark", "tag"])
def test_a_great_many_are_marked_undone_and_marked_again(library: Library, what: str) -> None:
    ids = grow(library, 25_000)
    act = {
        "read": lambda: library.mark_read(ids),
        "bookmark": lambda: library.bookmark(ids),
        "tag": lambda: library.tag(ids, "x"),
    }[what]()
    assert done(act).count == len(ids)
    assert library.history(1)[0].words == done(act).words
    assert done(library.undo()).turned == len(ids)
    assert done(library.redo()).turned == len(ids)


KILLED = """
import os, signal, sys, threading
from pathlib import Path
from newsreader.paths import Paths
from newsreader.store.library import Library

paths = Paths.under(Path(sys.argv[1]))

watching = threading.Event()

def watch():
    with Library.open(paths) as other:
        watching.set()
        while not other.remembered("unsettled"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)

sys.setswitchinterval(0.0005)
threading.Thread(target=watch, daemon=True).start()
with Library.open(paths) as library:
    watching.wait()
    library.undo()
"""


def test_a_kill_in_the_middle_of_undo_leaves_nothing_half_done(
    library: Library, paths: Paths, tmp_path: Path
) -> None:
    ids = grow(library, 3 * GREAT)
    act = done(library.mark_read(ids))

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], check=False, timeout=PATIENCE
    )

    assert killed.returncode == -9
    assert json.loads(library.remembered("unsettled") or "") == [act.id]
    assert 0 < library.counts().unread < len(ids)
    library.finish()
    assert library.counts().unread == len(ids)
