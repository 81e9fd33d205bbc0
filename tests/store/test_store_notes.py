"""What the person wrote about articles."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from store_shelf import shelve

from newsreader.models.highlights import ON_ARTICLE, Passage
from newsreader.models.places import Place
from newsreader.models.scopes import SearchScope
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    with Library.open(paths, lambda: noon) as opened:
        yield opened


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
