"""Sync events as lines of JSON, for the pipe between the sync's process and the screen."""

import json
import re
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict

from newsreader.models.syncing import (
    Chosen,
    DiscussionsFetched,
    DropEmptied,
    Failure,
    FeedAdded,
    FeedChoice,
    FeedFailed,
    FeedFetching,
    FeedMoved,
    FeedsFound,
    FeedSynced,
    Imported,
    Lacking,
    LinkedFetched,
    Moving,
    Packed,
    PicturesFetched,
    PicturesFetching,
    Refused,
    RuleNotified,
    Saved,
    Skipped,
    SyncEvent,
    SyncFinished,
    SyncStarted,
    Texts,
    TextsFetched,
)

Events = AsyncGenerator[SyncEvent, None]
"""A generator that its reader may close early, which ends the work behind it."""

_KINDS: tuple[type[SyncEvent], ...] = (
    SyncStarted,
    FeedFetching,
    FeedSynced,
    FeedFailed,
    FeedMoved,
    FeedAdded,
    FeedsFound,
    Moving,
    Imported,
    RuleNotified,
    TextsFetched,
    DiscussionsFetched,
    LinkedFetched,
    Saved,
    DropEmptied,
    Packed,
    Refused,
    SyncFinished,
    PicturesFetching,
    PicturesFetched,
)
_Part = Failure | Skipped | FeedChoice | Lacking
_Made = TypeVar("_Made", bound=SyncEvent | _Part | Chosen)
_PARTS: Mapping[str, type[_Part]] = {
    "failures": Failure,
    "skipped": Skipped,
    "choices": FeedChoice,
    "lacking": Lacking,
}


def to_json(event: SyncEvent) -> str:
    """One line: `{"event": "feed_synced", "feed_id": 7, …}`."""
    return json.dumps(
        {"event": _name(type(event)), **asdict(event)},
        ensure_ascii=False,
        default=_plain,
    )


def _plain(value: Struct | datetime) -> object:
    return value.isoformat() if isinstance(value, datetime) else asdict(value)


def chosen_to_json(chosen: Chosen) -> str:
    return json.dumps(asdict(chosen))


def chosen_from_json(line: str) -> Chosen:
    """Nothing is chosen by what makes no sense, nor by the end of the pipe."""
    try:
        return _built(Chosen, json.loads(line))
    except (ValueError, TypeError, AttributeError):
        return Chosen()


def from_json(line: str | bytes) -> SyncEvent | None:
    """`None` for what is no event, or one that this version does not know."""
    try:
        values = json.loads(line)
        kind = _kind(values["event"])
        return _built(kind, values) if kind else None
    except (ValueError, TypeError, KeyError):
        return None


def _name(kind: type[SyncEvent]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _kind(name: str) -> type[SyncEvent] | None:
    return next((kind for kind in _KINDS if _name(kind) == name), None)


def _built(kind: type[_Made], values: Mapping[str, Any]) -> _Made:
    known = kind.__struct_fields__
    return kind(**{name: _value(name, value) for name, value in values.items() if name in known})


def _value(name: str, value: Any) -> Any:
    match value:
        case list() if name not in _PARTS:
            return tuple(map(str, value))
        case list():
            return tuple(_built(_PARTS[name], part) for part in value)
        case str() if name == "newest_at":
            return datetime.fromisoformat(value)
        case str() if name == "texts":
            return Texts(value)
    return value
