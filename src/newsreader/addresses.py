"""Addresses as far as they say where they lead."""

import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_NEEDS_NO_ESCAPE = re.compile(r"[A-Za-z0-9._~-]")


class Place(NamedTuple):
    """What is left of an address without the ways of writing it."""

    host: str
    """Without `www.`, with a port that is not the scheme's own."""
    path: str
    """Without the slash at its end."""
    query: str


def place_of(url: str) -> Place:
    """`url` is clean (cleaning.clean_url). Scheme and fragment do not count (RFC 3986 §6.2.2)."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    port = parts.port
    if port and port != _PORTS.get(parts.scheme):
        host += f":{port}"
    return Place(host, _plain(parts.path).rstrip("/"), _plain(parts.query))


def feed_key(url: str) -> str:
    """The same for all ways of writing the address of one feed: http and https, `www.`, a slash."""
    host, path, query = place_of(url)
    return f"{host}{path}?{query}" if query else host + path


def is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def goes_along(origin: str, target: str) -> bool:
    """What was meant for `origin` may go to `target`.

    The same origin (RFC 6454 §4), or the same host that turns from http to https.
    """
    ours, theirs = urlsplit(origin), urlsplit(target)
    if ours.hostname != theirs.hostname:
        return False
    turns = (_origin(ours), _origin(theirs)) == (("http", 80), ("https", 443))
    return turns or _origin(ours) == _origin(theirs)


def _origin(parts: SplitResult) -> tuple[str, int | None]:
    return parts.scheme, parts.port or _PORTS.get(parts.scheme)


def _plain(text: str) -> str:
    return _ESCAPE.sub(_unescaped, text) if "%" in text else text


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if _NEEDS_NO_ESCAPE.fullmatch(character) else escape[0].upper()
