"""The outlines of an OPML file as they open and close → subscriptions.

See http://opml.org/spec2.opml.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsreader.cleaning import clean_line, without_user_info
from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.parse import fields

MAX_OUTLINES = 20_000
MAX_DEPTH = 32

_FEED_SCHEME = re.compile(r"^feed:(?://(?=[^/])|(?=https?:))", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FEEDS = frozenset({"rss", "atom", "json", "feed"})
_ELSEWHERE = {
    "include": "It includes another file, which is not opened.",
    "link": "It is a link, not a feed.",
}
_NAMELESS = "An outline without a name"


class NotOpml(ValueError):
    """`str()` is one clear sentence."""


class OpmlImport(Struct, frozen=True):
    """What a file holds."""

    subscriptions: tuple[Subscription, ...]
    """In the file's order; a feed that is listed twice is one, in both folders."""
    skipped: tuple[tuple[str, str], ...]
    """(what, why), cleaned."""


class Outlines:
    """Follows the outlines as they open and close."""

    def __init__(self) -> None:
        self.feeds: dict[str, Subscription] = {}
        self.skipped: list[tuple[str, str]] = []
        self._path: list[str] = []
        self._hidden = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if _is_outline(name):
            self._count += 1
            self._open({key.lower(): value for key, value in attributes.items()})

    def _open(self, found: dict[str, str]) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise NotOpml(f"The file's folders are nested deeper than {MAX_DEPTH}.")
        words = clean_line(found.get("text", "")) or clean_line(found.get("title", ""))
        kind, folder = found.get("type", "").lower(), ""
        if self._hidden or found.get("iscomment", "").lower() == "true":
            self._hide(words)
        elif self._count > MAX_OUTLINES:
            pass
        elif kind in _ELSEWHERE and "xmlurl" not in found:
            self.skipped.append((words or _NAMELESS, _ELSEWHERE[kind]))
        elif "xmlurl" in found or "htmlurl" in found or kind in _FEEDS:
            self._feed(words, found.get("xmlurl") or found.get("url", ""), found)
        else:
            folder = _path_of(words)
        self._path.append(folder)

    def end(self, name: str) -> None:
        if _is_outline(name) and self._path:
            self._path.pop()
            self._hidden = max(self._hidden - 1, 0)

    def _hide(self, words: str) -> None:
        """What is commented out, and everything below it."""
        if not self._hidden:
            self.skipped.append((words or _NAMELESS, "It is commented out."))
        self._hidden += 1

    def result(self) -> OpmlImport:
        surplus = self._count - MAX_OUTLINES
        if surplus > 0:
            self.skipped.append((f"{surplus:,} outlines", f"Only {MAX_OUTLINES:,} are imported."))
        return OpmlImport(tuple(self.feeds.values()), tuple(self.skipped))

    def _feed(self, words: str, address: str, found: dict[str, str]) -> None:
        address = _FEED_SCHEME.sub(_scheme, address.strip())
        url = fields.link(address) if _WEB.match(address) else None
        if url is None:
            what = words or clean_line(without_user_info(address), 200) or _NAMELESS
            self.skipped.append((what, _why_not(address)))
            return
        nested = "/".join(part for part in self._path if part)
        own = None if words == address else without_user_info(words) or None
        known = self.feeds.get(url) or Subscription(url, own, login=Login.in_address(address))
        folders = (*known.folders, nested, *_categories(found.get("category", ""), nested))
        self.feeds[url] = replace(known, folders=tuple(dict.fromkeys(filter(None, folders))))


def _is_outline(name: str) -> bool:
    return name.rpartition(":")[2].lower() == "outline"


def _path_of(words: str) -> str:
    """A folder's path: `/Tech//Python/` is Tech/Python."""
    return "/".join(name.strip() for name in words.split("/") if name.strip())


def _categories(value: str, nested: str) -> Iterator[str]:
    """`/Tech/Python,/News` are folders; words without a slash only where there is no other."""
    for category in clean_line(value).split(","):
        if not nested or category.strip().startswith("/"):
            yield _path_of(category)


def _scheme(found: re.Match[str]) -> str:
    """`feed://host` means http, `feed:https://host` says so itself."""
    return "http://" if found[0].endswith("//") else ""


def _why_not(address: str) -> str:
    if not address:
        return "It has no feed address."
    said = clean_line(without_user_info(address), 80)
    return f"Only http and https addresses are followed, not {said}"
