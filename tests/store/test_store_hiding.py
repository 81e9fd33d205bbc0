import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_shelf import followed, shelve

from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import FeedScope, Scope, SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.schema import open_database


@pytest.mark.parametrize(
    "scope", [Smart.EVERYTHING, Smart.UNREAD, Smart.TODAY, FeedScope(1), SearchScope("title")]
)
def test_a_hidden_article_is_in_no_list(library: Library, noon: datetime, scope: Scope) -> None:
    first, *rest = shelve(library, noon)

    act = library.hide([first])

    assert list(library.snapshot(scope)) == rest
    assert library.count(scope) == 2
    assert act is not None
    assert act.words == "Hid “Title a0”"


def test_a_hidden_article_is_in_no_count(library: Library, noon: datetime) -> None:
    library.hide(shelve(library, noon)[:1])

    counts, (feed,) = library.counts(), library.feeds()

    assert (counts.unread, counts.articles, counts.today) == (2, 2, 2)
    assert (feed.unread, feed.total) == (2, 2)


@pytest.mark.parametrize(
    ("keep", "scope"),
    [
        (Library.bookmark, Smart.BOOKMARKS),
        (Library.bookmark, SearchScope("title")),
        (lambda library, ids: library.tag(ids, "later"), SearchScope("tag:later")),
    ],
)
def test_a_hidden_article_that_was_kept_is_still_found(
    library: Library,
    noon: datetime,
    keep: Callable[[Library, Sequence[int]], object],
    scope: Scope,
) -> None:
    first, *rest = shelve(library, noon)
    library.hide([first, *rest])

    keep(library, [first])

    assert list(library.snapshot(scope)) == [first]


def test_what_is_hidden_can_be_shown_again(library: Library, noon: datetime) -> None:
    first, *rest = shelve(library, noon)
    library.hide([first, *rest])

    act = library.hide([first], on=False)

    assert act is not None
    assert act.words == "Shown again: “Title a0”"
    assert list(library.snapshot(Smart.EVERYTHING)) == [first]


def test_undo_shows_again_what_was_hidden(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon)
    library.hide(ids)

    library.undo()

    assert list(library.snapshot(Smart.EVERYTHING)) == ids


def test_a_hidden_article_stays_hidden_when_its_feed_is_followed_again(
    library: Library, noon: datetime
) -> None:
    first, *rest = shelve(library, noon)
    library.hide([first])

    library.unsubscribe(1)
    library.undo()

    assert list(library.snapshot(Smart.EVERYTHING)) == rest


def test_an_article_of_a_feed_that_is_not_followed_is_not_shown_by_unhiding_it(
    library: Library, noon: datetime
) -> None:
    ids = shelve(library, noon)
    library.hide(ids)
    library.unsubscribe(1)

    library.hide(ids, on=False)

    assert not library.snapshot(Smart.EVERYTHING)


def test_what_an_older_library_kept_from_the_lists_is_hidden(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "library.db")
    schema = Path(__file__).with_name("schema_v1.sql").read_text(encoding="utf-8")
    old.executescript(schema)
    old.executescript(
        "INSERT INTO feed (url, followed) VALUES ('http://a.test/', 1), ('http://b.test/', 0);"
        "INSERT INTO status (feed_id, placed, arrived, shown)"
        " VALUES (1, 0, 0, 1), (1, 0, 0, 0), (2, 0, 0, 0);"
        "PRAGMA user_version = 1;"
    )
    old.close()

    with closing(open_database(tmp_path / "library.db", tmp_path, datetime.now(UTC))) as now:
        assert now.rows("SELECT id FROM status WHERE hidden") == [(2,)]


RULE = Rule("R", "title:a0 or title:b1", (Effect(EffectKind.HIDE), Effect(EffectKind.READ)))


def move(library: Library, url: str) -> None:
    for feed in library.feeds()[:1]:
        with suppress(LibraryError):
            library.move_feed(feed.id, url)


DEEDS: dict[str, Callable[[Library, list[int]], object]] = {
    "hide": lambda library, ids: library.hide(ids),
    "unhide": lambda library, ids: library.hide(ids, on=False),
    "read": lambda library, ids: library.mark_read(ids),
    "unread": lambda library, ids: library.mark_read(ids, read=False),
    "unfollow": lambda library, _: [library.unsubscribe(feed.id) for feed in library.feeds()[:1]],
    "follow": lambda library, _: [followed(library, name) for name in "ab"],
    "undo": lambda library, _: library.undo(),
    "redo": lambda library, _: library.redo(),
    "rule": lambda library, _: library.apply_rule(RULE, datetime(2026, 1, 1, tzinfo=UTC)),
    "move": lambda library, _: move(library, "https://c.example/feed"),
    "move back": lambda library, _: move(library, "https://a.example/feed"),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.lists(st.integers(1, 6), max_size=4)), max_size=12
)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_the_counts_of_feeds_are_those_of_their_articles_whatever_is_done(
    steps: list[tuple[str, list[int]]],
) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with (
        tempfile.TemporaryDirectory() as root,
        Library.open(Paths.under(Path(root)), lambda: noon) as library,
    ):
        for name in "ab":
            shelve(library, noon, name=name)

        for deed, ids in steps:
            DEEDS[deed](library, ids)

        assert kept_counts(library) == counted_again(library)


def kept_counts(library: Library) -> list[tuple[object, ...]]:
    return library.db.rows("SELECT unread, total FROM feed ORDER BY id")


def counted_again(library: Library) -> list[tuple[object, ...]]:
    """What lists would show: by the feed and by what was hidden, not by what the triggers keep."""
    return library.db.rows(
        "SELECT total(followed AND NOT hidden AND NOT read), total(followed AND NOT hidden)"
        " FROM feed LEFT JOIN status ON feed_id = feed.id GROUP BY feed.id ORDER BY feed.id"
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:hidden", {"a0", "a1"}),
        ("is:hidden title:a0", {"a0"}),
        ("is:hidden or title:a2", {"a0", "a1", "a2"}),
        ("-is:hidden", {"a2"}),
        ("title", {"a2"}),
        ("-(title:a0 is:hidden)", {"a1", "a2"}),
    ],
)
def test_hidden_articles_are_found_by_who_asks_for_them(
    library: Library, noon: datetime, query: str, found: set[str]
) -> None:
    library.hide(shelve(library, noon)[:2])

    ids = library.snapshot(SearchScope(query))

    titles = {headline.title for headline in library.headlines(ids)}
    assert titles == {f"Title {key}" for key in found}


def test_hidden_articles_of_a_feed_that_is_not_followed_are_not_found(
    library: Library, noon: datetime
) -> None:
    library.hide(shelve(library, noon))
    library.unsubscribe(1)

    assert not library.snapshot(SearchScope("is:hidden"))
