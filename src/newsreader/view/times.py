"""PURE: moments in words. All are told in the time zone of `now`; names of days are English."""

from datetime import date, datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_AGO = (
    (_MINUTE, "minute"),
    (_HOUR, "hour"),
    (_DAY, "day"),
    (7 * _DAY, "week"),
    (30 * _DAY, "month"),
    (365 * _DAY, "year"),
)


def when(placed: datetime, now: datetime, *, short: bool = False) -> str:
    """As short as a column wants it: `now`, `4m`, `3h`, `Mon`, `12 Nov`, `Nov 2024`.

    Shorter still: `2024`.
    """
    age, local = now - placed, placed.astimezone(now.tzinfo)
    if age < _MINUTE:
        return "now"
    if age < _HOUR:
        return f"{age // _MINUTE}m"
    if age < _DAY:
        return f"{age // _HOUR}h"
    if age < 6 * _DAY:
        return _DAYS[local.weekday()]
    return str(local.year) if short and not _recent(local, now) else _day(local, now)


def clock(placed: datetime, now: datetime, *, short: bool = False) -> str:
    """Absolute: `14:05` today, `12 Nov 14:05` this year, `12 Nov 2024` before.

    A short one leaves out the time of an earlier day.
    """
    local = placed.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    if short:
        return _day(local, now)
    rest = f"{local:%H:%M}" if local.year == now.year else local.year
    return f"{local.day} {_MONTHS[local.month - 1]} {rest}"


def ago(placed: datetime, now: datetime) -> str:
    """In a sentence: `just now`, `3 hours ago`, `2 weeks ago`."""
    age = now - placed
    fitting = [(unit, name) for unit, name in _AGO if age >= unit]
    if not fitting:
        return "just now"
    unit, name = fitting[-1]
    number = age // unit
    return f"{number} {name}{'' if number == 1 else 's'} ago"


def day_words(day: date, now: datetime) -> str:
    """`Fri 20 Nov`, with the year where it is another."""
    year = "" if day.year == now.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def _day(local: datetime, now: datetime) -> str:
    month = _MONTHS[local.month - 1]
    return f"{local.day} {month}" if _recent(local, now) else f"{month} {local.year}"


def _recent(local: datetime, now: datetime) -> bool:
    """Whether a day and a month tell which year is meant."""
    return now - local < 300 * _DAY or local.year == now.year
