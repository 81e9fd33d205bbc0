"""Bookmarks that are done with: out of the list, kept for good."""

from datetime import datetime

from store_shelf import shelve

from newsreader.models.acts import ActKind
from newsreader.models.scopes import SearchScope, Smart, TagScope
from newsreader.store.library import Library
from newsreader.store.trips import taken


def listed(library: Library, scope: Smart | str) -> list[int]:
    return list(library.snapshot(scope if isinstance(scope, Smart) else SearchScope(scope)))


def test_an_archived_bookmark_leaves_the_list_and_is_found(
    library: Library, noon: datetime
) -> None:
    first, second, _ = shelve(library, noon)
    library.bookmark([first, second])

    act = library.archive([first])

    assert act is not None
    assert act.words == "Archived “Title a0”"
    assert listed(library, Smart.BOOKMARKS) == [second]
    assert listed(library, Smart.ARCHIVE) == listed(library, "is:archived") == [first]
    assert listed(library, "is:bookmarked") == [first, second]
    assert listed(library, "is:bookmarked -is:archived") == [second]
    counts = library.counts()
    assert (counts.bookmarks, counts.archived, counts.unread_bookmarks) == (1, 1, 1)


def test_archiving_is_being_done_with_it_in_one_act(library: Library, noon: datetime) -> None:
    first, *_ = shelve(library, noon)

    library.archive([first])

    article = library.article(first)
    assert article is not None
    assert (article.read, article.bookmarked, article.archived) == (True, True, True)
    library.undo()
    assert library.article(first) is not None
    (headline,) = library.headlines([first])
    assert (headline.read, headline.bookmarked, headline.archived) == (False, False, False)
    library.redo()
    (headline,) = library.headlines([first])
    assert (headline.read, headline.bookmarked, headline.archived) == (True, True, True)


def test_undo_leaves_what_was_so_before(library: Library, noon: datetime) -> None:
    first, second, _ = shelve(library, noon)
    library.bookmark([first])
    library.mark_read([second])
    library.archive([first, second])

    library.undo()

    marks = [(one.read, one.bookmarked) for one in library.headlines([first, second])]
    assert marks == [(False, True), (True, False)]


def test_what_is_out_of_the_archive_stays_a_bookmark(library: Library, noon: datetime) -> None:
    first, *_ = shelve(library, noon)
    library.archive([first])

    act = library.turn_archived([first])

    assert act is not None
    assert (act.kind, act.words) == (ActKind.UNARCHIVE, "Out of the archive: “Title a0”")
    assert listed(library, Smart.BOOKMARKS) == [first]
    assert library.archive([first], on=False) is None


def test_a_new_bookmark_of_what_was_archived_once_is_to_be_read_again(
    library: Library, noon: datetime
) -> None:
    first, *_ = shelve(library, noon)
    library.archive([first])
    library.bookmark([first], on=False)
    assert listed(library, Smart.ARCHIVE) == []

    library.bookmark([first])

    assert listed(library, Smart.BOOKMARKS) == [first]
    library.undo()
    library.undo()
    assert listed(library, Smart.ARCHIVE) == [first]


def test_what_has_no_bookmark_any_more_can_be_archived_again(
    library: Library, noon: datetime
) -> None:
    first, *_ = shelve(library, noon)
    library.archive([first])
    library.bookmark([first], on=False)

    assert library.would_change(ActKind.ARCHIVE, [first]) == [first]
    assert library.archive([first]) is not None

    assert listed(library, Smart.ARCHIVE) == [first]
    library.undo()
    assert listed(library, Smart.ARCHIVE) == listed(library, Smart.BOOKMARKS) == []


def test_a_great_archive_is_one_act(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon, 30)
    rows = library.db.rows("SELECT max(id), feed_id FROM status")
    newest, feed_id = rows[0]
    many = range(newest + 1, newest + 20_001)
    with library.db.transaction():
        library.db.run_many(
            "INSERT INTO status (id, feed_id, placed, arrived) VALUES (?, ?, 0, 0)",
            [(id_, feed_id) for id_ in many],
        )
        library.db.run_many(
            "INSERT INTO article (id, title, content_hash) VALUES (?, '', x'')",
            [(id_,) for id_ in many],
        )
    library.mark_read(ids[:10])

    act = library.archive([*ids, *many])

    assert act is not None
    assert act.count == 20_030
    assert library.counts().archived == 20_030
    library.undo()
    assert (library.counts().archived, library.counts().bookmarks) == (0, 0)
    assert library.db.value("SELECT count(*) FROM status WHERE read") == 10
    assert library.db.value("SELECT count(*) FROM status WHERE bookmarked_at") == 20_030


def test_the_tags_that_most_articles_have_are_counted(library: Library, noon: datetime) -> None:
    first, second, third = shelve(library, noon)
    for number in range(12):
        library.tag([first], f"rare {number:02}")
    library.tag([first, second], "Later")
    library.tag([second, third], "berries")
    tags = library.counts().tags
    assert len(tags) == 9
    assert tags[:2] == (("berries", 2), ("Later", 2))
    assert list(library.snapshot(TagScope("berries"))) == [second, third]
    library.untag([second, third], "berries")
    assert list(library.snapshot(TagScope("berries"))) == []


def test_trips_take_what_is_done_with_last(library: Library, noon: datetime) -> None:
    first, second, third = shelve(library, noon)
    library.archive([first])
    library.bookmark([third])
    ids = [one.article_id for one in taken(library.db, [first, second, third], 90)]
    assert ids == [third, second, first]
