from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsreader.models.articles import Article
from newsreader.page.byline import byline, minutes

NOON = datetime(2026, 5, 23, 12, tzinfo=UTC)
ARTICLE = Article(
    id=1,
    feed_id=1,
    feed_title="Asagiri Wire",
    feed_url="https://wire.example/feed",
    title="Tunnel opens",
    link=None,
    author="Haru Mori",
    published=NOON,
    updated=None,
    arrived=NOON,
    placed=NOON,
    read=False,
    bookmarked=False,
    topics=(),
    excerpt="",
    words=700,
    html="",
    text="",
    base=None,
    pictures=(),
    enclosures=(),
    comments_url=None,
    comments_count=None,
    source_name=None,
    source_url=None,
    language=None,
)


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
