"""Feed-level elements about the feed itself → Hints.

See https://www.rssboard.org/rss-specification and http://purl.org/rss/1.0/modules/syndication/.
"""

import re
from collections.abc import Iterable, Iterator

from newsreader.models.hints import Hints
from newsreader.parse import fields
from newsreader.parse.dates import when
from newsreader.parse.handlers import SKIP_DAYS, SKIP_HOURS
from newsreader.parse.raw import Raw, dicts_of

_MAX_WAIT = 525_600
_MAX_HUBS = 5
_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def xml_hints(feed: Raw, url: str) -> Hints:
    links = dicts_of(feed, "links")
    waits = (fields.count(dict.get(feed, "ttl")), _period(feed))
    return Hints(
        wait=_longest(waits),
        wait_from=when(dict.get(feed, "sy_updatebase")),
        skip_hours=_some(_hours(dict.get(feed, SKIP_HOURS, ())), 24),
        skip_days=_some(_days(dict.get(feed, SKIP_DAYS, ())), 7),
        ended=fields.line(dict.get(feed, "itunes_complete")).lower() in ("yes", "true"),
        self_url=next(_linked(links, "self", url), None),
        moved_to=fields.link(dict.get(feed, "itunes_new-feed-url"), url),
        hubs=tuple(dict.fromkeys(_linked(links, "hub", url)))[:_MAX_HUBS],
    )


def json_hints(document: Raw, url: str) -> Hints:
    """See https://www.jsonfeed.org/version/1.1/."""
    found = (fields.link(hub.get("url"), url) for hub in dicts_of(document, "hubs"))
    return Hints(
        ended=document.get("expired") is True,
        self_url=fields.link(document.get("feed_url"), url),
        hubs=tuple(dict.fromkeys(filter(None, found)))[:_MAX_HUBS],
    )


def _period(feed: Raw) -> int | None:
    period = _MINUTES.get(fields.line(dict.get(feed, "sy_updateperiod")).lower())
    frequency = fields.count(dict.get(feed, "sy_updatefrequency")) or 1
    return max(period // frequency, 1) if period else None


def _longest(waits: Iterable[int | None]) -> int | None:
    longest = max((wait for wait in waits if wait), default=None)
    return min(longest, _MAX_WAIT) if longest else None


def _hours(texts: Iterable[str]) -> Iterator[int]:
    """RSS 0.91 counts from 1 to 24."""
    for text in texts:
        yield from (int(hour) % 24 for hour in re.findall(r"\b\d{1,2}\b", text) if int(hour) <= 24)


def _days(texts: Iterable[str]) -> Iterator[int]:
    for text in texts:
        names = (word[:3].lower() for word in re.findall(r"[A-Za-z]{3,}", text))
        yield from (_DAYS.index(name) for name in names if name in _DAYS)


def _some(found: Iterable[int], of: int) -> tuple[int, ...]:
    """A feed that skips always says nothing."""
    several = tuple(sorted(set(found)))
    return several if len(several) < of else ()


def _linked(links: Iterable[Raw], rel: str, url: str) -> Iterator[str]:
    for link in links:
        if link.get("rel") == rel and (address := fields.link(link.get("href"), url)):
            yield address
