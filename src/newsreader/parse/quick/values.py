"""Addresses, doubly encoded text and dates as feedparser settles them.

What is not of the common shape is asked of feedparser's own functions.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import struct_time

from feedparser.datetimes import _parse_date
from feedparser.html import _cp1252
from feedparser.urls import _urljoin

_C1 = re.compile("[\x80-\x9f]")
# An address that stays as it is, whatever it is joined to.
_ABSOLUTE = re.compile(
    r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:/[A-Za-z0-9/:@!$&()*+,='._~%-]*)?"
    r"(?:\?[A-Za-z0-9/:@!$&()*+,;='._~%?-]+)?(?:#[A-Za-z0-9/:@!$&()*+,;='._~%?-]+)?",
    re.ASCII,
)
_SOUND = re.compile(r"[!-Z^-~]*")
"""A base that nothing is wrong with: no brackets, no characters that become others."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?P<day>\d\d?) (?P<month>[A-Z][a-z]{2})"
    rf" (?P<year>\d{{4}}) {_CLOCK} (?:GMT|(?P<east>[+-]\d\d)(?P<past>\d\d))",
    re.ASCII,
)
_W3C = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)T{_CLOCK}(?:\.\d{{1,9}})?"
    r"(?:Z|(?P<east>[+-]\d\d):(?P<past>\d\d))",
    re.ASCII,
)


def joined(base: str, address: str) -> str:
    if _ABSOLUTE.fullmatch(address) and _SOUND.fullmatch(base):
        return address
    return str(_urljoin(base, address))


def mended(text: str) -> str:
    """UTF-8 that was taken for Latin-1, then Windows-1252 that was taken for Unicode."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_cp1252) if _C1.search(text) else text


def moment(text: str | None) -> struct_time | None:
    """A date in UTC."""
    if not text:
        return None
    if found := _RFC822.fullmatch(text) or _W3C.fullmatch(text):
        with suppress(KeyError, ValueError, OverflowError):
            return _utc(found)
    others: struct_time | None = _parse_date(text)
    return others


def _utc(found: re.Match[str]) -> struct_time:
    year, month, day, hour, minute, second, east, past = found.group(
        "year", "month", "day", "hour", "minute", "second", "east", "past"
    )
    number = _NUMBERS[month] if month.isalpha() else int(month)
    moment = datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    if east:
        moment -= timedelta(hours=int(east), minutes=int(east[0] + past))
    return moment.utctimetuple()
