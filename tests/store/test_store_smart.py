"""Smart feeds of one's own: `[[smart]]` in feeds.toml."""

from datetime import datetime
from pathlib import Path

import pytest
from store_shelf import followed, index_all, prepared, store

from newsreader.models.acts import ActKind
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import OwnSmart, Show
from newsreader.paths import Paths
from newsreader.query.errors import QueryError
from newsreader.store.feedlist import smart
from newsreader.store.library import Library
from newsreader.store.tables import Unreadable

CHIPS = OwnSmart("Chips", "chip* -potato is:unread")
WEEK = OwnSmart('The "week"', "since:7d")
FILE = """\
# mine

[[feeds]]
url = "https://a.example/feed"

[[smart]]          # what I look for
title = "Chips"
query = "chip* -potato is:unread"

[[feeds]]
url = "https://b.example/feed"
"""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_smart_feeds_are_read_beside_feeds(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)

    assert library.reconcile()
    assert library.smart_feeds() == [CHIPS]
    assert [feed.url for feed in library.feeds()] == [
        "https://a.example/feed",
        "https://b.example/feed",
    ]


def test_a_smart_feed_taken_out_of_the_file_is_gone(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()
    write(paths.feeds_toml, FILE.replace("[[smart]]", "[[other]]"))
    library.reconcile()

    assert library.smart_feeds() == []


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('query = "x"', "line 2: the smart feed needs title"),
        ('title = 3\nquery = "x"', "line 2: the smart feed needs title"),
        ('title = "X"', "line 2: the smart feed needs query"),
        ('title = "X"\nquery = " "', "line 2: the smart feed needs query"),
        ('title = "X"\nquery = "is:red"', "line 2: the query of “X”: is: takes"),
        ('title = "X"\nquery = "y"\n[[smart]]\ntitle = "X"\nquery = "z"', "line 5: there is a"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(table: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        smart.read(f"\n[[smart]]\n{table}\n")


def test_a_fault_leaves_what_was_followed_before(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()
    write(paths.feeds_toml, FILE.replace("is:unread", "is:red").replace("a.example", "c.example"))
    library.reconcile()

    assert "line 6: the query of “Chips”" in str(library.subscriptions_error())
    assert library.smart_feeds() == [CHIPS]
    assert library.feeds()[0].url == "https://a.example/feed"


def test_adding_writes_tables_and_touches_no_other(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()

    assert library.add_smart_feeds([WEEK, CHIPS]) == [True, False]
    assert paths.feeds_toml.read_text() == FILE + (
        '\n[[smart]]\ntitle = "The \\"week\\""\nquery = "since:7d"\n'
    )
    assert library.smart_feeds() == [CHIPS, WEEK]


def test_adding_can_be_undone(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()
    library.add_smart_feeds([WEEK])
    act = library.undo()

    assert act is not None
    assert (act.kind, act.words) == (ActKind.ADD_SMART, 'Added the smart feed The "week"')
    assert paths.feeds_toml.read_text().rstrip() == FILE.rstrip()
    assert library.smart_feeds() == [CHIPS]


def test_two_of_one_title_are_one(library: Library) -> None:
    other = OwnSmart("Chips", "fish")

    assert library.add_smart_feeds([CHIPS, other]) == [True, False]
    assert library.smart_feeds() == [CHIPS]


def test_a_query_that_makes_no_sense_is_refused_and_nothing_written(
    library: Library, paths: Paths
) -> None:
    with pytest.raises(QueryError):
        library.add_smart_feeds([WEEK, OwnSmart("Bad", "is:red")])

    assert not paths.feeds_toml.exists()


def test_a_file_that_was_lost_is_written_anew_with_them(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()
    paths.feeds_toml.unlink()
    library.subscribe(Subscription("https://c.example/feed"))

    assert len(library.feeds()) == 3
    assert library.smart_feeds() == [CHIPS]


def test_unsubscribing_leaves_smart_feeds_alone(library: Library, paths: Paths) -> None:
    write(paths.feeds_toml, FILE)
    library.reconcile()
    library.unsubscribe(library.feeds()[1].id)

    assert "# what I look for" in paths.feeds_toml.read_text()
    assert library.smart_feeds() == [CHIPS]


def test_a_smart_feed_lists_and_counts_what_its_query_finds(
    library: Library, noon: datetime
) -> None:
    feed = followed(library)
    chip, _ = store(library, feed, noon, prepared("c", "Chip war"), prepared("p", "Potato chips"))
    index_all(library)

    assert list(library.snapshot(CHIPS)) == [chip]
    assert library.count(CHIPS, Show.UNREAD) == 1
    library.mark_read([chip])
    assert library.count(CHIPS, Show.UNREAD) == 0
