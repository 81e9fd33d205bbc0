"""Values of the forums' JSON, where any may be missing or of another type."""

import json
from datetime import UTC, datetime
from typing import Any

from newsreader.models.discussions import NoDiscussion
from newsreader.parse import fields
from newsreader.parse.encoding import decode
from newsreader.parse.raw import Raw


def document(body: bytes, content_type: str | None) -> Any:
    """Raises NoDiscussion."""
    try:
        return json.loads(decode(body, content_type))
    except RecursionError:
        raise NoDiscussion("The discussion is nested too deeply to be read.") from None
    except ValueError:
        raise NoDiscussion(
            "The answer is no discussion: it is not in the form that was asked for."
        ) from None


def mapping(value: object) -> Raw:
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[Raw]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def identifier(value: object) -> str:
    return fields.line(value, 300)


def number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if abs(value) < 10**9 else None


def since_1970(value: object) -> datetime | None:
    """Seconds."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 10**11:
        return None
    return datetime.fromtimestamp(int(value), UTC)
