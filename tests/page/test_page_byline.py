from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from page_article import ARTICLE as WHOLE

from newsreader.page.byline import byline, byline_and_comments, minutes

ARTICLE = replace(WHOLE, author="Haru Mori", words=700)


def test_a_byline_breaks_only_between_its_parts() -> None:
    feed, author, when, length = byline(ARTICLE).split(" · ")

    assert (feed, author) == ("Asagiri Wire", "Haru Mori")
    assert " " not in when + length


@pytest.mark.parametrize("author", ["Asagiri Wire", "ASAGIRI WIRE ", None])
def test_a_feed_that_is_its_own_author_is_named_once(author: str | None) -> None:
    assert byline(replace(ARTICLE, author=author)).casefold().count("asagiri") == 1


@pytest.mark.parametrize(("words", "told"), [(0, ""), (1, "1\xa0min"), (700, "3\xa0min")])
def test_reading_time_is_told_where_there_is_something_to_read(words: int, told: str) -> None:
    assert minutes(words) == told


@pytest.mark.parametrize(
    ("revisions", "hours", "told"),
    [
        (0, 1, []),
        (1, 1, ["edited\xa017:30"]),
        (2, 26, ["edited\xa023\xa0Nov\xa02026,\xa018:30"]),
    ],
)
def test_an_edit_is_told_with_its_day_where_that_is_another(
    revisions: int, hours: int, told: list[str]
) -> None:
    published = datetime(2026, 11, 22, 16, 30).astimezone()
    edited = published + timedelta(hours=hours)
    article = replace(ARTICLE, published=published, revisions=revisions, edited=edited)

    assert byline(article).split(" · ")[3:-1] == told


@pytest.mark.parametrize(
    ("revisions", "told"), [(0, ""), (1, " · 1\xa0change"), (2, " · 2\xa0changes")]
)
def test_readers_who_can_look_at_changes_are_told_how_many_there_are(
    revisions: int, told: str
) -> None:
    article = replace(ARTICLE, revisions=revisions)

    assert byline_and_comments(article) == byline(article) + told
