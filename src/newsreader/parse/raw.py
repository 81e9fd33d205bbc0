"""feedparser's dictionaries: any key may be missing, any value of any type."""

from typing import Any

Raw = dict[str, Any]


def dict_of(raw: Raw, key: str) -> Raw:
    value = dict.get(raw, key)
    return dict(value) if isinstance(value, dict) else {}


def kind_of(raw: Raw, key: str) -> object:
    """The media type of a text, which feedparser keeps apart from it."""
    detail = dict.get(raw, key + "_detail")
    return dict.get(detail, "type") if isinstance(detail, dict) else None


def linked(raw: Raw, rel: str) -> list[Raw]:
    """The links of one kind."""
    links = dict.get(raw, "links")
    if not isinstance(links, list):
        return []
    return [dict(one) for one in links if isinstance(one, dict) and dict.get(one, "rel") == rel]


def dicts_of(raw: Raw, key: str) -> list[Raw]:
    values = dict.get(raw, key)
    if not isinstance(values, list):
        return []
    return [dict(one) for one in values if isinstance(one, dict)]
