"""What is kept no longer is forgotten; what the person did with it is not."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from msgspec import convert
from store_shelf import prepared, shelve, store, visit

from newsreader.config import Retention
from newsreader.models.arrivals import Changes
from newsreader.models.fulltexts import FullText
from newsreader.models.packed import Packed
from newsreader.models.retention import Going
from newsreader.models.scopes import SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.aging.goingwords import going_words
from newsreader.store.aging.retention import Word
from newsreader.store.arrivals import Arrivals
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library

DAY = timedelta(days=1)
QUERIES = (
    "is:read",
    "is:unread",
    "is:hidden",
    "is:bookmarked",
    "title",
    "-title",
    "words:<5",
    "link:a.example",
    "since:2000-01-01",
    "feed:a",
    "title or is:hidden",
)


class Clock:
    """Stands still until it is turned."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(noon: datetime) -> Clock:
    return Clock(noon)


@pytest.fixture
def library(paths: Paths, clock: Clock) -> Iterator[Library]:
    with Library.open(paths, clock) as library:
        yield library


def going(library: Library, **wanted: int) -> Going:
    return library.retaining(convert(wanted, Retention, strict=False)).going()


def forget(library: Library, **wanted: int) -> list[int]:
    ids = list(going(library, **wanted).ids)
    library.forget(ids)
    return ids


def own(paths: Paths, line: str) -> None:
    """As if the person had written it into the last table of feeds.toml."""
    with paths.feeds_toml.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_nothing_is_forgotten_by_default(library: Library, clock: Clock) -> None:
    library.mark_read(shelve(library, clock.now))
    clock.now += 10_000 * DAY
    assert library.retaining(Retention()).word() is Word.OFF
    assert going(library).count == 0


def test_age_counts_from_arrival_and_from_the_last_reading(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids)
    clock.now += 20 * DAY
    library.note_opened(ids[1])
    clock.now += 11 * DAY
    assert set(going(library, days=30).ids) == {ids[0], ids[2]}
    assert going(library, days=32).count == 0


def test_the_newest_of_each_feed_stay(library: Library, clock: Clock) -> None:
    first, second = shelve(library, clock.now, 5, "a"), shelve(library, clock.now, 3, "b")
    library.mark_read([*first, *second])
    assert set(going(library, articles=3).ids) == set(first[3:])


def test_unread_articles_go_only_where_that_is_said(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids[:1])
    clock.now += 2 * DAY
    assert set(going(library, days=1).ids) == set(ids[:1])
    assert set(going(library, days=1, unread=True).ids) == set(ids)


def test_a_library_that_is_too_large_loses_its_oldest(library: Library, clock: Clock) -> None:
    feed_ids = shelve(library, clock.now, 1)
    (feed,) = library.feeds()
    for number in range(3):
        clock.now += DAY
        text = "".join(chr(0x4E00 + (n * 7919 + number) % 20_000) for n in range(120_000))
        store(library, feed, clock.now, prepared(f"big{number}", text=text))
    everything = list(library.snapshot(Smart.EVERYTHING))
    library.mark_read(everything)
    gone = going(library, library_megabytes=2)
    assert set(feed_ids) <= set(gone.ids) < set(everything)
    assert (gone.old, gone.many, gone.large) == (0, 0, gone.count)
    assert max(gone.ids) < max(everything)
    assert going(library, library_megabytes=1_000).count == 0
    library.forget(gone.ids)
    deque(library.merging(), 0)
    assert going(library, library_megabytes=2).count < 2


def test_a_feed_may_keep_longer_or_shorter_than_the_others(
    library: Library, paths: Paths, clock: Clock
) -> None:
    first, second = shelve(library, clock.now, 3, "a"), shelve(library, clock.now, 3, "b")
    own(paths, "keep = { days = 0, articles = 1, unread = true }")
    library.mark_read(first)
    clock.now += 31 * DAY
    assert set(going(library, days=30).ids) == {*first, *second[1:]}


@pytest.mark.parametrize("line", ["keep = 30", "keep = { days = -1 }", "keep = { day = 1 }"])
def test_what_cannot_be_meant_in_feeds_toml_forgets_nothing(
    library: Library, paths: Paths, clock: Clock, line: str
) -> None:
    library.mark_read(shelve(library, clock.now))
    own(paths, line)
    library.reconcile()
    assert "keep takes a table" in (library.subscriptions_error() or "")
    clock.now += 31 * DAY
    with pytest.raises(LibraryError, match="keep takes a table"):
        going(library, days=30)


def test_bookmarks_and_tags_stay_whatever_is_said(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now, 4)
    library.mark_read(ids)
    library.bookmark(ids[:1])
    library.tag(ids[1:2], "later")
    clock.now += 400 * DAY
    assert set(forget(library, days=1, articles=1, library_megabytes=1)) == set(ids[2:])
    assert library.forget(ids) == 0
    assert set(library.snapshot(Smart.EVERYTHING)) == set(ids[:2])


def test_what_undo_may_bookmark_again_stays(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids)
    library.bookmark(ids[:1])
    clock.now += 40 * DAY
    library.bookmark(ids[:1], on=False)
    assert set(forget(library, days=30)) == set(ids[1:])
    library.undo()
    assert list(library.snapshot(Smart.BOOKMARKS)) == ids[:1]
    library.redo()
    clock.now += 31 * DAY
    assert set(going(library, days=30).ids) == set(ids[:1])


