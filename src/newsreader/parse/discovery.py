"""What a web page says about feeds, and where to look when it says nothing."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field

from newsreader.models.parsed import FeedLink
from newsreader.parse import fields
from newsreader.parse.encoding import decode
from newsreader.parse.markup import text_of
from newsreader.parse.platforms import closed_site, looks_like_feed, marked_feed

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
_NAMED = re.compile(r"[^<]{0,40}\b(?:RSS|Atom)\b")
_RSS = re.compile(r"(?<![a-z])rss(?![a-z])", re.IGNORECASE)
_SAYING = ("title", "aria-label", "class")
_FOLDER_PATHS = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed.json")
_ROOT_PATHS = (*_FOLDER_PATHS, "atom", "feeds", "feed.atom", "feed.rss", "index.rss", "blog/feed")
_COMMENTS = re.compile(r"(?<![a-z])(?:comments?|kommentare?|commentaires?)(?![a-z])", re.IGNORECASE)
_FEW_WORDS = 30
_MAX_LINKS = 200
_MAX_CHARACTERS = 2_000_000

# A quoted value may hold `<`, but only a little of it: every tag is then read in bounded time.
_VALUE = r'"(?:[^"<]*+(?:<[^"<]{0,200}+){0,2}+)"|\'(?:[^\'<]*+(?:<[^\'<]{0,200}+){0,2}+)\''
_TOKEN = re.compile(
    r"(?P<open><!--|<(?:script|style|template|textarea|title)(?=[\s>]))"
    r"|(?P<close>-->|</(?:script|style|template|textarea|title)(?=[\s>]))"
    rf"|<(?P<tag>link|a|base|meta|input)(?=[\s/])(?P<rest>(?:[^<>\"']++|{_VALUE})*+)/?>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"([^\s\"'=<>/]++)(?:\s*+=\s*+({_VALUE}|[^\s\"'>]++))?")
_REFRESH = re.compile(
    r"\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE
)
_LONGEST_WAIT = 10
"""Seconds. A page that loads itself anew later than that does not lead elsewhere."""
_LINK_HEADER = re.compile(
    r"<([^<>]{1,2000})>((?:\s*;\s*[\w*-]+\s*=?\s*(?:\"[^\"]*\"|[^\s\",;]*))*)"
)
_HEADER_PARAMETER = re.compile(r";\s*([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]*))")

Attributes = dict[str, str]


class PageLinks(Struct):
    """What a page says about where else to look."""

    feeds: list[FeedLink] = field(default_factory=list)
    """The most promising first: declared, then linked, feeds of comments last."""
    canonical: str | None = None
    """What the page calls its own address, where that is another one (RFC 6596)."""
    refresh: str | None = None
    """Where the browser is sent at once."""
    login: bool = False
    """It asks for a password."""


def page_links(
    html: bytes, url: str, content_type: str | None = None, header: str | None = None
) -> PageLinks:
    """`header` is the value of the HTTP Link header (RFC 8288), if there was one."""
    page = _Page(url)
    for attributes in _of_header(header or ""):
        page.link(attributes)
    text = decode(html, content_type)[:_MAX_CHARACTERS]
    page.read(text)
    if marked := marked_feed(url, text):
        page.declared.append(FeedLink(marked))
    unique: dict[str, FeedLink] = {}
    for link in page.declared + page.linked:
        if link.url != url:
            unique.setdefault(link.url, link)
    page.found.feeds = sorted(unique.values(), key=is_about_comments)[:_MAX_LINKS]
    return page.found


def common_paths(url: str) -> list[str]:
    """Where feeds often are: below the page's folder, then at the root of the site."""
    folder, root = urljoin(url, "."), urljoin(url, "/")
    if not urlsplit(url).path.rpartition("/")[2].count(".") and not url.endswith("/"):
        folder = url.partition("?")[0].partition("#")[0] + "/"
    guesses = [urljoin(folder, path) for path in _FOLDER_PATHS if folder != root]
    guesses += [urljoin(root, path) for path in _ROOT_PATHS]
    links = (fields.link(guess) for guess in guesses)
    return list(dict.fromkeys(link for link in links if link))


