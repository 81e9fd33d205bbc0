"""What the person wrote about articles."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from store_shelf import followed, prepared, shelve, store

from newsreader.models.arrivals import Settled
from newsreader.models.fulltexts import FullText
from newsreader.models.highlights import ON_ARTICLE, Passage
from newsreader.models.places import Place
from newsreader.models.scopes import SearchScope
from newsreader.store import fulltexts
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_body, pack_text


def notes(library: Library, article_id: int) -> tuple[str, ...]:
    """As the article has them, which is as they are kept."""
    article = library.article(article_id)
    assert article is not None
    assert article.notes == library.margins.notes(article_id)
    return article.notes


def test_a_note_is_kept_with_its_article_and_listed(library: Library, noon: datetime) -> None:
    one, two, _ = shelve(library, noon)
    act = library.margins.note_on(one, "Ask Ada.\n\nSoon.")

    assert act is not None
    assert act.words == "Noted in “Title a0”"
    assert (notes(library, one), notes(library, two)) == (("Ask Ada.\n\nSoon.",), ())
    assert [headline.noted for headline in library.headlines([one, two])] == [True, False]
    (kept,) = library.margins.clippings()
    assert (kept.passage, kept.is_on_article) == (ON_ARTICLE, True)


def test_undo_and_redo_turn_notes(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    library.margins.note_on(one, "old")
    library.margins.note_on(one, "new")
    library.margins.note_on(one, "  ")
    seen = [notes(library, one)]
    for _ in range(3):
        library.undo()
        seen.append(notes(library, one))
    for _ in range(3):
        library.redo()
        seen.append(notes(library, one))

    assert seen == [(), ("new",), ("old",), (), ("old",), ("new",), ()]


def test_what_was_so_already_is_no_act(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    assert library.margins.note_on(one, "") is None
    library.margins.note_on(one, "a note")
    assert library.margins.note_on(one, "a note") is None


def test_an_article_with_a_note_is_never_forgotten(library: Library, noon: datetime) -> None:
    one, two, _ = shelve(library, noon)
    library.margins.note_on(one, "a note")

    assert library.forget([one, two]) == 1
    assert notes(library, one) == ("a note",)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:noted", ["Title a0", "Title a1"]),
        ("is:highlighted", ["Title a1"]),
        ("note:harbour", ["Title a0"]),
        ("note:HARB", ["Title a0"]),
        ('note:"ask why"', ["Title a1"]),
        ("note:% or note:harb_ur", []),
        ("title:a0 -is:noted", []),
    ],
)
def test_notes_are_searched(library: Library, noon: datetime, query: str, found: list[str]) -> None:
    one, two, _ = shelve(library, noon)
    library.margins.note_on(one, "The harbour again")
    library.margins.highlight(two, Passage(Place(1, 0), "chips"), "Ask why")
    listed = library.headlines(library.snapshot(SearchScope(query)))

    assert sorted(headline.title for headline in listed) == found


def found(library: Library, words: str) -> list[int]:
    """And the index holds what it says it does."""
    library.db.run("INSERT INTO search (search) VALUES ('integrity-check')")
    return list(library.snapshot(SearchScope(words)))


def test_plain_words_find_what_the_person_wrote(library: Library, noon: datetime) -> None:
    one, two, _ = shelve(library, noon)
    library.margins.note_on(one, "Ask Ada 半導体")
    library.margins.highlight(two, Passage(Place(1, 0), "a passage"), "the lighthouse keeper")
    assert found(library, "ada") == [one]
    assert found(library, "半導体") == [one]
    assert found(library, "lighthouse") == [two]
    assert found(library, "Title a0 ada") == [one]
    assert found(library, "passage") == []


def test_words_of_a_note_go_with_it_and_come_back_with_undo(
    library: Library, noon: datetime
) -> None:
    one, _, _ = shelve(library, noon)
    library.margins.note_on(one, "Ask Ada")
    library.margins.note_on(one, "Ask Bob")
    assert (found(library, "ada"), found(library, "bob")) == ([], [one])
    library.undo()
    assert (found(library, "ada"), found(library, "bob")) == ([one], [])
    library.redo()
    library.margins.note_on(one, "")
    assert (found(library, "ada"), found(library, "bob")) == ([], [])
    library.undo()
    assert found(library, "bob") == [one]


def test_an_edit_and_a_full_text_leave_the_words_of_a_note(
    library: Library, noon: datetime
) -> None:
    one, _, _ = shelve(library, noon)
    library.margins.note_on(one, "Ask Ada")
    body = pack_body("<p>The whole of it</p>", "The whole of it")
    fulltexts.keep(
        library.db, one, FullText(body, "The whole of it", 4, "https://a.example/"), noon
    )
    assert found(library, "ada") == found(library, "whole") == [one]
    library.margins.note_on(one, "")
    assert (found(library, "ada"), found(library, "whole")) == ([], [one])


def test_notes_of_an_older_newsreader_are_found_after_the_next_sync(
    library: Library, noon: datetime
) -> None:
    one, two, _ = shelve(library, noon)
    library.db.run(
        "INSERT INTO highlight (article_id, block, character, quote, note, at)"
        " VALUES (?, 0, 0, '', 'Ask Ada', 0), (?, 0, 0, 'gone', '', 0)",
        (one, two),
    )
    assert found(library, "ada") == []
    Arrivals(library).index_some()
    assert found(library, "ada") == [one]
    library.margins.note_on(one, "")
    assert found(library, "ada") == []


def test_a_note_on_an_article_whose_words_are_read_later_is_found_with_them(
    library: Library, noon: datetime
) -> None:
    unread = replace(prepared("a", "Ferry", "left"), raw=True, content_hash=b"\0")
    (one,) = store(library, followed(library), noon, unread)
    library.margins.note_on(one, "Ask Ada")
    assert found(library, "ada") == []
    Arrivals(library).settle([Settled(one, "Ferry", b"1", "left", pack_text("left"), "left", 1)])
    assert found(library, "ada left") == [one]
    library.margins.note_on(one, "")
    assert (found(library, "ada"), found(library, "left")) == ([], [one])
