"""feedparser alone: do we find the articles that plain `feedparser.parse` finds?

`python tests/parse/parse_alone.py FOLDER` tells for every feed document below a folder.
"""

import io
import re
import sys
import warnings
from calendar import timegm
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser

from newsreader.models.parsed import NotAFeed, ParsedEntry
from newsreader.parse import fields
from newsreader.parse.encoding import decode
from newsreader.parse.feed import parse_feed
from newsreader.parse.markup import paragraphs, text_of

URL = "http://127.0.0.1:8097/feed.xml"
_HEADER = re.compile(rb"^Header:\s*([\w-]+):\s*(\S.*?)\s*$", re.MULTILINE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)(?=[\s>/])", re.IGNORECASE)
_COMMON = re.compile(
    r"(\w{3}, )?\d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) |\d{4}-\d\d-\d\d"
)
_HTML = ("text/html", "application/xhtml+xml")

Entry = dict[str, Any]
FEED = "feed of it"
DECODED = "the text is decoded, and begins at the root"


@dataclass(frozen=True)
class Response:
    """A document as a server sends it; feedparser's own tests name their headers in a comment."""

    body: bytes
    url: str = URL
    content_type: str | None = None


def response(path: Path) -> Response:
    body = path.read_bytes()
    found = {name.lower(): value.decode() for name, value in _HEADER.findall(body[:2000])}
    return Response(body, found.get(b"content-location", URL), found.get(b"content-type"))


def alone(sent: Response) -> list[Entry]:
    """Its entries; one of which nothing at all is said is none."""
    headers = {"content-location": sent.url}
    if sent.content_type:
        headers["content-type"] = sent.content_type
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        said = feedparser.parse(
            io.BytesIO(sent.body),
            response_headers=headers,
            sanitize_html=False,  # we clean and resolve when an article is shown
            resolve_relative_uris=False,
        )
    return [{**entry, FEED: said.feed} for entry in said.entries if any(dict.values(entry))]


def ours(sent: Response) -> list[ParsedEntry]:
    try:
        return list(parse_feed(sent.body, sent.url, sent.content_type).entries)
    except NotAFeed:
        return []


def from_the_root(sent: Response) -> Response:
    """Decoded by our rules, without what stands before the root: the text that we read."""
    text = decode(sent.body, sent.content_type)
    root = _ROOT.search(text)
    return Response(
        text[root.start() if root else 0 :].encode(), sent.url, "text/xml; charset=utf-8"
    )


def differences(
    sent: Response, found: list[ParsedEntry], *, explained: bool = False
) -> Iterator[str]:
    """Each field that differs; with `explained`, only those that no exception accounts for."""
    for what, reason in reasons(sent, found):
        if not (explained and reason):
            yield what


def reasons(sent: Response, found: list[ParsedEntry]) -> Iterator[tuple[str, str | None]]:
    """Each field that differs, and the exception that accounts for it.

    One exception is for all fields: feedparser is asked again about the text that we read.
    """
    said = alone(sent)
    if len(found) != len(said):
        yield f"{len(said)} entries, not {len(found)}", None
    differing = [
        (place, name)
        for place, (entry, theirs) in enumerate(zip(found, said, strict=False))
        for name, same in SAME.items()
        if not same(entry, theirs, sent.url)
    ]
    again: list[Entry] | None = None
    for place, name in differing:
        reason = _reason(name, found[place], said[place], sent.url)
        if reason is None:
            again = again or alone(from_the_root(sent))
            about = again[place] if place < len(again) else said[place]
            agrees = SAME[name](found[place], about, sent.url)
            reason = DECODED if agrees else _reason(name, found[place], about, sent.url)
        yield f"entry {place}: {name}", reason


def _reason(name: str, entry: ParsedEntry, theirs: Entry, url: str) -> str | None:
    exceptions = EXCEPTIONS.get(name, {}).items()
    return next((reason for reason, rule in exceptions if rule(entry, theirs, url)), None)


def _title(theirs: Entry) -> str:
    is_html = theirs.get("title_detail", {}).get("type") in _HTML
    return fields.html_line(theirs.get("title")) if is_html else fields.line(theirs.get("title"))


def _names(theirs: Entry) -> str | None:
    names = [fields.html_line(dict.get(one, "name"), 200) for one in theirs.get("authors", ())]
    unique = list(dict.fromkeys(filter(None, names)))
    return ", ".join(unique[:6]) or fields.html_line(theirs.get("author"), 200) or None


def _texts(theirs: Entry) -> list[str]:
    """Every content and the summary, as HTML, white space folded."""
    summary = {**theirs.get("summary_detail", {}), "value": theirs.get("summary")}
    shown = [dict(one) for one in (*theirs.get("content", ()), summary)]
    return [
        _folded(paragraphs(one["value"]) if one.get("type") == "text/plain" else one["value"])
        for one in shown
        if one.get("value")
    ]


def _files(theirs: Entry, url: str) -> list[tuple[str, str | None]]:
    links = [dict(one) for one in theirs.get("links", ()) if one.get("rel") == "enclosure"]
    named = ((fields.link(one.get("href"), url), fields.line(one.get("type"))) for one in links)
    return list(dict.fromkeys((link, kind or None) for link, kind in named if link))


