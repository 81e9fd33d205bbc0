"""Other newsreaders on this machine, told by their files: for the first start."""

import logging
from collections.abc import Iterable

from newsreader.models.moving import Home, Neighbour
from newsreader.parse.newsboat.urls import read_urls
from newsreader.store.newsboat import CacheError, NewsboatCache

log = logging.getLogger(__name__)

_LARGEST = 2_000_000
"""Bytes of a list of feeds that is worth counting at the start."""


def neighbours(homes: Iterable[Home]) -> tuple[Neighbour, ...]:
    """At most one of a kind, the first that has anything: newsboat took over from newsbeuter."""
    found = (neighbour for home in homes if (neighbour := _met(home)))
    return tuple(found)[:1]


def _met(home: Home) -> Neighbour | None:
    """Counted without reading an article; `None` when there is nothing, or nothing to be read."""
    try:
        feeds = _feeds(home)
        kept, articles = _kept(home)
    except OSError:
        log.exception("%s cannot be looked at", home.urls.parent)
        return None
    folder = home.urls.parent if feeds else home.cache.parent
    feeds = feeds or kept
    return Neighbour(home.program, folder, feeds, articles) if feeds else None


def _feeds(home: Home) -> int:
    if not home.urls.is_file():
        return 0
    with home.urls.open("rb") as file:
        return len(read_urls(file.read(_LARGEST)).subscriptions)


def _kept(home: Home) -> tuple[int, int]:
    if not home.cache.is_file():
        return 0, 0
    try:
        with NewsboatCache(home.cache, may_copy=False) as cache:
            return cache.numbers()
    except CacheError as error:
        log.warning("%s", error)
        return 0, 0
