"""A feed's rhythm as its row keeps it: JSON, without what is not said."""

import json
from typing import Any

from msgspec.structs import asdict

from newsreader.models.rhythm import NO_RHYTHM, Rhythm
from newsreader.store.times import moment_or_none, seconds_or_none


def write_rhythm(rhythm: Rhythm) -> str:
    said = asdict(rhythm)
    said["newest"] = seconds_or_none(rhythm.newest)
    said["came"] = seconds_or_none(rhythm.came)
    return json.dumps({name: value for name, value in said.items() if value})


def read_rhythm(stored: str) -> Rhythm:
    if stored == "{}":
        return NO_RHYTHM
    said: dict[str, Any] = json.loads(stored)
    return Rhythm(
        wait=said.get("wait"),
        skip_hours=tuple(said.get("skip_hours", ())),
        skip_days=tuple(said.get("skip_days", ())),
        ended=said.get("ended", False),
        gap=said.get("gap"),
        newest=moment_or_none(said.get("newest")),
        came=moment_or_none(said.get("came")),
        moved_to=said.get("moved_to"),
    )
