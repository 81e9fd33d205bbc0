"""One number per distinct address, in the order of appearance."""

import re
from collections.abc import Iterable, Set
from urllib.parse import urldefrag, urljoin, urlsplit

from newsreader.cleaning import clean_line, clean_url
from newsreader.models.document import Link

_ABSOLUTE = ("https://", "http://", "mailto:")
_CAMPAIGN = re.compile(r"(^|&)(utm_\w+|at_\w+|fbclid|ref|rss|source|from)=[^&]*")


class Links:
    """The links of one document while it is read. `base` is where relative ones start from.

    `own` are the addresses of the article and of its discussion, which other keys lead to.
    """

    def __init__(self, base: str | None = None, own: Iterable[str | None] = ()) -> None:
        self._base = clean_url(base) if base else None
        self._own = [url for url in own if url]
        self._names = {_name(url) for url in self._own}
        """What an address must contain to be one of these: spares most of them the join."""
        self._resolved: dict[str, str | None] = {}
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []
        self._mentioned: list[str] = []

    def resolve(self, href: str) -> str | None:
        """The absolute address, or `None` when it leads nowhere: a fragment, an unsafe scheme."""
        if href not in self._resolved:
            self._resolved[href] = self._absolute(href.strip())
        return self._resolved[href]

    def may_be_own(self, html: str) -> bool:
        """Whether some link in it could lead to the article itself."""
        return any(name in html for name in self._names)

    def is_own(self, href: str) -> bool:
        """Whether it leads to the article itself, or to a place on its page (`#comments`)."""
        if not self._names or href.startswith("#") or not self.may_be_own(href):
            return False
        url = href if href.startswith(_ABSOLUTE) else self._joined(href.strip())
        return _page(url) in {_page(own) for own in self._own}

    def number(self, url: str, text: str) -> int:
        """The number of a resolved address; the first text that carried it stays with it."""
        known = self._numbers.setdefault(url, len(self._texts))
        if known == len(self._texts):
            self._texts.append(clean_line(text, limit=200))
        return known

    def forget_last(self, numbers: Set[int]) -> None:
        """What came last, as far as it is among these: no text has it any more."""
        while self._texts and len(self._texts) - 1 in numbers:
            self._texts.pop()
            self._numbers.popitem()

    def mention(self, href: str) -> None:
        """It is in the text, wherever it leads."""
        self._mentioned.append(href)

    @property
    def mentioned(self) -> tuple[str, ...]:
        return tuple(self._mentioned)

    def all(self) -> tuple[Link, ...]:
        return tuple(map(Link, self._numbers, self._texts))

    def _absolute(self, href: str) -> str | None:
        if not href or href.startswith("#"):
            return None
        url = clean_url(href if href.startswith(_ABSOLUTE) else self._joined(href))
        return None if url is None or ("#" in url and self._is_within(url)) else url

    def _joined(self, href: str) -> str:
        try:
            return urljoin(self._base or "", href)
        except ValueError:  # brackets that are no IPv6 address
            return ""

    def _is_within(self, url: str) -> bool:
        page, fragment = urldefrag(url)
        return bool(fragment and self._base) and page == urldefrag(self._base or "").url


def _name(url: str) -> str:
    """The end of its path."""
    return url.partition("#")[0].partition("?")[0].strip().rstrip("/").rpartition("/")[2]


def _page(url: str) -> tuple[str, str, str]:
    """What a page is known by: scheme, `www.`, the last slash, campaigns and fragments are not."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ("", "", url)
    host = parts.netloc.lower().removeprefix("www.")
    return (host, parts.path.rstrip("/"), _CAMPAIGN.sub("", parts.query).lstrip("&"))


def short_address(url: str, limit: int = 60) -> str:
    """Host and path, without what nobody reads."""
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return parts.path
    address = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    if parts.query:
        whole = f"{address}?{parts.query}"
        address = whole if len(whole) <= limit else f"{address}?…"
    return address if len(address) <= limit else address[: limit - 1] + "…"
