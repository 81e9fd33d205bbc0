"""Times as the library keeps them: whole seconds since 1970, UTC."""

from datetime import UTC, datetime, time

_FIRST, _LAST = -62_135_596_800, 253_402_300_799
"""The years 1 and 9999, as far as datetime goes."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def seconds_or_none(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment)


def moment(at: int) -> datetime:
    return datetime.fromtimestamp(min(max(at, _FIRST), _LAST), UTC)


def moment_or_none(at: int | None) -> datetime | None:
    return None if at is None else moment(at)


def midnight(now: datetime) -> datetime:
    """When today began where this computer is."""
    return datetime.combine(now.astimezone().date(), time()).astimezone()
