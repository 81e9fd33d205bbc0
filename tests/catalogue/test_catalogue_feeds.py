"""The form of feeds.toml. What is in it, people choose."""

import re
from collections import Counter

import pytest
from rich.cells import cell_len

from newsreader.catalogue import load_catalogue
from newsreader.catalogue.languages import own_name
from newsreader.cleaning import clean_line, clean_url

FEEDS = load_catalogue().feeds
TOPICS = Counter(feed.topic for feed in FEEDS)
LANGUAGES = Counter(feed.language for feed in FEEDS)
BCP_47 = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
NOT_THE_PUBLISHERS_OWN = re.compile(
    r"feedburner|feedblitz|news\.google|reddit\.com|rsshub|fetchrss"
)


def normalised(url: str) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", url.casefold())


def doubled(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


def test_no_feed_stands_twice() -> None:
    assert doubled([normalised(feed.url) for feed in FEEDS]) == []
    assert doubled([feed.title for feed in FEEDS]) == []


def test_every_address_is_clean_secure_and_the_publishers_own() -> None:
    urls = [feed.url for feed in FEEDS]

    assert [url for url in urls if clean_url(url) != url] == []
    assert [url for url in urls if not url.startswith("https://")] == []
    assert [url for url in urls if NOT_THE_PUBLISHERS_OWN.search(url) or "utm_" in url] == []


def test_every_language_is_a_tag_that_has_a_name() -> None:
    assert [tag for tag in LANGUAGES if not BCP_47.fullmatch(tag) or own_name(tag) == tag] == []


@pytest.mark.parametrize(("part", "cells"), [("title", 26), ("about", 40), ("topic", 26)])
def test_words_are_short_and_plain(part: str, cells: int) -> None:
    words = [getattr(feed, part) for feed in FEEDS]

    assert [word for word in words if not 1 <= cell_len(word) <= cells] == []
    assert [word for word in words if clean_line(word) != word] == []


def test_a_topic_can_be_a_folder_and_is_worth_one() -> None:
    assert [topic for topic in TOPICS if re.search("[/,]", topic)] == []
    assert [topic for topic, feeds in TOPICS.items() if feeds < 4] == []


def test_there_is_something_for_many_people() -> None:
    assert 300 <= len(FEEDS) <= 600
    assert 15 <= len(TOPICS) <= 25
    assert len([tag for tag, feeds in LANGUAGES.items() if feeds >= 4]) >= 20


def test_it_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()
