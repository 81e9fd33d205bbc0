import os
import re
from datetime import datetime

import pytest
from store_shelf import prepared, store

from identity_page import quoted, rows
from newsreader.models.feeds import Subscription
from newsreader.paths import Paths
from newsreader.store.feedlist.moves import moves
from newsreader.store.feedlist.subscriptions import with_added
from newsreader.store.library import Library

_FEED = re.compile(r'(?P<url>[^\s"\[]+)(?: "(?P<title>[^"]+)")?(?: \[(?P<folder>[^\]]+)\])?')
CASES = rows("feeds.toml said")


def address(words: str) -> str:
    return words if "://" in words else f"https://{words}"


def subscription(words: str) -> Subscription:
    found = _FEED.fullmatch(words.strip("()"))
    assert found, words
    folders = (found["folder"],) if found["folder"] else ()
    return Subscription(address(found["url"]), found["title"], folders)


def write(library: Library, paths: Paths, feeds: list[Subscription]) -> None:
    """As an editor does, and certainly with another time of change."""
    later = paths.feeds_toml.stat().st_mtime_ns + 1 if paths.feeds_toml.exists() else 1
    paths.feeds_toml.write_text(with_added("", feeds), encoding="utf-8")
    os.utime(paths.feeds_toml, ns=(later, later))
    assert library.reconcile()


@pytest.mark.parametrize(("said", "says", "moved"), CASES.values(), ids=CASES)
def test_a_feed_that_moved_in_the_file_keeps_its_articles(
    said: str, says: str, moved: str, paths: Paths, noon: datetime
) -> None:
    before = [subscription(words) for words in quoted(said) if not words.startswith("(")]
    former = [subscription(words) for words in quoted(said) if words.startswith("(")]
    after = [subscription(words) for words in quoted(says)]
    moves_said = [address(words) for words in quoted(moved)]
    expected = dict(zip(moves_said[::2], moves_said[1::2], strict=True))

    with Library.open(paths, lambda: noon) as library:
        write(library, paths, before + former)
        rows_of = {feed.url: feed for feed in library.feeds()}
        for feed in rows_of.values():
            store(library, feed, noon, prepared("x"))
        write(library, paths, before)
        write(library, paths, after)
        now = {feed.id: feed for feed in library.feeds()}
        stayed = {url: now[feed.id].url for url, feed in rows_of.items() if feed.id in now}
        articles = {feed.url: feed.total for feed in now.values()}

    assert {old: new for old, new in stayed.items() if old != new} == expected
    assert [feed.url for feed in now.values()] == [one.url for one in after]
    assert {url for url, total in articles.items() if total} == set(stayed.values())


def test_a_feed_moved_by_hand_and_back_is_where_it_was(paths: Paths, noon: datetime) -> None:
    one, other = Subscription("https://a.org/feed"), Subscription("https://b.org/feed")
    with Library.open(paths, lambda: noon) as library:
        write(library, paths, [one])
        feed = library.feeds()[0]
        store(library, feed, noon, prepared("x"))
        write(library, paths, [other])
        write(library, paths, [one])

        assert [(found.id, found.url, found.total) for found in library.feeds()] == [
            (feed.id, one.url, 1)
        ]


def test_many_feeds_are_compared_quickly() -> None:
    before = [Subscription(f"http://{number}.example/feed") for number in range(3000)]
    now = [Subscription(f"https://{number}.example/feed") for number in range(3000)]

    assert len(moves(before, now)) == 3000
