"""Where the discussion of an article can be read: PURE, by the addresses its feed names."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qs

from msgspec import Struct

from newsreader.addresses import Place, place_of


class Site(StrEnum):
    """Who tells what was said, each in a form of its own."""

    HACKER_NEWS = "Hacker News"
    LOBSTERS = "Lobsters"
    REDDIT = "Reddit"
    MASTODON = "Mastodon"
    FEED = "the comment feed"


class Forum(Struct, frozen=True):
    """A discussion: who tells it, what is asked for it, and the page where people talk."""

    site: Site
    ask: str
    page: str


class _Asked(NamedTuple):
    site: Site
    address: str


_ID = re.compile(r"[0-9]{1,20}")
_LOBSTERS = re.compile(r"/s/([a-z0-9]{4,12})(?:/[^/]*)?")
_REDDIT = re.compile(
    r"/(?:(?:r/\w{1,50}|(?:u|user)/[\w-]{1,50})/)?(?:comments|gallery)/([a-z0-9]{2,13})(?:/[^/]*){0,2}"
)
_REDDIT_BRIEFLY = re.compile(r"/([a-z0-9]{2,13})")
_FACES = re.compile(r"(?:old|new|np|m|sh)\.(?=reddit\.com$)")
_STATUS = re.compile(r"/(?:@[\w.-]+(?:@[\w.-]+)?|users/[\w.-]+/statuses)/([0-9]{5,20})")
_MOST_COMMENTS = 500


def forum_of(comments_url: str | None, link: str | None, feed: str | None) -> Forum | None:
    """The discussion's own address first: an article may be a post elsewhere itself."""
    for url in filter(None, (comments_url, link)):
        if asked := _asked(url):
            return Forum(asked.site, asked.address, url)
    return Forum(Site.FEED, feed, comments_url or link or feed) if feed else None


def _asked(url: str) -> _Asked | None:
    try:
        place = place_of(url)
    except ValueError:
        return None
    return _KNOWN.get(_FACES.sub("", place.host), _mastodon)(place)


def _hacker_news(place: Place) -> _Asked | None:
    number = parse_qs(place.query).get("id", [""])[0]
    if place.path != "/item" or not _ID.fullmatch(number):
        return None
    return _Asked(Site.HACKER_NEWS, f"https://hn.algolia.com/api/v1/items/{number}")


def _lobsters(place: Place) -> _Asked | None:
    found = _LOBSTERS.fullmatch(place.path)
    return _Asked(Site.LOBSTERS, f"https://lobste.rs/s/{found[1]}.json") if found else None


def _reddit(place: Place) -> _Asked | None:
    found = (_REDDIT_BRIEFLY if place.host == "redd.it" else _REDDIT).fullmatch(place.path)
    if found is None:
        return None
    query = f"raw_json=1&limit={_MOST_COMMENTS}"
    return _Asked(Site.REDDIT, f"https://www.reddit.com/comments/{found[1]}.json?{query}")


def _mastodon(place: Place) -> _Asked | None:
    """On whatever host."""
    found = _STATUS.fullmatch(place.path)
    if found is None:
        return None
    return _Asked(Site.MASTODON, f"https://{place.host}/api/v1/statuses/{found[1]}/context")


_KNOWN: Mapping[str, Callable[[Place], _Asked | None]] = {
    "news.ycombinator.com": _hacker_news,
    "lobste.rs": _lobsters,
    "reddit.com": _reddit,
    "redd.it": _reddit,
}
