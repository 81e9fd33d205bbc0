"""Why an address did not answer, in a person's words, with what to do. PURE."""

import json
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.fetching import Failed

_WORDS = {
    400: "{to} does not understand what it was asked (400)",
    401: "{to} does not accept the key (401): look at key in [assistant] of config.toml",
    402: "{to} asks for payment (402)",
    403: "{to} refuses to answer (403)",
    404: "{to} has no such model or no such address (404): look at [assistant] in config.toml",
    413: "The text is too long for {to} (413): look at most_characters in [assistant]",
    422: "{to} does not understand what it was asked (422)",
    429: "{to} asks us to wait (429)",
    529: "{to} has too much to do just now (529)",
}
_NO_PAGE = (
    "{to} has nothing at that address (404): look at address in [assistant] of config.toml; as a "
    "rule it ends in /v1"
)
_LATER = frozenset({429, 503, 529})


def refusal(failed: Failed, to: str, now: datetime, *, key: bool = True) -> str:
    """`key`: one was sent along."""
    if failed.status is None:
        hint = " Is it running?" if failed.unreachable and _here(to) else ""
        return f"{failed.reason}{hint}"
    said = _said(failed.said)
    if failed.status == 401 and not key:
        words = f"{to} asks for a key (401): say in [assistant] of config.toml where it is kept"
    elif failed.status == 404 and not said:
        words = _NO_PAGE.format(to=to)
    elif failed.status in _WORDS:
        words = _WORDS[failed.status].format(to=to)
    else:
        words = failed.reason.rstrip(".")
    wait = _wait(failed.retry_after, now) if failed.status in _LATER else ""
    return f"{words}{wait}." + (f" It says: {said}" if said else "")


def _here(to: str) -> bool:
    return to.partition(":")[0] in ("localhost", "127.0.0.1") or to.startswith("[::1]")


def _wait(until: datetime | None, now: datetime) -> str:
    if until is None:
        return ""
    seconds = max(1, round((until - now).total_seconds()))
    span = f"{seconds} seconds" if seconds < 120 else f"{round(seconds / 60)} minutes"
    return f": ask again in {span}"


def _said(body: bytes) -> str:
    """`{"error": {"message": …}}`, `{"detail": [{"msg": …, "loc": […]}]}` and their likes."""
    try:
        return clean_line(_complaint(json.loads(body)), 300)
    except (ValueError, RecursionError):
        return ""


def _complaint(said: object) -> str:
    match said:
        case str():
            return said
        case [first, *_]:
            return _complaint(first)
        case {"msg": str(words), "loc": list(place)}:
            return f"{words} ({'.'.join(map(str, place))})"
        case {"error": inner} | {"message": inner} | {"detail": inner} | {"msg": inner}:
            return _complaint(inner)
    return ""
