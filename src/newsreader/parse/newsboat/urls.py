"""newsboat's `urls` file: one feed a line, with tags. Programs named in it are listed, never run.

See https://newsboat.org/releases/2.44/docs/newsboat.html#_first_steps.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from newsreader.cleaning import clean_line, clean_url, without_user_info
from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.models.scopes import OwnSmart
from newsreader.models.syncing import Skipped
from newsreader.parse.encoding import decode
from newsreader.parse.newsboat.filters import Unreadable, read_filter
from newsreader.parse.newsboat.searches import Unsayable, search_of
from newsreader.parse.newsboat.tokens import cut
from newsreader.query.errors import QueryError
from newsreader.query.parse import parse

MAX_LINES = 20_000
_MAX_URL = 8192
_MAX_TAGS = 50
_WEB = frozenset({"http", "https"})
_KNOWN = re.compile(r"(?:https?://|query:|exec:|filter:|file://)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DEFAULT_PORT = re.compile(r"^(http://[^/?#]*):80(?=[/?#]|$)|^(https://[^/?#]*):443(?=[/?#]|$)")
_PROGRAMS = {
    "exec": "It runs a program to get a feed; newsreader runs none.",
    "filter": "It runs a program on a feed; newsreader runs none. The feed itself can be added: {}",
    "file": "It is a file of this computer; newsreader follows http and https addresses.",
}


class NewsboatUrls(Struct):
    """What the file holds."""

    subscriptions: list[Subscription] = field(default_factory=list)
    """In the file's order; an address that is there twice is one feed with the tags of both."""
    smart: list[OwnSmart] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    """Lines that could not be taken over, and remarks on those that say something else now."""


def looks_like_urls(data: bytes) -> bool:
    """Whether any of the first lines begins as newsboat's do."""
    lines = map(cut, _lines(data[:200_000])[:500])
    return any(_KNOWN.match(line.words[0]) for line in lines if line.words)


def read_urls(data: bytes) -> NewsboatUrls:
    lines = _lines(data)
    reader = _Reader()
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        reader.take(line, f"line {number}")
    if len(lines) > MAX_LINES:
        rest = f"{len(lines) - MAX_LINES:,} lines"
        reader.found.skipped.append(Skipped(rest, f"Only {MAX_LINES:,} are imported."))
    reader.found.subscriptions = list(reader.feeds.values())
    return reader.found


def _lines(data: bytes) -> list[str]:
    """As an editor numbers them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data, None)
    return text.split("\n")


class _Reader:
    def __init__(self) -> None:
        self.found = NewsboatUrls()
        self.feeds: dict[str, Subscription] = {}
        self._titles: set[str] = set()

    def take(self, text: str, place: str) -> None:
        if text.startswith("#"):
            return
        line = cut(text)
        if not line.words:
            return
        address, *tags = line.words
        if not line.closed:
            self._skip(place, "", "A quotation mark is not closed: it was read to the line's end.")
        if address.startswith("query:"):
            self._query(address, tags, place)
        else:
            self._feed(address, tags, place)

    def _feed(self, address: str, tags: list[str], place: str) -> None:
        url = clean_url(address, schemes=_WEB) if len(address) <= _MAX_URL else None
        if url is None:
            self._skip(place, address, _why_not(address))
            return
        if len(tags) > _MAX_TAGS:
            self._skip(place, address, f"It has {len(tags):,} tags; the first {_MAX_TAGS} count.")
        if any(tag.startswith("!") for tag in tags):
            self._skip(place, address, "Followed, but shown: newsreader hides no feeds.")
        new = Subscription(url, _own_title(tags), tuple(_folders(tags[:_MAX_TAGS])))
        new = replace(new, login=Login.in_address(address))
        key = _DEFAULT_PORT.sub(r"\1\2", url)
        known = self.feeds.get(key)
        self.feeds[key] = _joined(known, new) if known else new

    def _query(self, address: str, tags: list[str], place: str) -> None:
        _, _, rest = address.partition(":")
        name, colon, words = rest.partition(":")
        title = clean_line(_own_title(tags) or name, 100)
        try:
            if not colon or not title:
                raise Unreadable("It needs a title and a filter: query:Title:filter.")
            search = search_of(read_filter(words))
            parse(search.query)
        except (Unreadable, Unsayable, QueryError) as error:
            self._skip(place, f"query:{name}", str(error))
            return
        for remark in search.remarks:
            self._skip(place, title, f"A smart feed now, but {remark}.")
        self.found.smart.append(OwnSmart(self._free(title), search.query))

    def _free(self, title: str) -> str:
        """Newsboat lets two query feeds have the same title."""
        number, free = 1, title
        while free in self._titles:
            number += 1
            free = f"{title} {number}"
        self._titles.add(free)
        return free

    def _skip(self, place: str, what: str, reason: str) -> None:
        named = f"{place}: {clean_line(without_user_info(what), 200)}" if what else place
        self.found.skipped.append(Skipped(named, reason))


def _own_title(tags: list[str]) -> str | None:
    return next((clean_line(tag[1:], 300) or None for tag in tags if tag.startswith("~")), None)


def _folders(tags: list[str]) -> Iterator[str]:
    """Each tag is a folder; `~` begins a title and `!` hides."""
    seen = set()
    for tag in tags:
        path = "/".join(filter(None, (clean_line(part, 100) for part in tag.split("/"))))
        if path and tag[0] not in "~!" and path not in seen:
            seen.add(path)
            yield path


def _joined(first: Subscription, second: Subscription) -> Subscription:
    folders = tuple(dict.fromkeys(first.folders + second.folders))
    return replace(first, title=first.title or second.title, folders=folders)


def _why_not(address: str) -> str:
    if len(address) > _MAX_URL:
        return f"An address has at most {_MAX_URL:,} characters."
    scheme, _, rest = address.partition(":")
    if scheme.lower() in _PROGRAMS:
        address_of_feed = clean_line(without_user_info(rest.partition(":")[2]), 300)
        return _PROGRAMS[scheme.lower()].format(address_of_feed or "newsreader add ADDRESS")
    if _SCHEME.match(address):
        return "It is no address that can be followed: only http and https are."
    return "It is no address of a feed."
