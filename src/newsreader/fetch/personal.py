"""What goes along with a request to a feed's own server, and to nobody else."""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from urllib.parse import SplitResult, urlsplit

from newsreader.models.access import Access, Secret, Value
from newsreader.vault import NoSecret

Tell = Callable[[Secret], Awaitable[str]]
_PORTS = {"http": 80, "https": 443}


async def personal_headers(access: Access, tell: Tell) -> dict[str, str]:
    """Raises NoSecret."""
    headers = {name: await _value(value, tell) for name, value in access.headers}
    if access.cookies:
        pairs = [f"{name}={await _value(value, tell)}" for name, value in access.cookies]
        headers["Cookie"] = "; ".join(pairs)
    if access.username and access.password:
        pair = f"{access.username}:{await tell(access.password)}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()):
            raise NoSecret(f"The secret for {name} has characters that no header can have.")
    return headers


def may_go_along(origin: str, target: str) -> bool:
    """To the same origin (RFC 6454 §4), or where the same host turns from http to https."""
    ours, theirs = urlsplit(origin), urlsplit(target)
    if ours.hostname != theirs.hostname:
        return False
    same = (ours.scheme, _port(ours)) == (theirs.scheme, _port(theirs))
    return same or (_is_plain(ours, "http") and _is_plain(theirs, "https"))


async def _value(value: Value, tell: Tell) -> str:
    return value if isinstance(value, str) else await tell(value)


def _port(parts: SplitResult) -> int | None:
    return parts.port or _PORTS.get(parts.scheme)


def _is_plain(parts: SplitResult, scheme: str) -> bool:
    return parts.scheme == scheme and _port(parts) == _PORTS[scheme]
