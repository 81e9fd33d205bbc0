"""Addresses as RFC 3986 wants them: e-readers and their checkers are strict."""

import re
from urllib.parse import quote

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?<=://)[^/?#]+")
_KEPT = "%:/?#@!$&'()*+,;=-._~"


def uri(url: str) -> str:
    """The same address in ASCII, nothing in it that would have to be escaped."""
    before, hash_, fragment = _HOST.sub(_host, url).partition("#")
    return f"{_quoted(before)}{hash_}{_quoted(fragment).replace('#', '%23')}"


def _quoted(text: str) -> str:
    scheme, host, rest = text.rpartition("]") if "://[" in text else ("", "", text)
    return scheme + host + quote(_STRAY_PERCENT.sub("%25", rest), _KEPT, errors="replace")


def _host(found: re.Match[str]) -> str:
    if found[0].isascii():
        return found[0]
    try:
        return found[0].encode("idna").decode("ascii")
    except UnicodeError:
        return quote(found[0], _KEPT, errors="replace")