def test_no_list_and_no_count_knows_what_was_forgotten(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now, 6)
    library.mark_read(ids[:4])
    library.hide(ids[3:5])
    clock.now += 31 * DAY
    forget(library, days=30)
    for query in QUERIES:
        found = library.snapshot(SearchScope(query))
        assert not set(found) & set(ids[:4]), query
        assert library.count(SearchScope(query)) == len(found) == len(library.headlines(found))
    (feed,) = library.feeds()
    assert (feed.total, feed.unread) == (1, 1)
    assert library.article(ids[0]) is None
    assert library.faults() == []


def test_what_was_forgotten_does_not_come_back_into_lists(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    hidden = library.hide(ids[:1])
    library.mark_read(ids)
    clock.now += 31 * DAY
    forget(library, days=30)
    (feed,) = library.feeds()
    assert hidden is not None
    library.undo(hidden.id)
    library.unsubscribe(feed.id)
    library.undo()
    assert not len(library.snapshot(Smart.EVERYTHING))
    assert library.feeds()[0].total == 0


def test_what_was_forgotten_takes_no_bookmark_and_no_tag(library: Library, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids)
    clock.now += 31 * DAY
    forget(library, days=30)
    assert library.bookmark(ids) is library.tag(ids, "late") is None
    assert library.count(Smart.BOOKMARKS) == library.count(SearchScope("is:tagged")) == 0


def test_that_it_was_read_is_remembered(library: Library, paths: Paths, clock: Clock) -> None:
    ids = shelve(library, clock.now)
    library.mark_read(ids)
    clock.now += 31 * DAY
    forget(library, days=30)
    known = Arrivals(library).known(library.feeds()[0].id, ["a0", "a1", "a2"])
    assert [one.forgotten for one in known.values()] == [True] * 3
    rows = Database(paths.library).rows("SELECT id, read FROM status ORDER BY id")
    assert rows == [(id_, 1) for id_ in sorted(ids)]


def test_the_index_loses_the_words_and_nothing_else(library: Library, clock: Clock) -> None:
    (feed_id,) = shelve(library, clock.now, 1)
    feed = library.feeds()[0]
    (old,) = store(library, feed, clock.now, prepared("x", "Old", "tariffs on chips"))
    library.mark_read([old, feed_id])
    clock.now += 31 * DAY
    (new,) = store(library, feed, clock.now, prepared("y", "New", "tariffs on fish"))
    forget(library, days=30)
    assert list(library.snapshot(SearchScope("tariffs"))) == [new]
    library.db.run("INSERT INTO search (search) VALUES ('integrity-check')")
    library.db.run("INSERT INTO facts (facts, rank) VALUES ('integrity-check', 1)")


def test_the_word_is_asked_for_again_when_something_changed(library: Library, paths: Paths) -> None:
    def word(days: int) -> Word:
        return library.retaining(Retention(days=days)).word()

    assert word(30) is Word.AWAITED
    library.retaining(Retention(days=30)).agree()
    assert (word(30), word(7), word(0)) == (Word.GIVEN, Word.AWAITED, Word.OFF)
    library.subscribe_all([])
    paths.feeds_toml.write_text(
        '[[feeds]]\nurl = "https://a.example/feed"\nkeep = { days = 7 }\n', encoding="utf-8"
    )
    assert (word(30), word(0)) == (Word.AWAITED, Word.AWAITED)


def test_it_is_due_once_a_day(library: Library, clock: Clock) -> None:
    wanted = Retention(days=30)
    assert not library.retaining(wanted).due()
    library.retaining(wanted).agree()
    assert library.retaining(wanted).due()
    library.retaining(wanted).ran()
    assert not library.retaining(wanted).due()
    clock.now += DAY
    assert library.retaining(wanted).due()


def test_it_says_why_and_of_which_feeds(library: Library, clock: Clock) -> None:
    first, second = shelve(library, clock.now, 3, "a"), shelve(library, clock.now, 4, "b")
    library.mark_read([*first, *second[:-1]])
    clock.now += 31 * DAY
    shelve(library, clock.now, 1, "c")
    assert going_words(going(library, days=30, unread=True)) == [
        "Retention would forget 7 articles, 1 of them unread:",
        "  7 came longer ago than they are kept",
        "  of B 4, A 3",
    ]
    assert going_words(going(library, articles=2)) == [
        "Retention would forget 2 articles:",
        "  2 are not among the newest of their feed",
        "  of A 1, B 1",
    ]


def test_what_comes_for_an_article_that_was_forgotten_meanwhile_is_let_go(
    library: Library, clock: Clock
) -> None:
    gone, here, _ = shelve(library, clock.now)
    arrivals, [feed] = Arrivals(library), library.feeds()
    changes = Changes((), ((gone, prepared("a0", "New")), (here, prepared("a1", "New"))))
    library.forget([gone])
    arrivals.store(visit(feed, clock.now), changes, clock.now)
    arrivals.keep_text(gone, FullText(Packed(b"", b""), "Text", 1, ""), clock.now)
    arrivals.miss_text(gone, "There is no page.", clock.now)
    library.album.illustrate([(gone, ["https://a.example/one.png"])])
    assert library.article(gone) is None
    assert [one.title for one in library.headlines([gone, here])] == ["New"]
    assert library.faults() == []


def test_a_visit_to_a_feed_that_lost_all_counts_nothing(library: Library, clock: Clock) -> None:
    library.mark_read(shelve(library, clock.now))
    clock.now += 31 * DAY
    forget(library, days=30)
    feed = library.feeds()[0]
    Arrivals(library).store(visit(feed, clock.now), Changes((), ()), clock.now)
    assert library.counts().articles == 0
