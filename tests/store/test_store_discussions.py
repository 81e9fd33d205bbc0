"""What others say about articles, kept to be read offline."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import shelve

from newsreader.forums import Site
from newsreader.models.discussions import NO_DISCUSSION, Comment, Comments
from newsreader.parse.comments.reading import read_comments
from newsreader.paths import Paths
from newsreader.store.library import Library


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(noon: datetime) -> Clock:
    return Clock(noon)


@pytest.fixture
def library(paths: Paths, clock: Clock) -> Iterator[Library]:
    with Library.open(paths, clock) as opened:
        yield opened


def heard(noon: datetime, *words: str, count: int | None = None) -> Comments:
    said = (
        Comment("Ada 半導体", word, noon, depth, 3, "https://x.example")
        for depth, word in enumerate(words)
    )
    return Comments(tuple(said), count)


def test_a_discussion_comes_back_as_it_was(library: Library, noon: datetime) -> None:
    one, two, *_ = shelve(library, noon)
    kept = heard(noon, "<p>One</p>", "👍", count=37)
    library.discussions.keep(one, kept)

    found = library.discussions.of(one)

    assert (found.comments, found.count, found.came) == (kept.comments, 37, noon)
    assert library.discussions.of(two) == NO_DISCUSSION


@pytest.mark.parametrize(
    ("known", "said", "count"),
    [(None, 5, 5), (9, 5, 5), (None, None, 2), (9, None, 9), (1, None, 2)],
)
def test_the_article_has_as_many_comments_as_its_forum_says(
    library: Library, noon: datetime, known: int | None, said: int | None, count: int
) -> None:
    one, *_ = shelve(library, noon)
    library.db.run("UPDATE article SET comments_count = ? WHERE id = ?", (known, one))
    library.discussions.keep(one, heard(noon, "a", "b", count=said))

    assert [headline.comments for headline in library.headlines([one])] == [count]


def test_a_miss_keeps_what_there_was_and_says_why(library: Library, clock: Clock) -> None:
    one, *_ = shelve(library, clock.now)
    library.discussions.keep(one, heard(clock.now, "a"))
    came, clock.now = clock.now, clock.now + timedelta(hours=1)
    library.discussions.miss(one, "Nobody answered.")

    found = library.discussions.of(one)

    assert ([comment.html for comment in found.comments], found.reason) == (
        ["a"],
        "Nobody answered.",
    )
    assert (found.came, found.asked) == (came, clock.now)


def test_a_discussion_goes_with_its_article(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    library.discussions.keep(one, heard(noon, "a"))
    assert library.forget([one]) == 1

    library.discussions.keep(one, heard(noon, "a"))
    library.discussions.miss(one, "Gone.")

    assert library.discussions.of(one) == NO_DISCUSSION


def test_a_damaged_discussion_is_an_empty_one(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    library.discussions.keep(one, heard(noon, "a"))
    library.db.run("UPDATE discussion SET comments = x'78'")

    assert library.discussions.of(one).comments == ()


def test_half_a_character_is_kept_as_a_sign_that_it_was_there(
    library: Library, noon: datetime
) -> None:
    one, *_ = shelve(library, noon)
    body = b'{"children": [{"id": 1, "author": "a\\ud800", "text": "b\\udfff", "created_at_i": 5}]}'
    library.discussions.keep(one, read_comments(Site.HACKER_NEWS, body, "https://x.example", None))

    assert len(library.discussions.of(one).comments) == 1


def ids(library: Library) -> list[int]:
    return [wanted.article_id for wanted in library.discussions.wanted()]


@pytest.mark.parametrize(
    ("hours", "placed_days", "wanted"), [(1, 0, False), (7, 0, True), (7, 13, True), (7, 15, False)]
)
def test_the_discussion_of_a_bookmark_is_wanted_while_people_talk(
    library: Library, clock: Clock, hours: int, placed_days: int, wanted: bool
) -> None:
    one, *_ = shelve(library, clock.now)
    assert ids(library) == []
    library.bookmark([one])
    assert ids(library) == [one]

    library.discussions.keep(one, heard(clock.now, "a"))
    clock.now += timedelta(hours=hours)
    placed = int((clock.now - timedelta(days=placed_days)).timestamp())
    library.db.run("UPDATE status SET placed = ? WHERE id = ?", (placed, one))

    assert ids(library) == ([one] if wanted else [])


@pytest.mark.parametrize(("answered", "times"), [(True, 4), (False, 8)])
def test_what_never_came_is_asked_for_four_times_of_who_answers(
    library: Library, clock: Clock, answered: bool, times: int
) -> None:
    one, *_ = shelve(library, clock.now)
    library.bookmark([one])
    asked = 0
    for _ in range(8):
        for article_id in ids(library):
            library.discussions.miss(article_id, "It did not work.", answered=answered)
            asked += 1
        clock.now += timedelta(hours=7)

    assert asked == times
