"""Dates as publishers write them, in RFC 5322, RFC 3339, ISO 8601 or in words of their own.

feedparser reads the two common shapes well. Of others it makes what it can: of named time zones it
knows those of North America, it ignores PM, and what begins like ISO 8601 gets today's month.
"""

import re
from calendar import timegm
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import struct_time

from newsreader.parse.date_shapes import (
    AFTERNOON,
    DATES,
    FORENOON,
    KOREAN,
    MONTHS,
    NOISE,
    NUMBER,
    RFC_3339,
    RFC_5322,
    TIME,
    TRUSTED,
)
from newsreader.parse.date_words import ZONES, bare, month_number

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(1900, 2100)
_LONGEST = 100
_FARTHEST_ZONE = 15


def when(text: object, answer: object = None) -> datetime | None:
    """The moment that `text` names, if any; `answer` is what feedparser made of it.

    UTC where no zone is named. The epoch means "unknown".
    """
    if isinstance(answer, datetime):
        return answer if answer != _EPOCH else None
    if text is None and answer is None:
        return None
    said = str(text).strip()[:_LONGEST] if isinstance(text, str | int | float) else ""
    moment = _of_struct(answer) if TRUSTED.fullmatch(said) or not said else None
    for read in (_of_iso, _of_number, _of_words):
        if moment is None and said:
            with suppress(ValueError, OverflowError):
                moment = read(said)
    return moment if moment and moment.year in _YEARS and moment != _EPOCH else None


def usual(text: str) -> datetime | None:
    """A date in one of the two shapes that nearly all have, which nobody reads otherwise."""
    if found := RFC_5322.fullmatch(text):
        day, month, year, clock, east, past = found.groups()
        text = f"{year}-{MONTHS[month]}-{day:0>2}T{clock}{east or '+00'}:{past or '00'}"
    elif not RFC_3339.fullmatch(text):
        return None
    with suppress(ValueError, OverflowError):
        return datetime.fromisoformat(text).astimezone(UTC)
    return None


def _of_struct(value: object) -> datetime | None:
    if not isinstance(value, struct_time):
        return None
    with suppress(ValueError):
        return datetime(*value[:6], tzinfo=UTC)
    try:
        return _EPOCH + timedelta(seconds=timegm(value))
    except (OverflowError, ValueError, TypeError):
        return None


def _of_iso(text: str) -> datetime | None:
    if text.isdecimal() and len(text) != len("20260210"):
        return None
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _of_number(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970, or `20260210100000`."""
    if NUMBER.fullmatch(text):
        number = float(text)
        return _EPOCH + timedelta(seconds=number / 1000 if number > 1e12 else number)
    if text.isdecimal() and len(text) in (12, 14):
        return datetime.strptime(f"{text:0<14}+0000", "%Y%m%d%H%M%S%z")
    return None


def _of_words(text: str) -> datetime | None:
    words = bare(text.translate(NOISE))
    time = TIME.search(words)
    rest = words if time is None else f"{words[: time.start()]} {words[time.end() :]}"
    day = next(_days(rest.strip()), None)
    if day is None or time is None:
        return day
    return day + _clock(time, words) - timedelta(hours=_east(time, words))


def _days(text: str) -> Iterator[datetime]:
    """What the parts of `text` that look like dates mean, the surest first."""
    for pattern in DATES:
        for found in pattern.finditer(text):
            with suppress(ValueError):
                yield _day(found.groupdict())


def _day(found: dict[str, str | None]) -> datetime:
    year, month = _year(found["year"] or ""), found.get("month") or "1"
    number = month_number(month) if not month[0].isdecimal() else int(month.rstrip("月월"))
    start = datetime(year, number or 0, int(found.get("day") or 1), tzinfo=UTC)
    return start + timedelta(days=int(found.get("of_year") or 1) - 1)


def _year(digits: str) -> int:
    """Two digits, and three: years since 1900, as careless programs count them."""
    year = int(digits)
    if len(digits) == len("26"):
        return year + (2000 if year < 90 else 1900)
    return year + 1900 if len(digits) == len("126") else year


def _clock(time: re.Match[str], words: str) -> timedelta:
    """24:00 is the day's end; a leap second is the second before."""
    hour, half = int(time["hour"]), (time["half"] or time["only"] or "")[:1]
    if half == "p" or AFTERNOON.search(words):
        hour = hour % 12 + 12 if hour <= 12 else hour
    elif half == "a" or FORENOON.search(words):
        hour %= 12
    minutes = 60 * hour + int(time["minute"] or 0)
    if minutes > 24 * 60:
        raise ValueError(time[0])
    return timedelta(minutes=minutes, seconds=min(int(time["second"] or 0), 59))


def _east(time: re.Match[str], words: str) -> float:
    """Hours. What nobody's clock shows is no zone."""
    offset = (time["offset"] or "").replace(" ", "").replace(":", "")
    if offset:
        digits = offset[1:] if len(offset) > len("+10") else offset[1:] + "00"
        hours = int(digits[:-2]) + int(digits[-2:]) / 60
        return (-hours if offset[0] == "-" else hours) if hours < _FARTHEST_ZONE else 0
    if time["zone"]:
        return ZONES[time["zone"]]
    return 9 if KOREAN.search(words) else 0
