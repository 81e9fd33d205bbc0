"""Articles and feeds for a library under test."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Feed, Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import Smart
from newsreader.store.arrivals import Arrivals
from newsreader.store.history.turns import Turn
from newsreader.store.library import Library

NEVER = timedelta(days=100_000)


def prepared(
    key: str,
    title: str = "",
    text: str = "",
    published: datetime | None = None,
    keys: Iterable[str] = (),
    hash_: bytes = b"1",
) -> Prepared:
    entry = ParsedEntry(
        key, f"https://a.example/{key}", title or f"Title {key}", published=published, html=text
    )
    return Prepared(entry, (key, *keys), hash_, text, text[:300], len(text.split()))


def visit(feed: Feed, at: datetime, etag: str | None = None, failures: int = 0) -> Visit:
    return Visit(feed.id, at, at + timedelta(hours=1), etag=etag, failures=failures)


def followed(library: Library, name: str = "a", *folders: str) -> Feed:
    subscription = Subscription(f"https://{name}.example/feed", name.title(), folders)
    return library.subscribe(subscription)[0]


def store(library: Library, feed: Feed, at: datetime, *new: Prepared) -> list[int]:
    """The new articles' ids, in the order they were given."""
    before = set(library.snapshot(Smart.EVERYTHING))
    Arrivals(library).store(visit(feed, at), Changes(new, ()), at)
    fresh = set(library.snapshot(Smart.EVERYTHING)) - before
    titles = {headline.title: headline.id for headline in library.headlines(sorted(fresh))}
    return [titles[one.entry.title] for one in new if one.entry.title in titles]


def shelve(library: Library, at: datetime, count: int = 3, name: str = "a") -> list[int]:
    """A feed with `count` articles, an hour apart, the newest first."""
    feed = followed(library, name)
    articles = [
        prepared(f"{name}{number}", published=at - timedelta(hours=number))
        for number in range(count)
    ]
    return store(library, feed, at, *articles)


def index_all(library: Library) -> None:
    while Arrivals(library).index_some():
        pass


class Short(Turn):
    """Over as soon as something was done."""

    @property
    def over(self) -> bool:
        return True
