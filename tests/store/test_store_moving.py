from collections.abc import Iterator
from datetime import datetime

import pytest
from store_shelf import followed, prepared, shelve, store, visit

from newsreader.models.acts import ActKind
from newsreader.models.arrivals import Changes
from newsreader.models.feeds import Feed, FeedState
from newsreader.models.scopes import FeedScope, FolderScope, Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.errors import LibraryError, SubscriptionsError
from newsreader.store.library import Library

OLD, NEW = "https://a.example/feed", "https://new.example/feed"
FILE = """\
# mine
[[feeds]]
title = "A"    # my name for it
  "url"='HTTPS://a.example/feed'  # since 2019
folders = ["Tech"]
note = \"\"\"
url = "https://a.example/feed"
\"\"\"

[[feeds]]
url = "https://b.example/feed"
"""


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    paths.config.mkdir(parents=True)
    paths.feeds_toml.write_text(FILE, encoding="utf-8")
    with Library.open(paths, lambda: noon) as library:
        yield library


def everything(library: Library, feed_id: int) -> list[tuple[int, bool, bool]]:
    ids = library.snapshot(FeedScope(feed_id))
    return sorted((one.id, one.read, one.bookmarked) for one in library.headlines(ids))


def once_followed(library: Library, at: datetime, *keys: str) -> tuple[Feed, list[int]]:
    """A feed at the new address, with articles of these keys, unsubscribed from."""
    former = followed(library, "new")
    ids = store(library, former, at, *(prepared(key) for key in keys))
    library.mark_read(ids[:1])
    library.bookmark(ids[-1:])
    library.unsubscribe(former.id)
    return former, ids


def test_a_moved_feed_keeps_articles_marks_and_folders(library: Library, noon: datetime) -> None:
    feed = library.feeds()[0]
    ids = store(library, feed, noon, prepared("x"), prepared("y"))
    library.mark_read(ids[:1])
    library.bookmark(ids[1:])
    before = everything(library, feed.id)

    act = library.move_feed(feed.id, NEW)
    moved = library.feeds()[0]

    assert (act.kind, act.words) == (ActKind.MOVE, f"Moved A to {NEW}")
    assert (moved.id, moved.url, moved.title, moved.unread) == (feed.id, NEW, "A", 1)
    assert everything(library, feed.id) == before
    assert sorted(library.snapshot(FolderScope("Tech"))) == sorted(ids)


def test_only_the_address_changes_in_the_file_and_undo_brings_it_back(
    library: Library, paths: Paths
) -> None:
    library.move_feed(library.feeds()[0].id, NEW)
    moved = paths.feeds_toml.read_text()
    library.undo()

    assert moved == FILE.replace("'HTTPS://a.example/feed'", f'"{NEW}"')
    assert library.feeds()[0].url == OLD
    assert paths.feeds_toml.read_text() == FILE.replace("'HTTPS", '"HTTPS').replace("d'", 'd"')
    assert not library.reconcile()


def test_what_the_old_server_said_is_not_told_to_the_new_one(
    library: Library, noon: datetime
) -> None:
    feed, arrivals = library.feeds()[0], Arrivals(library)
    arrivals.store(visit(feed, noon, etag='"1"'), Changes((), ()), noon)
    arrivals.failed(visit(feed, noon, failures=3))
    library.move_feed(feed.id, NEW)

    state = arrivals.states([NEW])[0]
    assert (state.etag, state.last_modified, state.body_hash) == (None, None, None)
    assert (state.failures, state.next_due, state.state) == (0, None, FeedState.OK)


def test_another_feed_that_moved_from_the_same_address_keeps_no_move_from_being_undone(
    library: Library,
) -> None:
    first = library.feeds()[0]
    act = library.move_feed(first.id, NEW)
    second = followed(library)
    library.move_feed(second.id, "https://newer.example/feed")

    assert library.undo(act.id)
    urls = {feed.id: feed.url for feed in library.feeds()}
    assert (urls[first.id], urls[second.id]) == (OLD, "https://newer.example/feed")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "not an address of the web"),
        ("", "not an address of the web"),
        ("HTTPS://a.example/feed", "A is followed at https://a.example/feed already"),
        ("https://b.example/feed", "You follow b.example/feed at https://b.example/feed already"),
        ("http://www.b.example/feed/", "You follow b.example/feed at"),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_nothing_changes(
    library: Library, paths: Paths, url: str, words: str
) -> None:
    with pytest.raises(LibraryError, match=words):
        library.move_feed(library.feeds()[0].id, url)

    assert paths.feeds_toml.read_text() == FILE
    assert not library.history()


def test_a_feed_not_followed_cannot_be_moved(library: Library) -> None:
    feed = library.feeds()[0]
    library.unsubscribe(feed.id)

    with pytest.raises(LibraryError, match="not followed"):
        library.move_feed(feed.id, NEW)


def test_a_feed_moves_to_the_https_of_itself(library: Library) -> None:
    feed = library.feeds()[0]
    library.move_feed(feed.id, "http://a.example/feed")

    assert library.feeds()[0].url == "http://a.example/feed"


