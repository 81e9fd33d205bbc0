"""Taste is learned from what was opened, kept or passed over, and can be forgotten."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, store

from newsreader.models.scopes import Arrangement, Show, Smart, Sort
from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    """Ten read articles of each kind, six unread ones, the newest about football."""
    with Library.open(paths, lambda: noon) as library:
        feed = followed(library, "Daily")
        for number in range(26):
            word = "football" if number % 2 else "banks"
            placed = noon - timedelta(hours=100 - number)
            store(library, feed, noon, prepared(f"{number}", f"{word} {number}", "x", placed))
        read = library.snapshot(Smart.EVERYTHING)[6:]
        about_banks = [one.id for one in library.headlines(read) if one.title.startswith("banks")]
        for article_id in about_banks[:6]:
            library.note_opened(article_id)
        library.bookmark(about_banks[6:8])
        library.tag(about_banks[8:], "keep")
        library.mark_read(read)
        yield library


def unread(library: Library) -> list[str]:
    ids = library.arranged(Smart.UNREAD, Show.ALL, Arrangement(Sort.PRIORITY)).ids
    return [headline.title.split()[0] for headline in library.headlines(ids)]


def test_what_the_person_wants_comes_first_and_the_newest_of_it_before_the_rest(
    library: Library,
) -> None:
    assert unread(library) == ["football", "banks"] * 3
    taste = library.learn_taste()
    assert (taste.wanted, taste.passed) == (10, 10)
    assert unread(library) == ["banks"] * 3 + ["football"] * 3


def test_the_reasons_are_told_after_a_restart_too(library: Library, paths: Paths) -> None:
    library.learn_taste()
    first = library.snapshot(Smart.UNREAD)[0]
    with Library.open(paths) as again:
        assert [(one.words, one.weight < 0) for one in again.reasons(first)] == [("football", True)]
        assert again.reasons(10**9) == []


def test_forgotten_taste_has_no_opinion_until_something_new_was_read(
    library: Library, noon: datetime
) -> None:
    library.learn_taste()
    library.forget_taste()
    assert unread(library) == ["football", "banks"] * 3
    assert library.learn_taste().wanted == 0
    feed = library.find_feeds("Daily")[0]
    store(library, feed, noon, prepared("new", "banks again", "x", noon))
    new = library.snapshot(Smart.UNREAD)[0]
    library.note_opened(new)
    library.mark_read([new])
    assert library.learn_taste().wanted == 1


def test_a_rules_score_weighs_as_well(library: Library) -> None:
    library.learn_taste()
    football = library.snapshot(Smart.UNREAD)[0]
    library.db.run("UPDATE status SET score = 9 WHERE id = ?", (football,))
    assert unread(library)[0] == "football"
