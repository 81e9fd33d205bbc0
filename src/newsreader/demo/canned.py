"""A network that knows only the demo's feeds, their news as fresh as the moment it is handed."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from importlib.resources import files
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.demo.drawings import drawing_at
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request

_TIME = re.compile(r"\{\{(rfc822|iso) -(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?\}\}")
_EDIT = re.compile(r"\{\{([^{}→]*)→([^{}→]*)\}\}")
_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


class _Canned(Struct, frozen=True):
    file: str
    host: str
    folders: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.file.rpartition(".")[2]

    @property
    def url(self) -> str:
        return f"https://{self.host}.example/feed.{self.kind}"


_FEEDS = (
    _Canned("asagiri-wire.rss", "asagiri-wire", ("Japan",)),
    _Canned("asagiri-ja.rdf", "asagiri-tsushin", ("Japan",)),
    _Canned("harbour-post.atom", "harbour-post", ("World",)),
    _Canned("daily-kiosk.rss", "daily-kiosk", ("World",)),
    _Canned("abendkurier.rss", "abendkurier", ("World/Europe",)),
    _Canned("al-manara.rss", "al-manara", ("World/Middle East",)),
    _Canned("segfault-weekly.atom", "segfault-weekly", ("Tech",)),
    _Canned("orbit-and-ocean.rss", "orbit-and-ocean", ("Science",)),
    _Canned("slow-radio.rss", "slow-radio", ("Listen & look",)),
    _Canned("lichtbild.json", "lichtbild", ("Listen & look",)),
)


_COMMENTS = re.compile(r"/([a-z0-9-]+)/comments\.atom$")
EDITED = "https://harbour-post.example/feed.atom"
"""Its publisher has changed an article since: who asks again gets what it says now."""
_PAGES = "https://daily-kiosk.example/read/"


class CannedNetwork:
    """Answers as the demo's publishers would, had they published up to `now`.

    Who asks for the second time gets what they have edited meanwhile.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC).replace(microsecond=0)

    def subscriptions(self) -> list[Subscription]:
        return [Subscription(canned.url, folders=canned.folders) for canned in _FEEDS]

    async def fetch(self, request: Request) -> Outcome:
        for canned in _FEEDS:
            if canned.url == request.url:
                return self._answer(canned, request)
        if (drawing := drawing_at(request.url)) is not None:
            return Fetched(request.url, drawing, "image/webp", wire_bytes=len(drawing))
        if (page := _page_at(request.url)) is not None:
            return Fetched(request.url, page, "text/html; charset=utf-8", wire_bytes=len(page))
        if (found := self._comments_at(request.url)) is not None:
            return Fetched(request.url, found, _TYPES["atom"], wire_bytes=len(found))
        host = urlsplit(request.url).hostname or "That site"
        return Failed(f"{host} is not part of the demo, which has no network.", unreachable=True)

    def _comments_at(self, url: str) -> bytes | None:
        """Of an article that is discussed."""
        found = _COMMENTS.search(url)
        file = files("newsreader.demo").joinpath("comments", f"{found[1]}.atom") if found else None
        if file is None or not file.is_file():
            return None
        return dated(file.read_text(encoding="utf-8"), self._now).encode()

    def _answer(self, canned: _Canned, request: Request) -> Outcome:
        text = files("newsreader.demo").joinpath("feeds", canned.file).read_text(encoding="utf-8")
        first, now = (dated(text, self._now, edited=edited).encode() for edited in (False, True))
        if request.etag == _etag(now):
            return NotModified(_etag(now))
        body = now if request.etag == _etag(first) else first
        content_type = f"{_TYPES[canned.kind]}; charset=utf-8"
        return Fetched(request.url, body, content_type, _etag(body), wire_bytes=len(body))


def _etag(body: bytes) -> str:
    return f'"{blake2b(body, digest_size=8).hexdigest()}"'


def _page_at(url: str) -> bytes | None:
    """Of the articles whose feed brings only a summary, some have a page."""
    name = url.removeprefix(_PAGES)
    file = files("newsreader.demo").joinpath("pages", f"{name}.html")
    return file.read_bytes() if name != url and name.isascii() and file.is_file() else None


def dated(text: str, now: datetime, *, edited: bool = True) -> str:
    """`text` with `{{rfc822 -3h}}` and `{{iso -2d5h}}` replaced by times that long before `now`.

    `{{three→five}}` is what its publisher wrote first, and what is there once that was `edited`.
    """

    def fill(match: re.Match[str]) -> str:
        days, hours, minutes = (int(part or 0) for part in match.groups()[1:])
        moment = now - timedelta(days=days, hours=hours, minutes=minutes)
        if match[1] == "iso":
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        return format_datetime(moment, usegmt=True)

    return _TIME.sub(fill, _EDIT.sub(r"\2" if edited else r"\1", text))
