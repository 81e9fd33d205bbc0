"""Times as a person writes them: `3d`, `today`, `2025`, `2025-06-01`, `2025-05..2025-07`."""

import re
from datetime import UTC, date, datetime, time, timedelta

from newsreader.query.tree import Midnight, Moment

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_SPAN = re.compile(r"([0-9]{1,4})([hdwmy])")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_NAMED = {"today": 0, "yesterday": 1}
_EARLIEST = datetime(1, 1, 2, tzinfo=UTC)

Period = tuple[Moment | None, Moment | None]
"""From the first on, before the second."""


def period(text: str) -> Period | None:
    """`None` when it is none. A span lasts until now."""
    first, dots, last = text.lower().partition("..")
    if not dots:
        return _one(first)
    start = _one(first) if first else (None, None)
    end = _one(last) if last else (None, None)
    if start is None or end is None or not (first or last):
        return None
    return start[0], _last(end)


def _last(end: Period) -> Moment | None:
    """With a day, a range goes on until the day is over; with a span, until that long ago."""
    return end[0] if isinstance(end[0], timedelta) else end[1]


def _one(text: str) -> Period | None:
    if (days := _NAMED.get(text)) is not None:
        return Midnight(days), Midnight(days - 1)
    if span := _SPAN.fullmatch(text):
        number, unit = int(span[1]), span[2]
        hours = timedelta(hours=number)
        return (hours if unit == "h" else timedelta(days=number * _DAYS[unit])), None
    return _dated(text)


def _dated(text: str) -> Period | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        start = date(int(year), int(month or 1), int(day or 1))
        if day:
            return start, start + timedelta(days=1)
        after = start + timedelta(days=31) if month else date(start.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
    return start, after.replace(day=1)


def may_become_time(text: str) -> bool:
    """Whether it may be the beginning of one, while it is typed."""
    last = text.lower().rpartition("..")[2]
    return bool(re.fullmatch(r"[0-9][0-9-]*\.?|", last)) or any(
        name.startswith(last) for name in _NAMED
    )


def seconds(moment: Moment, now: datetime) -> int:
    """Since 1970. Days begin at midnight in the time zone of `now`."""
    match moment:
        case Midnight(days_ago):
            moment = now.date() - timedelta(days=days_ago)
        case timedelta():
            return int((now - min(moment, now - _EARLIEST)).timestamp())
    return int(datetime.combine(moment, time(), now.tzinfo).timestamp())


def rendered(start: Moment | None, end: Moment | None) -> str:
    """The text whose period it is."""
    first = "" if start is None else rendered_start(start)
    last = "" if end is None else _rendered_end(end)
    spans = isinstance(start, timedelta)
    if (first == last and not spans) or (spans and end is None):
        return first
    return f"{first}..{last}"


def rendered_start(moment: Moment) -> str:
    match moment:
        case Midnight(days_ago):
            return list(_NAMED)[days_ago]
        case timedelta():
            return _span(moment)
    return moment.isoformat()


def _span(span: timedelta) -> str:
    for unit, days in _DAYS.items():
        number, rest = divmod(span, timedelta(days=days))
        if not rest and number < 10_000:
            return f"{number}{unit}"
    return f"{span // timedelta(hours=1)}h"


def _rendered_end(moment: Moment) -> str:
    match moment:
        case Midnight(days_ago):
            return rendered_start(Midnight(days_ago + 1))
        case timedelta():
            return rendered_start(moment)
    return (moment - timedelta(days=1)).isoformat()
