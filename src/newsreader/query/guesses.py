"""What a person may have meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from newsreader.cleaning import clean_line
from newsreader.query.tokens import FIELDS
from newsreader.query.tree import Flag

_MEANT = {
    "after": "since",
    "until": "before",
    "url": "link",
    "language": "lang",
    "category": "topic",
    "label": "tag",
    "in": "folder",
    "by": "author",
}
_FLAGS_MEANT = {
    "new": "unread",
    "starred": "bookmarked",
    "star": "bookmarked",
    "saved": "bookmarked",
    "flagged": "bookmarked",
    "favourite": "bookmarked",
    "done": "archived",
    "picture": "image",
    "pictures": "image",
    "note": "noted",
    "notes": "noted",
    "audio": "enclosure",
    "podcast": "enclosure",
}
_CHOOSING = {"is", "has", "sort", "score"}
"""They take few words, or numbers, so a near name tells little: Sport:Tennis sorts nothing."""
_NAMED = re.compile(r"([A-Za-z]{2,12}):(?!//)(.+)", re.DOTALL)


def field_meant(word: str) -> str | None:
    """`title` for `tilte:japan`; `None` for what names no field: `http://x`, `C++:`, `12:30`."""
    named = _NAMED.fullmatch(word)
    if named is None:
        return None
    name = named[1].lower()
    if name in _MEANT:
        return _MEANT[name]
    near = get_close_matches(name, [field for field in FIELDS if field not in _CHOOSING], 1, 0.8)
    return near[0] if near else None


def flag_meant(field: str, value: str) -> str:
    """A sentence, or nothing."""
    words = {flag.partition(":")[2]: flag for flag in Flag}
    value = value.lower()
    meant = words.get(_FLAGS_MEANT.get(value, value))
    if meant is None:
        own = [word for word, flag in words.items() if flag.startswith(field)]
        near = get_close_matches(value, own, 1) or get_close_matches(value, list(words), 1)
        meant = words[near[0]] if near else None
    return f" Did you mean {meant}?" if meant else ""


def meant_of(value: str, known: Iterable[str]) -> str:
    """A sentence, or nothing."""
    near = get_close_matches(value.lower(), list(known), 1)
    return f" Did you mean {near[0]}?" if near else ""


def listed(words: Iterable[str]) -> str:
    """`image, enclosure or comments`."""
    *before, last = words
    return f"{', '.join(before)} or {last}"


def quoted(text: str) -> str:
    return f"“{clean_line(text, 40)}”"
