"""feedparser's dictionaries: any key may be missing, any value of any type."""

from typing import Any

Raw = dict[str, Any]


def dict_of(raw: Raw, key: str) -> Raw:
    value = dict.get(raw, key)
    return dict(value) if isinstance(value, dict) else {}


def dicts_of(raw: Raw, key: str) -> list[Raw]:
    values = dict.get(raw, key)
    if not isinstance(values, list):
        return []
    return [dict(one) for one in values if isinstance(one, dict)]
