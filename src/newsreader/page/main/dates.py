"""When an article was published, where its page says so and in one way only."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.page.main.leaves import above

_YEARS = range(1900, 2100)
_NOON = "T12:00"
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d{8}")
_SLASHES = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)(?!\d)")
_RFC_5322 = re.compile(r"([A-Za-z]{3}, *)?\d\d? [A-Za-z]{3} \d{4} \d\d:\d\d(:\d\d)?( .{1,8})?")
_TIMES = "time[datetime]"
_WHOLE = frozenset({"article", "main", "body"})
_ELSEWHERE = frozenset({"nav", "aside", "article"})
_OF_OTHERS = re.compile(r"comment|related|recommend|sidebar|widget", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)


def moment_of(text: str) -> datetime | None:
    """ISO 8601 or RFC 5322; what may be read as two days is none.

    UTC where no zone is named. A day alone is its noon: that day nearly everywhere.
    """
    said = _SLASHES.sub(r"\1-\2-\3", text.strip())
    if _DAY.fullmatch(said):
        said += _NOON
    with suppress(ValueError, OverflowError):
        read = parsedate_to_datetime if _RFC_5322.fullmatch(said) else datetime.fromisoformat
        moment = read(said)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        return moment if moment.year in _YEARS and moment.timestamp() else None
    return None


def marked_moment(page: LexborHTMLParser) -> datetime | None:
    """Of elements that are marked as the time of publication."""
    return _agreed(map(_said_by, page.css("[itemprop~=datePublished], time[pubdate]")))


def printed_moment(page: LexborHTMLParser) -> datetime | None:
    """Of `time` elements in what the page's heading stands in: the nearest that has any."""
    heading = page.css_first("h1")
    around = list(above(heading)) if heading is not None else []
    own = {node.mem_id for node in around}
    for node in around:
        if found := [time for time in node.css(_TIMES) if _is_of_it(time, own)]:
            return _agreed(map(_said_by, found))
        if node.tag in _WHOLE:
            break
    return None


def _agreed(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of one day; of several nobody knows which is meant."""
    known = [moment for moment in moments if moment]
    days = {moment.date() for moment in known}
    return min(known) if len(days) == 1 else None


def _said_by(node: LexborNode) -> datetime | None:
    said = node.attributes.get("content") or node.attributes.get("datetime") or node.text()
    return moment_of(said[:100])


def _is_of_it(time: LexborNode, around_heading: set[int]) -> bool:
    """Not of an edit, a comment, another article."""
    if _CHANGED.search(f"{time.attributes.get('class')} {time.attributes.get('itemprop')}"):
        return False
    between = (node for node in above(time) if node.mem_id not in around_heading)
    return not any(
        node.tag in _ELSEWHERE
        or _OF_OTHERS.search(f"{node.attributes.get('class')} {node.attributes.get('id')}")
        for node in between
    )
