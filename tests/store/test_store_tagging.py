"""Tags: the person's own labels."""

from datetime import datetime

import pytest
from store_shelf import shelve

from newsreader.models.acts import Act, ActKind
from newsreader.models.scopes import SearchScope, Smart
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library


def done(act: Act | None) -> Act:
    assert act is not None
    return act


def tags(library: Library, article_id: int) -> tuple[str, ...]:
    article = library.article(article_id)
    assert article is not None
    return article.tags


def test_an_article_has_the_tags_it_was_given(library: Library, noon: datetime) -> None:
    first, second, _ = shelve(library, noon)
    library.tag([first, second], "work")
    library.tag([first], " #read  later ")

    assert tags(library, first) == ("read later", "work")
    assert tags(library, second) == ("work",)


def test_a_tag_finds_its_articles(library: Library, noon: datetime) -> None:
    first, second, third = shelve(library, noon)
    library.tag([first, third], "work")

    assert set(library.snapshot(SearchScope("tag:work"))) == {first, third}
    assert list(library.snapshot(SearchScope("-is:tagged"))) == [second]


def test_an_act_holds_only_what_it_changed(library: Library, noon: datetime) -> None:
    ids = shelve(library, noon)
    library.tag(ids[:1], "work")
    act = done(library.tag([*ids, 999], "work"))

    assert set(act.article_ids) == set(ids[1:])
    assert (act.kind, act.words) == (ActKind.TAG, "Tagged work: 2 articles")
    assert library.tag(ids, "work") is None
    assert library.untag(ids, "play") is None
    assert library.tag([], "work") is None


def test_tagging_and_untagging_are_undone_one_after_the_other(
    library: Library, noon: datetime
) -> None:
    first, second, _ = shelve(library, noon)
    library.tag([first], "work")
    library.tag([first, second], "work")
    assert done(library.untag([first, second], "work")).words == "Tag work removed: 2 articles"

    assert set(done(library.undo()).article_ids) == {first, second}
    assert tags(library, first) == tags(library, second) == ("work",)
    assert list(done(library.undo()).article_ids) == [second]
    assert tags(library, first) == ("work",)
    library.undo()
    assert tags(library, first) == ()


@pytest.mark.parametrize("name", ["", " ", "#", "\x1b"])
def test_a_tag_needs_a_name(library: Library, noon: datetime, name: str) -> None:
    ids = shelve(library, noon)

    with pytest.raises(LibraryError, match="needs a name"):
        library.tag(ids, name)


def test_tagged_articles_are_found_when_their_feed_is_not_followed_any_more(
    library: Library, noon: datetime
) -> None:
    first, *_ = shelve(library, noon)
    library.tag([first], "work")
    library.unsubscribe(library.feeds()[0].id)

    assert list(library.snapshot(Smart.EVERYTHING)) == []
    assert list(library.snapshot(SearchScope("tag:work"))) == [first]
    assert list(library.snapshot(SearchScope(""))) == [first]