def is_about_comments(link: FeedLink) -> bool:
    return about_comments(f"{link.url} {link.title or ''}")


def about_comments(words: str) -> bool:
    """Whether an address or a title says so: what readers said, not what the publisher did."""
    return bool(_COMMENTS.search(words))


def needs_scripts(html: bytes, content_type: str | None = None) -> bool:
    """A page with hardly a word before its scripts have run."""
    text = decode(html, content_type)[:_MAX_CHARACTERS]
    return "<script" in text and len(text_of(text).split()) < _FEW_WORDS


class _Page:
    """Gathers what leads to feeds, in one pass of one regular expression.

    html.parser takes minutes for 100 KB of `<a `.
    """

    def __init__(self, url: str) -> None:
        self._base = self._url = url
        self.found = PageLinks()
        self.declared: list[FeedLink] = []
        self.linked: list[FeedLink] = []

    def read(self, text: str) -> None:
        until = ""
        for token in _TOKEN.finditer(text):
            if token["open"] and not until:
                until = "-->" if token["open"] == "<!--" else f"</{token['open'][1:].lower()}"
            elif token["close"] and token["close"].lower() == until:
                until = ""
            elif token["tag"] and not until:
                self._take(token["tag"].lower(), _attributes(token["rest"]), text, token.end())

    def _take(self, tag: str, attributes: Attributes, text: str, end: int) -> None:
        match tag:
            case "base" if self._base == self._url:
                self._base = fields.link(attributes.get("href"), self._url) or self._url
            case "link":
                self.link(attributes)
            case "meta":
                self._meta(attributes)
            case "input":
                self.found.login |= attributes.get("type", "").lower() == "password"
            case "a" if len(self.linked) < _MAX_LINKS:
                self._anchor(attributes, bool(_NAMED.match(text, end)))

    def link(self, attributes: Attributes) -> None:
        """A `<link>`, or a link of the HTTP header."""
        relations = attributes.get("rel", "").lower().split()
        url = fields.link(attributes.get("href"), self._base)
        if url is None or len(self.declared) >= _MAX_LINKS:
            return
        if "canonical" in relations and url != self._url:
            self.found.canonical = self.found.canonical or url
        mime = attributes.get("type", "").partition(";")[0].strip().lower()
        is_feed = "feed" in relations or ("alternate" in relations and mime in _KINDS)
        if is_feed and not _is_api(url):
            self.declared.append(FeedLink(url, _title(attributes), _KINDS.get(mime)))

    def _meta(self, attributes: Attributes) -> None:
        sent = _REFRESH.match(attributes.get("content", ""))
        if attributes.get("http-equiv", "").lower() != "refresh" or sent is None:
            return
        url = fields.link(sent[2], self._base)
        if url and url != self._url and int(sent[1]) <= _LONGEST_WAIT:
            self.found.refresh = self.found.refresh or url

    def _anchor(self, attributes: Attributes, named: bool) -> None:
        url = fields.link(attributes.get("href"), self._base)
        named = named or any(_RSS.search(attributes.get(name, "")) for name in _SAYING)
        if url is None or closed_site(url):
            return
        if looks_like_feed(url) or (named and _host(url) == _host(self._url)):
            self.linked.append(FeedLink(url, _title(attributes)))


def _attributes(text: str) -> Attributes:
    """The first of a name counts, as in browsers."""
    found: Attributes = {}
    for name, value in _ATTRIBUTE.findall(text):
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        found.setdefault(name.lower(), unescape(bare))
    return found


def _of_header(header: str) -> Iterator[Attributes]:
    for url, parameters in _LINK_HEADER.findall(header[:8000]):
        named = {name.lower(): a or b for name, a, b in _HEADER_PARAMETER.findall(parameters)}
        yield {**named, "href": url}


def _title(attributes: Attributes) -> str | None:
    return fields.line(text_of(attributes.get("title", "")[:1000]), 200) or None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_api(url: str) -> bool:
    """WordPress and its embeds: JSON and XML about the page, but no feed."""
    return "/wp-json/" in url or "oembed" in url
