"""Which feeds a web page offers, and where to look when it offers none."""

import re
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from newsreader.models.parsed import FeedLink
from newsreader.parse import fields
from newsreader.parse.encoding import decode
from newsreader.parse.markup import text_of

_KINDS = {
    "application/rss+xml": "rss",
    "application/x-rss+xml": "rss",
    "application/rdf+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/json": "json",
    "application/xml": None,
    "text/xml": None,
}
_ENDING = re.compile(
    r"(/(feed|rss|atom)s?/?|\.(rss|atom|rdf)|/(feed|rss|atom|index|news|blog)\.(xml|json))$",
    re.IGNORECASE,
)
_FOLDER_PATHS = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed.json")
_ROOT_PATHS = (*_FOLDER_PATHS, "atom", "feeds", "feed.atom", "feed.rss", "index.rss", "blog/feed")
_MAX_LINKS = 20
_MAX_CHARACTERS = 2_000_000

Attributes = dict[str, str]


def feed_links(html: bytes, url: str, content_type: str | None = None) -> list[FeedLink]:
    """The page's feeds, the most promising first: declared, then linked, feeds of comments last."""
    page = _Page(url)
    with suppress(AssertionError):  # html.parser gives up on a malformed `<![…`
        page.feed(decode(html, content_type)[:_MAX_CHARACTERS])
    unique: dict[str, FeedLink] = {}
    for link in page.declared + page.linked:
        if link.url != url:
            unique.setdefault(link.url, link)
    return sorted(unique.values(), key=_about_comments)[:_MAX_LINKS]


def common_paths(url: str) -> list[str]:
    """Where feeds often are: below the page's folder, then at the root of the site."""
    folder, root = urljoin(url, "."), urljoin(url, "/")
    if not urlsplit(url).path.rpartition("/")[2].count(".") and not url.endswith("/"):
        folder = url.partition("?")[0].partition("#")[0] + "/"
    guesses = [urljoin(folder, path) for path in _FOLDER_PATHS if folder != root]
    guesses += [urljoin(root, path) for path in _ROOT_PATHS]
    links = (fields.link(guess) for guess in guesses)
    return list(dict.fromkeys(link for link in links if link))


class _Page(HTMLParser):
    """Gathers `<link>` and `<a>` that lead to feeds."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = url
        self._page = url
        self.declared: list[FeedLink] = []
        self.linked: list[FeedLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        match tag:
            case "base" if self._base == self._page:
                self._base = fields.link(found.get("href"), self._page) or self._page
            case "link" if len(self.declared) < 10 * _MAX_LINKS:
                self._link(found)
            case "a" if len(self.linked) < 10 * _MAX_LINKS:
                self._anchor(found)

    def _link(self, found: Attributes) -> None:
        relations = found.get("rel", "").lower().split()
        mime = found.get("type", "").partition(";")[0].strip().lower()
        if "feed" not in relations and not ("alternate" in relations and mime in _KINDS):
            return
        url = fields.link(found.get("href"), self._base)
        if url and not _is_api(url):
            title = fields.line(text_of(found.get("title", ""))[:1000], 200) or None
            self.declared.append(FeedLink(url, title, _KINDS.get(mime)))

    def _anchor(self, found: Attributes) -> None:
        url = fields.link(found.get("href"), self._base)
        if url and _ENDING.search(urlsplit(url).path):
            self.linked.append(FeedLink(url, fields.line(found.get("title"), 200) or None))


def _is_api(url: str) -> bool:
    """WordPress and its embeds: JSON and XML about the page, but no feed."""
    return "/wp-json/" in url or "oembed" in url


def _about_comments(link: FeedLink) -> bool:
    return "comment" in f"{link.url} {link.title}".lower()
