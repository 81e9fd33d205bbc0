from datetime import datetime, timedelta
from itertools import permutations

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


def test_many_addresses_are_looked_for_together(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        feed = followed(library)
        first, second = store(
            library,
            feed,
            noon,
            prepared("a", keys=("link:news.example/a", "guid:news.example/b")),
            prepared("b", keys=("link:news.example/b",)),
        )
        urls = ["https://news.example/a", "https://news.example/c", "https://news.example/b", "x"]
        here = {urls[0]: first, urls[2]: max(first, second)}
        assert library.links.articles_at(urls) == here
        assert library.links.articles_at([]) == {}


def test_of_articles_with_the_same_address_the_newest_is_found(
    paths: Paths, noon: datetime
) -> None:
    with Library.open(paths, lambda: noon) as library:
        one, keys = followed(library), ("link:news.example/a",)
        store(library, followed(library, "b"), noon, prepared("b", keys=keys))
        (newest,) = store(library, one, noon, prepared("a", keys=keys))
        assert library.links.article_at("https://news.example/a") == newest


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


A, B = "https://a.example/", "https://b.example/"


def _waiting(library: Library) -> list[str]:
    return sorted(link.url for link in library.links.queued())


def test_keeping_a_link_is_an_act_of_the_history(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        library.links.queue(A, "Harbour")
        assert library.links.queue(A, "again") is None
        assert [act.words for act in library.history(5)] == ["Kept for later: “Harbour”"]
        undone = library.undo()
        assert undone
        assert (undone.count, undone.turned) == (1, 1)
        assert _waiting(library) == []
        library.redo()
        assert _waiting(library) == [A]


def test_links_let_go_come_back_as_they_were(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        (id_,) = store(library, followed(library), noon, prepared("a"))
        library.links.queue(A, "Harbour", id_)
        library.links.queue(B, "Mill")
        before = library.links.queued()
        act = library.links.unqueue([A, B])
        assert act
        assert (act.words, act.count) == ("Waits no more: 2 links", 2)
        assert library.links.unqueue([A]) is None
        library.undo()
        assert library.links.queued() == before


def test_a_link_whose_later_act_says_otherwise_stays(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        kept = library.links.queue(A)
        library.links.unqueue([A])
        assert kept
        undone = library.undo(kept.id)
        assert undone
        assert undone.turned == 0
        assert _waiting(library) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_undo_and_redo_makes_no_difference(
    paths: Paths, noon: datetime, order: tuple[int, ...]
) -> None:
    with Library.open(paths, lambda: noon) as library:
        acts = [library.links.queue(A), library.links.unqueue([A]), library.links.queue(A)]
        ids = [act.id for act in acts if act]
        for one in order:
            library.undo(ids[one])
        assert _waiting(library) == []
        for one in order:
            library.redo(ids[one])
        assert _waiting(library) == [A]


def test_a_link_comes_back_without_the_article_that_is_gone(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        library.links.queue(A, "Harbour", 4711)
        (link,) = library.links.queued()
        assert link.article_id is None
