"""Addresses, doubly encoded text and dates as feedparser settles them.

What is not of the common shape is asked of feedparser's own functions.
"""

import re
from contextlib import suppress
from datetime import datetime
from time import struct_time
from xml.sax.saxutils import escape

from feedparser.datetimes import _parse_date
from feedparser.html import _cp1252
from feedparser.urls import _urljoin

_C1 = re.compile(b"\xc2[\x80-\x9f]")
"""As they are in UTF-8: bytes are searched ten times as fast as characters."""
_TWICE = re.compile(b"\xc3[\x82-\xb4]\xc2[\x80-\xbf]")
"""The first two characters of what is UTF-8 in Latin-1, in UTF-8 again."""
# An address that stays as it is, whatever it is joined to.
_ABSOLUTE = re.compile(
    r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:/[A-Za-z0-9/:@!$&()*+,='._~%-]*)?"
    r"(?:\?[A-Za-z0-9/:@!$&()*+,;='._~%?-]+)?(?:#[A-Za-z0-9/:@!$&()*+,;='._~%?-]+)?",
    re.ASCII,
)
_SOUND = re.compile(r"[!-Z^-~]*")
"""A base that nothing is wrong with: no brackets, no characters that become others."""
_REFERENCE = re.compile("&([A-Za-z0-9_]+);")
_SPECIAL = re.compile('[&<>"]')
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NUMBERS = {name: f"{number:02}" for number, name in enumerate(_MONTHS, start=1)}
_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d)"
    r" (?:GMT|([+-]\d\d)(\d\d))",
    re.ASCII,
)
_W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def joined(base: str, address: str) -> str:
    if _ABSOLUTE.fullmatch(address) and _SOUND.fullmatch(base):
        return address
    return str(_urljoin(base, address))


def referred(address: str) -> str:
    """Programs take the `&b` in `?a=1&b=2` for a reference, and end it."""
    return _REFERENCE.sub(r"&\1", address) if "&" in address else address


def mended(text: str) -> str:
    """UTF-8 that was taken for Latin-1, then Windows-1252 that was taken for Unicode."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "replace")
    if _TWICE.search(data):
        with suppress(UnicodeError):
            text = text.encode("iso-8859-1").decode("utf-8")
            data = text.encode("utf-8", "replace")
    return text.translate(_cp1252) if _C1.search(data) else text


def written(attributes: dict[str, str]) -> str:
    """As markup."""
    return "".join([f' {name}="{_quoted(value)}"' for name, value in attributes.items()])


def _quoted(value: str) -> str:
    return escape(value, {'"': "&quot;"}) if _SPECIAL.search(value) else value


def moment(text: str | None) -> struct_time | None:
    """A date in UTC."""
    if not text:
        return None
    try:
        iso = _iso(text)
        found = datetime.fromisoformat(iso).utctimetuple() if iso else None
    except (KeyError, ValueError, OverflowError):
        found = None
    others: struct_time | None = found or _parse_date(text)
    return others


def _iso(text: str) -> str | None:
    """Of the two common shapes."""
    if found := _RFC822.fullmatch(text):
        day, month, year, clock, east, past = found.groups()
        return f"{year}-{_NUMBERS[month]}-{day:0>2}T{clock}{east or '+00'}:{past or '00'}"
    return text if _W3C.fullmatch(text) else None