def test_an_address_may_be_typed_without_its_scheme(library: Library) -> None:
    library.move_feed(library.feeds()[0].id, " new.example/feed ")

    assert library.feeds()[0].url == NEW


def test_every_table_of_the_address_moves(library: Library, paths: Paths) -> None:
    with paths.feeds_toml.open("a") as file:
        file.write(f'\n[[feeds]]\nurl = "{OLD}"\nfolders = ["Twice"]\n')
    library.reconcile()
    library.move_feed(library.feeds()[0].id, NEW)

    assert library.feeds()[0].folders == ("Tech", "Twice")
    assert [one.url for one in library.feeds()] == [NEW, "https://b.example/feed"]


def test_an_address_written_over_several_lines_is_left_alone(
    library: Library, paths: Paths
) -> None:
    text = f'[[feeds]]\nurl = """\\\n  {OLD}"""\n'
    paths.feeds_toml.write_text(text)
    library.reconcile()

    with pytest.raises(SubscriptionsError, match="give url a line of its own"):
        library.move_feed(library.feeds()[0].id, NEW)
    assert paths.feeds_toml.read_text() == text
    assert library.feeds()[0].url == OLD


def test_a_lost_file_is_written_anew_with_the_new_address(library: Library, paths: Paths) -> None:
    paths.feeds_toml.unlink()
    library.move_feed(library.feeds()[0].id, NEW)

    assert [one.url for one in library.subscriptions()] == [NEW, "https://b.example/feed"]


def test_what_was_kept_at_the_new_address_joins_the_feed(library: Library, noon: datetime) -> None:
    feed = library.feeds()[0]
    (kept, both) = store(library, feed, noon, prepared("x"), prepared("both"))
    former, (alone, _twin, marked) = once_followed(library, noon, "alone", "both", "marked")
    library.move_feed(feed.id, NEW)

    assert everything(library, feed.id) == sorted(
        [(kept, False, False), (both, False, False), (alone, True, False), (marked, False, True)]
    )
    assert list(library.snapshot(Smart.BOOKMARKS)) == [marked]
    counted = library.feeds()[0]
    assert (counted.unread, counted.total) == (3, 4)
    gone = library.feed(former.id)
    assert gone is not None
    assert (gone.url, gone.total) == (OLD, 0)


def test_an_article_of_both_is_read_and_bookmarked_as_either_was(
    library: Library, noon: datetime
) -> None:
    feed = library.feeds()[0]
    first, last = store(library, feed, noon, prepared("first"), prepared("last"))
    once_followed(library, noon, "first", "last")
    library.move_feed(feed.id, NEW)

    assert everything(library, feed.id) == sorted([(first, True, False), (last, False, True)])
    assert list(library.snapshot(Smart.BOOKMARKS)) == [last]


def test_undo_parts_what_was_joined(library: Library, noon: datetime, paths: Paths) -> None:
    feed = library.feeds()[0]
    store(library, feed, noon, prepared("x"), prepared("both"), prepared("last"))
    former, ids = once_followed(library, noon, "alone", "both", "last")
    before = everything(library, feed.id)
    library.move_feed(feed.id, NEW)
    library.undo()

    assert everything(library, feed.id) == before
    assert list(library.snapshot(Smart.BOOKMARKS)) == ids[-1:]
    assert followed(library, "new").id == former.id
    assert [one for one, _, _ in everything(library, former.id)] == sorted(ids)
    assert Arrivals(library).known(former.id, ["alone"])["alone"].article_id == ids[0]


def test_what_joined_is_known_again_at_the_new_address(library: Library, noon: datetime) -> None:
    feed = library.feeds()[0]
    _, ids = once_followed(library, noon, "alone")
    library.move_feed(feed.id, NEW)

    assert Arrivals(library).known(feed.id, ["alone"])["alone"].article_id == ids[0]


def test_a_move_is_not_undone_onto_a_feed_that_is_followed_there_now(library: Library) -> None:
    feed = library.feeds()[0]
    act = library.move_feed(feed.id, NEW)
    followed(library, "a")

    with pytest.raises(LibraryError, match="You follow A at"):
        library.undo(act.id)

    assert not [one.undone for one in library.history() if one.undone]
    assert {one.url for one in library.feeds()} == {NEW, OLD, "https://b.example/feed"}


def test_a_feed_moved_there_and_back_is_where_it_was(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon, name="c")
    feed = next(one for one in library.feeds() if one.title == "C")
    library.move_feed(feed.id, NEW)
    library.move_feed(feed.id, feed.url)
    library.undo()
    library.undo()

    assert library.feeds()[2].url == feed.url
    assert [one for one, _, _ in everything(library, feed.id)] == sorted(ids)


def test_a_move_that_was_undone_is_done_again(
    library: Library, paths: Paths, noon: datetime
) -> None:
    once_followed(library, noon, "x", "y")
    feed = library.feeds()[0]
    library.move_feed(feed.id, NEW)
    moved = paths.feeds_toml.read_text(), everything(library, feed.id)
    library.undo()
    library.redo()

    assert (paths.feeds_toml.read_text(), everything(library, feed.id)) == moved
    library.undo()
    assert library.feeds()[0].url == OLD
    assert everything(library, feed.id) == []