def _moment(theirs: Entry, name: str) -> datetime | None:
    value = theirs.get(f"{name}_parsed")
    moment = datetime.fromtimestamp(timegm(value), UTC) if value else None
    return moment if moment and moment.timestamp() else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _same_text(entry: ParsedEntry, theirs: Entry, _: str) -> bool:
    """The content, or a summary that says more than twice as much."""
    texts = _texts(theirs)
    longest = max(map(len, texts), default=0)
    return _folded(entry.html) in (texts or [""]) and len(_folded(entry.html)) * 2 >= longest


def _own_files(entry: ParsedEntry) -> list[tuple[str, str | None]]:
    return [(one.url, one.mime_type) for one in entry.enclosures]


def _joined(url: str, guid: str | None) -> str:
    with suppress(ValueError):
        return urljoin(url, guid or "")
    return ""


def _links(theirs: Entry) -> list[Entry]:
    return [one for one in theirs.get("links", ()) if one.get("rel") == "alternate"]


def _media(theirs: Entry, url: str) -> list[tuple[str, str | None]]:
    player = theirs.get("media_player", {})
    named = [*theirs.get("media_content", ()), {**player, "type": "text/html"}]
    links = ((fields.link(one.get("url"), url), one.get("type")) for one in map(dict, named))
    return [(link, kind) for link, kind in links if link]


def _played(theirs: Entry, url: str) -> list[tuple[str, str | None]]:
    return [file for file in _media(theirs, url) if (file[1] or "").startswith(("audio", "video"))]


def _is_sublist(some: list[tuple[str, str | None]], of: list[tuple[str, str | None]]) -> bool:
    return all(one in of for one in some)


def _words(html: str) -> list[str]:
    return text_of(html.replace("<br>", " ")).split()


Rule = Callable[[ParsedEntry, Entry, str], bool]
SAME: dict[str, Rule] = {
    "title": lambda entry, theirs, _: entry.title == _title(theirs),
    "link": lambda entry, theirs, url: entry.link == fields.link(theirs.get("link"), url),
    "guid": lambda entry, theirs, _: entry.guid == fields.guid(theirs.get("id")),
    "published": lambda entry, theirs, _: entry.published == _moment(theirs, "published"),
    "updated": lambda entry, theirs, _: entry.updated == _moment(theirs, "updated"),
    "author": lambda entry, theirs, _: entry.author == _names(theirs),
    "text": _same_text,
    "files": lambda entry, theirs, url: _own_files(entry) == _files(theirs, url),
}
EXCEPTIONS: dict[str, dict[str, Rule]] = {
    "link": {
        "the page, not an address that counts clicks": (
            lambda entry, theirs, _: (
                entry.link is not None
                and entry.link
                in [fields.link(theirs.get(f"{of}_origlink")) for of in ("feedburner", "pheedo")]
            )
        ),
        "any alternate is better than a guid": (
            lambda entry, theirs, url: (
                theirs.get("link") == theirs.get("id")
                and entry.link is not None
                and entry.link
                in [fields.link(dict.get(one, "href"), url) for one in _links(theirs)]
            )
        ),
        "a guid that is no address is no link": (
            lambda entry, theirs, url: (
                entry.link is None
                and theirs.get("link") == _joined(url, entry.guid)
                and not any("href" in one for one in _links(theirs))
            )
        ),
    },
    "guid": {
        "a guid is opaque": (
            lambda entry, theirs, url: _joined(url, entry.guid) == theirs.get("id")
        ),
    },
    "published": {
        "an only date is the date": (
            lambda entry, theirs, _: (
                _moment(theirs, "published") is None
                and entry.published is not None
                and entry.published in (_moment(theirs, "created"), _moment(theirs, "updated"))
            )
        ),
        "feedparser misreads 2020/1/10 and foreign months": (
            lambda entry, theirs, _: (
                bool(theirs.get("published"))
                and not _COMMON.match(theirs["published"])
                and entry.published is not None
            )
        ),
    },
    "author": {
        "who writes a feed or a source writes its entries": (
            lambda entry, theirs, _: (
                _names(theirs) is None
                and entry.author in (_names(theirs[FEED]), _names(theirs.get("source", {})))
            )
        ),
    },
    "text": {
        "words beside a film are plain text": (
            lambda entry, theirs, _: (
                "media_content" in theirs and _words(entry.html) in map(_words, _texts(theirs))
            )
        ),
        "yandex:full-text is the text": (
            lambda entry, theirs, _: (
                _words(entry.html) == _words(theirs.get("yandex_full-text", "-"))
            )
        ),
    },
    "files": {
        "pictures are shown, Media RSS names files": (
            lambda entry, theirs, url: (
                _is_sublist(_own_files(entry), [*_files(theirs, url), *_media(theirs, url)])
                and all(
                    file in _own_files(entry) or file[0] in [one.url for one in entry.pictures]
                    for file in [*_files(theirs, url), *_played(theirs, url)]
                )
            )
        ),
    },
}
"""What we say otherwise than feedparser, and why."""


def main(folder: Path) -> None:
    paths = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".json"
    ]
    counts: Counter[str] = Counter()
    for path in paths:
        sent = response(path)
        found = dict(reasons(sent, ours(sent)))
        left = [what for what, why in found.items() if why is None]
        counts.update({why for why in found.values() if why})
        counts["the same articles"] += not found
        counts["the same articles, with exceptions"] += not left
        sys.stdout.writelines(f"{path.relative_to(folder)}: {what}\n" for what in left[:4])
    sys.stdout.write(f"\n{len(paths)} documents\n")
    sys.stdout.writelines(f"{count:5} {what}\n" for what, count in counts.most_common())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
