"""Feed documents written down shortly, as in the tables of docs/notes/identity.md."""

import json
import re
import shlex
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

_ENTRY = re.compile(r"(?P<name>\w)(?:\((?P<other>(?:[^()\"]|\"[^\"]*\")*)\))?")
_SITE = "https://x.example"
_KINDS = {"rss": "text/xml", "atom": "text/xml", "json": "application/feed+json"}


@dataclass
class Document:
    """What a publisher serves."""

    kind: str = "rss"
    site: str = f"{_SITE}/"
    entries: list[dict[str, str]] = field(default_factory=list)

    @property
    def content_type(self) -> str:
        return _KINDS[self.kind]

    def body(self) -> bytes:
        match self.kind:
            case "atom":
                text = _atom(self)
            case "json":
                text = json.dumps(_json(self))
            case _:
                text = _rss(self)
        return text.encode()


def document(words: str) -> Document:
    """`atom site=/news A B(guid=- title="Better")`; `empty` has no entry."""
    made = Document()
    rest = words
    while found := re.match(r"(empty|rss|atom|json|site=\S+)(\s+|$)", rest):
        option, value = found[1].partition("=")[::2]
        made.kind = option if option in _KINDS else made.kind
        made.site = _address(value) if value else made.site
        rest = rest[found.end() :]
    while rest:
        entry = _ENTRY.match(rest)
        assert entry, f"{rest!r} is no entry"
        made.entries.append(_entry(entry["name"], entry["other"] or ""))
        rest = rest[entry.end() :].lstrip()
    return made


def _entry(name: str, other: str) -> dict[str, str]:
    minutes = ord(name) % 60
    fields = {
        "guid": name,
        "link": f"/{name}",
        "title": f"Title {name}",
        "date": f"10:{minutes:02}",
        "text": f"The text of {name}.",
    }
    for word in shlex.split(other):
        key, _, value = word.partition("=")
        fields[key] = value
    fields = {key: value for key, value in fields.items() if value != "-"}
    if "link" in fields:
        fields["link"] = _address(fields["link"])
    return fields


def _address(words: str) -> str:
    return _SITE + words if words.startswith("/") else words


def _when(entry: dict[str, str]) -> datetime | None:
    if "date" not in entry:
        return None
    hour, minute = map(int, entry["date"].split(":"))
    return datetime(2026, 2, 10, hour, minute, tzinfo=UTC)


def _rss(feed: Document) -> str:
    items = "".join(f"<item>{_rss_fields(entry)}</item>" for entry in feed.entries)
    return (
        '<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
        f"<title>Feed</title><link>{escape(feed.site)}</link>{items}</channel></rss>"
    )


def _rss_fields(entry: dict[str, str]) -> str:
    when = _when(entry)
    permalink = "true" if entry.get("permalink") else "false"
    fields = {
        "title": entry.get("title"),
        "link": entry.get("link"),
        "pubDate": when and f"{when:%a, %d %b %Y %H:%M:%S} +0000",
        "description": entry.get("text"),
        "slash:comments": entry.get("comments"),
    }
    guid = entry.get("guid")
    first = f'<guid isPermaLink="{permalink}">{escape(guid)}</guid>' if guid else ""
    return first + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v)


def _atom(feed: Document) -> str:
    entries = "".join(f"<entry>{_atom_fields(entry)}</entry>" for entry in feed.entries)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title>'
        f'<link href="{escape(feed.site)}"/>{entries}</feed>'
    )


def _atom_fields(entry: dict[str, str]) -> str:
    when = _when(entry)
    fields = {
        "id": entry.get("guid"),
        "title": entry.get("title"),
        "published": when and when.isoformat(),
    }
    link = f'<link href="{escape(entry["link"])}"/>' if "link" in entry else ""
    text = f'<content type="html">{escape(entry.get("text", ""))}</content>'
    return link + text + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v)


def _json(feed: Document) -> dict[str, object]:
    names = {"id": "guid", "url": "link", "title": "title", "content_html": "text"}
    items = []
    for entry in feed.entries:
        item = {name: entry[own] for name, own in names.items() if own in entry}
        when = _when(entry)
        items.append(item | ({"date_published": when.isoformat()} if when else {}))
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Feed",
        "home_page_url": feed.site,
        "items": items,
    }
