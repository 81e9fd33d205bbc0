from datetime import datetime

from store_shelf import shelve

from newsreader.models.highlights import Passage
from newsreader.models.places import Place
from newsreader.models.scopes import SearchScope
from newsreader.paths import Paths
from newsreader.store.library import Library

CHIPS = Passage(Place(2, 4), "chips\n\ncame late")


def notes(library: Library) -> list[str]:
    return [one.note for one in library.margins.clippings()]


def test_a_highlight_is_kept_and_told_with_its_article(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        first, second, _ = shelve(library, noon)
        library.margins.highlight(first, CHIPS)
        library.margins.highlight(second, CHIPS, "Ask why")
        (one,) = library.margins.highlights(first)
        assert (one.passage, one.note, one.title, one.at) == (CHIPS, "", "Title a0", noon)
        assert [one.article_id for one in library.margins.clippings()] == [second, first]
        assert list(library.snapshot(SearchScope("is:highlighted"))) == [first, second]


def test_undo_and_redo_turn_highlights_and_notes_in_any_order(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        (article_id, *_) = shelve(library, noon)
        made = library.margins.highlight(article_id, CHIPS, "old")
        (one,) = library.margins.clippings()
        noted = library.margins.note(one.id, "new")
        assert noted is not None
        assert notes(library) == ["new"]
        library.undo()
        assert notes(library) == ["old"]
        library.redo()
        assert notes(library) == ["new"]
        (one,) = library.margins.clippings()
        library.margins.unhighlight(one.id)
        assert notes(library) == []
        library.undo()
        assert notes(library) == ["new"]
        library.undo(noted.id)
        library.undo(made.id)
        assert notes(library) == []
        library.redo(made.id)
        assert notes(library) == ["old"]


def test_what_was_so_already_is_no_act(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        (article_id, *_) = shelve(library, noon)
        library.margins.highlight(article_id, CHIPS, "a note")
        (one,) = library.margins.clippings()
        assert library.margins.note(one.id, "a note") is None
        assert library.margins.unhighlight(one.id)
        assert library.margins.unhighlight(one.id) is None
        assert library.margins.note(one.id, "too late") is None
