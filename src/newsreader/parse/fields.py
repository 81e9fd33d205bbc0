"""One rule per kind of field, the same for every format. Wrong types are no surprise here."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin

from newsreader.cleaning import clean_line, clean_url, is_plain_url
from newsreader.models.articles import Picture
from newsreader.parse.encoding import legal, legal_references
from newsreader.parse.markup import text_of

MAX_ENTRIES = 2000
CUT = f"The document has more than {MAX_ENTRIES} entries; the first ones were kept."
_MAX_HTML = 2_000_000
_MAX_TOPICS = 12
_MAX_PICTURES = 8
_MAX_GUID = 512
_SHORT = 100

_WEB = frozenset({"http", "https"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_MAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|<\s*>|\[\s*\]")
_NOBODY = frozenset({"Unknown"})
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:\.\d*)?|(\d{1,7})(?:\.\d*)?", re.ASCII)


def line(value: object, limit: int = 1000) -> str:
    """Plain text on one line; numbers are written out, anything else is empty."""
    if isinstance(value, str):
        return clean_line(value[: 4 * limit], limit)
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return clean_line(str(value), limit)


def html_line(value: object, limit: int = 1000) -> str:
    """A line from a value that may hold markup."""
    return line(text_of(value[:100_000]) if isinstance(value, str) else value, limit)


def person(value: object) -> str:
    """A name: what is left of `ada@e.org (Ada)`, or the address where nothing is."""
    is_short = isinstance(value, str) and len(value) < _SHORT
    return _person(value) if is_short else _person.__wrapped__(value)


@lru_cache(500)
def _person(value: object) -> str:
    """A feed's entries have few authors."""
    said = html_line(value, 200)
    if "@" not in said:
        return said.removeprefix("(").removesuffix(")") if said.startswith("(") else said
    name = _EMPTY_BRACKETS.sub("", _MAIL.sub("", said)).strip(" ,;:")
    name = name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name
    return (name or said.removeprefix("mailto:")) if name not in _NOBODY else ""


def html(value: object, *, is_legal: bool = False) -> str:
    """Markup as received, but valid Unicode and at most 2 MB.

    `is_legal` where it was written in well-formed XML: then its references alone may be none.
    """
    if not isinstance(value, str):
        return ""
    return legal_references(value[:_MAX_HTML]) if is_legal else legal(value[:_MAX_HTML])


def guid(value: object) -> str | None:
    """An opaque identifier; long ones are kept as their hash."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)
    text = text.strip() if is_plain_url(text) else legal(text).strip()
    if len(text) > _MAX_GUID:
        return "blake2b:" + hashlib.blake2b(text.encode(), digest_size=20).hexdigest()
    return text or None


def link(value: object, base: str | None = None) -> str | None:
    """An absolute http(s) address."""
    if not isinstance(value, str):
        return None
    if is_plain_url(value):
        return value
    if not value.strip():
        return None
    try:
        return clean_url(urljoin(base or "", value.strip()), schemes=_WEB)
    except ValueError:
        return None


def language(value: object) -> str | None:
    """A BCP 47 tag, if it has the shape of one."""
    if not value:
        return None
    tag = line(value, 40).replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def topics(values: Iterable[object]) -> tuple[str, ...]:
    """The publisher's labels: unique whatever their case, without `#`, no addresses."""
    found: dict[str, str] = {}
    for value in values:
        is_short = isinstance(value, str) and len(value) < _SHORT
        same, topic = _topic(value) if is_short else _topic.__wrapped__(value)
        if topic:
            found.setdefault(same, topic)
    return tuple(found.values())[:_MAX_TOPICS]


@lru_cache(2000)
def _topic(value: object) -> tuple[str, str]:
    """The same label in any case, and as it is written. Entries have many in common."""
    topic = html_line(value, 80).lstrip("#").strip()
    return ("", "") if "://" in topic else (topic.casefold(), topic)


def pictures(found: Iterable[Picture]) -> tuple[Picture, ...]:
    """Each address once, the first (best described) of them."""
    unique: dict[str, Picture] = {}
    for picture in found:
        unique.setdefault(picture.url, picture)
    return tuple(unique.values())[:_MAX_PICTURES]


def count(value: object) -> int | None:
    """A number that is not negative and fits into a database."""
    if value is None:
        return None
    text = line(value, 40)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def seconds(value: object) -> int | None:
    """Durations as `3723`, `62:03` or `1:02:03`."""
    if value is None:
        return None
    found = _CLOCK.fullmatch(line(value, 40))
    if not found:
        return None
    if found[4]:
        return int(found[4])
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
