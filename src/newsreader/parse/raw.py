"""feedparser's dictionaries: any key may be missing, any value of any type."""

from typing import Any

from msgspec import Struct, field

Raw = dict[str, Any]


class RawFeed(Struct):
    """feedparser's dictionaries, or as much of them as xmlfeed.py asks for.

    Any key may be missing or of any type.
    """

    version: str = ""
    """feedparser's name of the format; empty when it saw no feed."""
    feed: dict[str, Any] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    well_formed: bool = True
    complete: bool = True
    """False when there were more entries than we keep."""
    is_legal: bool = False
    """Whether no text can hold characters that XML does not allow."""


def dict_of(raw: Raw, key: str) -> Raw:
    value = dict.get(raw, key)
    if type(value) is dict:
        return value
    return dict(value) if isinstance(value, dict) else {}


def kind_of(raw: Raw, key: str) -> object:
    """The media type of a text, which feedparser keeps apart from it."""
    detail = dict.get(raw, key + "_detail")
    return dict.get(detail, "type") if isinstance(detail, dict) else None


def linked(raw: Raw) -> dict[object, list[Raw]]:
    """The links, by their kind."""
    kinds: dict[object, list[Raw]] = {}
    for link in dicts_of(raw, "links"):
        kinds.setdefault(link.get("rel"), []).append(link)
    return kinds


def dicts_of(raw: Raw, key: str) -> list[Raw]:
    values = dict.get(raw, key)
    if not isinstance(values, list):
        return []
    return [one if type(one) is dict else dict(one) for one in values if isinstance(one, dict)]
