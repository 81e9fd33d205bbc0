import time
from collections.abc import Callable
from datetime import datetime

import pytest
from store_shelf import prepared, shelve, store

from newsreader.models.acts import Act
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library


def unread(library: Library) -> set[int]:
    return set(library.snapshot(Smart.UNREAD))


def bookmarked(library: Library) -> set[int]:
    return set(library.snapshot(Smart.BOOKMARKS))


def test_what_is_marked_read_is_no_longer_unread(library: Library, noon: datetime) -> None:
    first, *rest = shelve(library, noon)

    library.mark_read([first])

    assert unread(library) == set(rest)
    assert library.counts().unread == 2


def test_an_act_holds_only_what_it_changed(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon)
    library.mark_read(ids[:1])

    act = library.mark_read([*ids, 999])

    assert act is not None
    assert set(act.article_ids) == set(ids[1:])
    assert act.count == 2


@pytest.mark.parametrize(
    "again",
    [
        lambda library, ids: library.mark_read(ids),
        lambda library, ids: library.bookmark(ids, False),
        lambda library, _: library.mark_read([]),
        lambda library, _: library.mark_read([999]),
    ],
)
def test_an_act_that_changes_nothing_is_none(
    library: Library, noon: datetime, again: Callable[[Library, list[int]], Act | None]
) -> None:
    ids = shelve(library, noon)
    library.mark_read(ids)
    before = len(library.history())

    assert again(library, ids) is None
    assert len(library.history()) == before


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda library, ids: library.mark_read(ids), "Marked 3 articles read"),
        (lambda library, ids: library.mark_read(ids[:1]), "Marked read: “Title a0”"),
        (
            lambda library, ids: library.bookmark(ids) and library.bookmark(ids[:1], False),
            "Bookmark removed: “Title a0”",
        ),
        (lambda library, ids: library.bookmark(ids[:1]), "Bookmarked “Title a0”"),
        (lambda library, ids: library.bookmark(ids), "Bookmarked 3 articles"),
    ],
)
def test_an_act_says_what_it_did(
    library: Library, noon: datetime, do: Callable[[Library, list[int]], Act], words: str
) -> None:
    assert do(library, shelve(library, noon)).words == words


def test_undo_sets_back_what_the_act_changed_and_nothing_else(
    library: Library, noon: datetime
) -> None:
    first, *rest = shelve(library, noon)
    library.mark_read([first])
    library.mark_read([first, *rest])

    undone = library.undo()

    assert undone is not None
    assert undone.undone
    assert set(undone.article_ids) == set(rest)
    assert unread(library) == set(rest)


def test_undo_leaves_alone_what_was_changed_again_since(library: Library, noon: datetime) -> None:
    first, second, _ = shelve(library, noon)
    act = library.mark_read([first, second])
    library.mark_read([second], read=False)
    library.bookmark([first])
    assert act is not None

    undone = library.undo(act.id)

    assert undone is not None
    assert list(undone.article_ids) == [first]
    assert bookmarked(library) == {first}


def test_undo_goes_back_step_by_step_and_then_ends(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon)
    library.mark_read(ids)
    library.bookmark(ids)
    library.bookmark(ids[:1], on=False)

    kinds = [act.kind for _ in range(3) if (act := library.undo())]

    assert kinds == ["unbookmark", "bookmark", "read"]
    assert unread(library) == set(ids)
    assert not bookmarked(library)


def test_an_act_is_undone_once(library: Library, noon: datetime) -> None:
    act = library.mark_read(shelve(library, noon))
    assert act is not None
    library.undo(act.id)

    assert library.undo(act.id) is None


def test_undo_survives_a_restart(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        ids = shelve(library, noon)
        library.mark_read(ids)

    with Library.open(paths, lambda: noon) as library:
        library.undo()

        assert unread(library) == set(ids)


def test_history_tells_the_newest_act_first(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon)
    library.mark_read(ids)
    library.bookmark(ids)
    library.undo()

    history = library.history(2)

    assert [(act.kind, act.undone) for act in history] == [("bookmark", True), ("read", False)]
    assert history[0].at == noon


def test_a_hundred_thousand_articles_are_marked_in_one_short_act(
    library: Library, noon: datetime
) -> None:
    (feed_id,) = {headline.feed_id for headline in library.headlines(shelve(library, noon, 1))}
    with library.db.transaction():
        library.db.run_many(
            "INSERT INTO status (feed_id, placed, arrived) VALUES (?, ?, 0)",
            ((feed_id, number) for number in range(100_000)),
        )

    started = time.thread_time()
    act = library.mark_read(library.snapshot(Smart.EVERYTHING))
    seconds = time.thread_time() - started

    assert act is not None
    assert act.count == 100_001
    assert library.counts().unread == 0
    assert seconds < 5  # half a second on an idle machine


def test_an_article_whose_title_is_hostile_is_named_cleanly(
    library: Library, noon: datetime
) -> None:
    shelve(library, noon, 1)
    feed = library.feeds()[0]
    store(library, feed, noon, prepared("x", "evil\x1b[2J" + "x" * 100))

    act = library.bookmark([max(library.snapshot(Smart.EVERYTHING))])

    assert act is not None
    assert "\x1b" not in act.words
    assert len(act.words) < 80
