"""An index of an older newsreader becomes one of today, while others search and write."""

from datetime import datetime

import pytest
from store_shelf import followed, prepared, store

from newsreader.models.arrivals import Prepared
from newsreader.models.scopes import SearchScope
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.index import reindexing, search
from newsreader.store.library import Library
from newsreader.store.packing import pack_text

ARTICLES = 12


@pytest.fixture
def ids(library: Library, noon: datetime) -> list[int]:
    """Articles, in an index that knows nothing of beginnings."""
    db = library.db
    db.run("DROP TABLE search")
    db.run("CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '')")
    db.run("INSERT INTO search (search, rank) VALUES ('automerge', 4)")
    feed = followed(library)
    return store(library, feed, noon, *(_article(number) for number in range(ARTICLES)))


def _article(number: int) -> Prepared:
    return prepared(f"a{number}", f"Ferry {number}", f"strike harbour{number}")


def found(library: Library, query: str) -> list[int]:
    return sorted(library.snapshot(SearchScope(query)))


def renewed(library: Library, limit: int = 5) -> int:
    """In how many steps."""
    steps = 0
    while Arrivals(library).renew_index(limit):
        steps += 1
    return steps


def tables(library: Library) -> set[str]:
    rows = library.db.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'search%'")
    return {name for (name,) in rows}


def test_a_new_library_has_nothing_to_renew(library: Library) -> None:
    assert not reindexing.is_outdated(library.db)
    assert renewed(library) == 0


def test_it_is_made_anew_once_and_nothing_of_the_old_one_stays(
    library: Library, ids: list[int]
) -> None:
    assert reindexing.is_outdated(library.db)
    assert renewed(library) > ARTICLES / 5
    assert not reindexing.is_outdated(library.db)
    assert found(library, "f*") == found(library, "strike") == sorted(ids)
    assert found(library, "harbour3") == [ids[3]]
    assert library.db.value("SELECT v FROM search_config WHERE k = 'automerge'") == 64
    assert not [name for name in tables(library) if "next" in name or "old" in name]
    library.db.run("INSERT INTO search (search) VALUES ('integrity-check')")


@pytest.mark.parametrize("steps", range(6))
def test_what_is_stored_and_edited_meanwhile_is_found_as_it_is_now(
    library: Library, ids: list[int], noon: datetime, steps: int
) -> None:
    for _ in range(steps):
        Arrivals(library).renew_index(3)
    for id_ in (ids[0], ids[5], ids[-1]):
        _edit(library, id_)
    later = store(library, followed(library, "b"), noon, prepared("late", "Ferry", "strike late"))
    expected = {"edited": {ids[0], ids[5], ids[-1]}, "late": {*later}, "harbour5": set()}
    assert {query: set(found(library, query)) for query in expected} == expected
    renewed(library)
    assert {query: set(found(library, query)) for query in expected} == expected
    assert found(library, "ferry") == sorted([*ids, *later])
    assert set(found(library, "harbour*")) == {*ids} - expected["edited"]


def _edit(library: Library, article_id: int) -> None:
    db, text = library.db, pack_text("edited strike")
    with db.transaction():
        search.take_out(db, [article_id])
        db.run("UPDATE body SET text = ? WHERE article_id = ?", (text, article_id))
        search.put_back(db, [article_id])


def test_a_search_of_before_is_answered_until_the_new_index_is_whole(
    library: Library, ids: list[int]
) -> None:
    while Arrivals(library).renew_index(1):
        assert found(library, "strike") == sorted(ids)


def test_others_notice_nothing_when_it_takes_over(
    library: Library, ids: list[int], paths: Paths
) -> None:
    with Library.open(paths) as other:
        assert found(other, "strike") == sorted(ids)
        renewed(library)
        assert found(other, "s*") == sorted(ids)


def test_a_step_that_fails_is_taken_again(library: Library, ids: list[int]) -> None:
    Arrivals(library).renew_index(5)
    with pytest.raises(LibraryError):
        _renew_and_fail(library.db)
    assert reindexing.reached(library.db) == 5
    renewed(library)
    assert found(library, "s*") == sorted(ids)


def _renew_and_fail(db: Database) -> None:
    with db.transaction():
        search.renew_some(db, 5)
        db.run("INSERT INTO nowhere VALUES (1)")
