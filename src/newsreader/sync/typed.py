"""What a person types for an address, made one. PURE."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsreader.addresses import feed_key
from newsreader.cleaning import clean_url

_WEB = frozenset({"http", "https"})
_MASTODON = re.compile(r"@([\w.]+)@([\w.-]+\.\w+)")


def tidied(words: str) -> list[str]:
    """The addresses that `words` may mean, the likeliest first."""
    words = words.strip().strip("<>\"',;")
    if handle := _MASTODON.fullmatch(words):
        return [f"https://{handle[2]}/@{handle[1]}"]
    scheme, colon, rest = words.partition(":")
    if colon and scheme.lower() == "feed":
        words = rest if rest.lower().startswith(("http:", "https:")) else "http:" + rest
    if words.lower().startswith(("http:", "https:")):
        candidates = [words]
    else:
        bare = words.removeprefix("//")
        candidates = [f"https://{bare}", f"http://{bare}"]
    clean = (clean_url(candidate, schemes=_WEB) for candidate in candidates)
    return [url for url in clean if url and _has_host(url)]


def distinct_words(words: Iterable[str]) -> list[str]:
    """The same address twice, however it is written, is one."""
    unique: dict[str, str] = {}
    for word in words:
        unique.setdefault(next(map(feed_key, tidied(word)), word), word)
    return list(unique.values())


def _has_host(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return "." in host or ":" in host or host == "localhost"
