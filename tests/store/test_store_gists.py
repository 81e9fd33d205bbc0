"""Gists are kept: for the text they were made of, with their article, no more than so many."""

from datetime import datetime, timedelta
from functools import partial

from store_shelf import shelve

from newsreader.models.gists import Gist
from newsreader.store.gists import Gists
from newsreader.store.library import Library

GIST = Gist("The ferry left 半導体.", described=True, points=("It was early.",), numbers=("3 %",))


def test_a_gist_comes_back_as_long_as_its_text_is_the_same(
    library: Library, noon: datetime
) -> None:
    (article_id,) = shelve(library, noon, 1)
    library.gists.keep(article_id, b"one", GIST)
    assert library.gists.kept(article_id, b"one") == GIST
    assert library.gists.kept(article_id, b"other") is None
    library.gists.keep(article_id, b"other", Gist("Another."))
    assert library.gists.kept(article_id, b"one") is None


def test_what_is_damaged_or_of_no_article_is_none(library: Library, noon: datetime) -> None:
    (article_id,) = shelve(library, noon, 1)
    library.gists.keep(article_id, b"one", GIST)
    library.db.run("UPDATE gist SET said = x'00'")
    assert library.gists.kept(article_id, b"one") is None
    library.gists.keep(99, b"one", GIST)
    assert library.gists.kept(99, b"one") is None


def test_a_gist_goes_with_its_article(library: Library, noon: datetime) -> None:
    (article_id,) = shelve(library, noon, 1)
    library.gists.keep(article_id, b"one", GIST)
    assert library.forget([article_id]) == 1
    assert library.db.value("SELECT count(*) FROM gist") == 0


def test_the_oldest_go_but_not_those_of_bookmarks(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon, 4)
    library.bookmark(ids[:1])
    for step, article_id in enumerate(ids):
        clock = partial(noon.__add__, timedelta(minutes=step))
        Gists(library.db, clock, most=2).keep(article_id, b"m", GIST)
    kept = [article_id for article_id in ids if library.gists.kept(article_id, b"m")]
    assert kept == [ids[0], *ids[2:]]
