from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, store

from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://news.example/2026/chips", True),
        ("http://www.news.example/2026/chips/", True),
        ("https://news.example/2026/chips?utm_source=feed#comments", True),
        ("https://news.example/2026/chips?page=2", False),
        ("https://news.example/p?id=1", True),
        ("https://news.example/", False),
        ("https://elsewhere.example/2026/chips", False),
    ],
)
def test_an_article_is_found_by_every_address_it_was_known_by(
    paths: Paths, noon: datetime, url: str, found: bool
) -> None:
    with Library.open(paths, lambda: noon) as library:
        keys = ("link:news.example/2026/chips", "guid:news.example/p?id=1", "link:news.example")
        (id_,) = store(library, followed(library), noon, prepared("a", keys=keys))
        assert library.links.article_at(url) == (id_ if found else None)


def test_an_article_that_is_in_no_list_is_not_found(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        one = prepared("a", keys=("link:news.example/a",))
        ids = store(library, followed(library), noon, one)
        library.hide(ids)
        assert library.links.article_at("https://news.example/a") is None


def test_links_wait_the_newest_first_each_once(paths: Paths, noon: datetime) -> None:
    now = [noon]
    with Library.open(paths, lambda: now[0]) as library:
        library.links.queue("https://a.example/", "A\x1b link")
        now[0] += timedelta(minutes=5)
        library.links.queue("https://b.example/", "B")
        library.links.queue("https://a.example/", "again")
        waiting = library.links.queued()
        assert [link.words for link in waiting] == ["B", "A link"]
        library.links.unqueue([link.url for link in waiting])
        assert library.links.queued() == []
