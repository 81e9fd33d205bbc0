"""Subscriptions as OPML 2.0, which every other reader takes."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsreader.cleaning import clean_line
from newsreader.models.feeds import Feed, Subscription


def opml_of(feeds: Iterable[Feed | Subscription], title: str = "newsreader subscriptions") -> str:
    """Folders are nested outlines; a feed in two folders stands in both."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    folders: dict[str, Element] = {"": body}
    for feed in feeds:
        for path in feed.folders or ("",):
            SubElement(_folder(folders, _tidy(path)), "outline", _attributes(feed))
    indent(root)
    return f"{_HEADER}{tostring(root, encoding='unicode')}\n"


_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _folder(folders: dict[str, Element], path: str) -> Element:
    if path not in folders:
        above, _, name = path.rpartition("/")
        name = clean_line(name)
        folders[path] = SubElement(_folder(folders, above), "outline", text=name, title=name)
    return folders[path]


def _tidy(path: str) -> str:
    return "/".join(name for name in path.split("/") if name)


def _attributes(feed: Feed | Subscription) -> dict[str, str]:
    title = clean_line(feed.title or feed.url)
    attributes = {"type": "rss", "text": title, "title": title, "xmlUrl": _line(feed.url)}
    if isinstance(feed, Feed) and feed.site_url:
        attributes["htmlUrl"] = _line(feed.site_url)
    return attributes


def _line(url: str) -> str:
    return clean_line(url, 8192)
