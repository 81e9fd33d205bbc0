"""Sync events as lines of JSON, for the pipe between the sync's process and the screen."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from newsreader.models.syncing import (
    Failure,
    FeedAdded,
    FeedFailed,
    FeedFetching,
    FeedSynced,
    Imported,
    Refused,
    Skipped,
    SyncEvent,
    SyncFinished,
    SyncStarted,
)

_KINDS: tuple[type[SyncEvent], ...] = (
    SyncStarted,
    FeedFetching,
    FeedSynced,
    FeedFailed,
    FeedAdded,
    Imported,
    Refused,
    SyncFinished,
)
_PARTS: Mapping[str, type[Failure] | type[Skipped]] = {"failures": Failure, "skipped": Skipped}


def to_json(event: SyncEvent) -> str:
    """One line: `{"event": "feed_synced", "feed_id": 7, …}`."""
    return json.dumps({"event": _name(type(event)), **asdict(event)}, ensure_ascii=False)


def from_json(line: str | bytes) -> SyncEvent | None:
    """`None` for what is no event, or one that this version does not know."""
    try:
        match json.loads(line):
            case {"event": str(name), **values} if kind := _kind(name):
                return _built(kind, values)
    except (ValueError, TypeError):
        return None
    return None


def _name(kind: type[SyncEvent]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _kind(name: str) -> type[SyncEvent] | None:
    return next((kind for kind in _KINDS if _name(kind) == name), None)


def _built(kind: type[SyncEvent], values: Mapping[str, Any]) -> SyncEvent:
    known = {field.name for field in fields(kind)}
    return kind(**{name: _value(name, value) for name, value in values.items() if name in known})


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_PARTS[name](**part) for part in value)
    return value
