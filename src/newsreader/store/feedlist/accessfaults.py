"""What is wrong with how a feed's table says that it is to be asked. No secret may stand there.

A secret is a password, the value of a header or cookie whose name says so (token, key, session …),
and any value of a cookie that is longer than a switch needs.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

from newsreader.models.access import KEPT_ELSEWHERE, proxy_fault, secret_in

_KNOWN = (
    *("url", "title", "folders", "full_text", "every", "paused", "keep"),
    *("user_agent", "headers", "cookies", "username", "password", "proxy"),
)
SHORTEST, LONGEST = 15, 7 * 24 * 60
"""Minutes between two visits."""

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
"""A header's or a cookie's name (RFC 9110 §5.6.2)."""
_COOKIE_VALUE = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")
"""RFC 6265 §4.1.1."""
_SECRETIVE = re.compile(
    r"auth|token|secret|key|passw|pwd|session|sess\b|sid\b|credential|signature|login|jwt",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"://[^\s/?#]*:[^\s/?#]*@")
_LONGEST_SWITCH = 15
"""Characters of a cookie's value that is no secret: `yes`, `dark`, `accepted`."""
_OWN_HEADERS = {
    "user-agent": "user_agent = …",
    "cookie": "cookies = { … }",
    "proxy-authorization": "the proxy in the environment, HTTPS_PROXY",
}
_MANAGED = frozenset(
    "accept-encoding connection content-length host if-modified-since if-none-match"
    " keep-alive proxy-connection range referer te trailer transfer-encoding upgrade".split()
)


def faults(table: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for everything that cannot be meant. None of them repeats a value."""
    if _PASSWORD.search(str(table.get("url", ""))):
        yield (
            "the address has a password in it, and none is kept in this file: take it out and "
            f'write username = "…" and password = {KEPT_ELSEWHERE}.'
        )
    for name in table:
        near = get_close_matches(name, _KNOWN, 1, cutoff=0.8)
        if near and name not in _KNOWN:
            yield f"there is no key {name}. Did you mean {near[0]}?"
    for name, check in _CHECKS.items():
        if name in table:
            yield from check.faults(name, table[name])
    if ("username" in table) != ("password" in table):
        yield "username and password go together."


class _Check(Struct, frozen=True):
    """A value of one kind, and what more there is to say about it."""

    good: Callable[[Any], bool]
    wants: str
    more: Callable[[str, Any], Iterator[str]] | None = None

    def faults(self, name: str, value: Any) -> Iterator[str]:
        if not self.good(value):
            yield f"{name} takes {self.wants}."
        elif self.more:
            yield from self.more(name, value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable() and value.strip() == value != ""


def _is_ascii(value: Any) -> bool:
    return _is_text(value) and value.isascii()


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_secret(value: Any) -> bool:
    return secret_in(value) is not None


def _is_pace(value: Any) -> bool:
    return type(value) is int and SHORTEST <= value <= LONGEST


def _is_keep(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    numbers = {name: value[name] for name in ("days", "articles") if name in value}
    return (
        value.keys() <= {"days", "articles", "unread"}
        and all(type(number) is int and number >= 0 for number in numbers.values())
        and isinstance(value.get("unread", False), bool)
    )


def _header_faults(key: str, headers: Mapping[str, Any]) -> Iterator[str]:
    for name, value in headers.items():
        lower = name.lower()
        if not _TOKEN.fullmatch(name):
            yield f"{key} has a name that no header can have."
        elif lower in _OWN_HEADERS:
            yield f"{key} cannot have {name}: use {_OWN_HEADERS[lower]} instead."
        elif lower in _MANAGED:
            yield f"{key} cannot have {name}: newsreader sets it itself."
        elif isinstance(value, str) and _SECRETIVE.search(name):
            yield _not_here(key, name)
        elif not (_is_secret(value) or _is_ascii(value)):
            yield f"{key}: {name} takes plain text in quotes, {KEPT_ELSEWHERE}."


def _cookie_faults(key: str, cookies: Mapping[str, Any]) -> Iterator[str]:
    for name, value in cookies.items():
        if not _TOKEN.fullmatch(name):
            yield f"{key} has a name that no cookie can have."
        elif isinstance(value, str) and (_SECRETIVE.search(name) or len(value) > _LONGEST_SWITCH):
            yield _not_here(key, name)
        elif not (_is_secret(value) or (isinstance(value, str) and _COOKIE_VALUE.fullmatch(value))):
            yield f"{key}: {name} takes plain text in quotes, {KEPT_ELSEWHERE}."


def _not_here(key: str, name: str) -> str:
    return f"{key}: {name} is a secret, and none is kept in this file: write {KEPT_ELSEWHERE}."


def _username_faults(name: str, value: str) -> Iterator[str]:
    if ":" in value:
        yield f"{name} cannot have a colon in it (RFC 7617)."


def _proxy_faults(name: str, value: str) -> Iterator[str]:
    fault = proxy_fault(name, value)
    if fault:
        yield fault


_CHECKS = {
    "every": _Check(_is_pace, f"minutes from {SHORTEST} to {LONGEST} (a week)"),
    "paused": _Check(lambda value: isinstance(value, bool), "true or false"),
    "keep": _Check(_is_keep, "a table, such as { days = 30, articles = 200, unread = true }"),
    "user_agent": _Check(_is_ascii, "plain text in quotes"),
    "headers": _Check(_is_table, 'a table, such as { Accept-Language = "de" }', _header_faults),
    "cookies": _Check(_is_table, 'a table, such as { consent = "yes" }', _cookie_faults),
    "username": _Check(_is_text, "text in quotes", _username_faults),
    "password": _Check(
        _is_secret, f"no password itself, for none is kept in this file: write {KEPT_ELSEWHERE}"
    ),
    "proxy": _Check(_is_text, "an address in quotes", _proxy_faults),
}
