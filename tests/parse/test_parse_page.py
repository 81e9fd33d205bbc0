"""The page of what is read from a feed is true, row by row."""

import re
from pathlib import Path

import pytest
from parse_documents import URL, atom, rss

from newsreader.parse.feed import parse_feed

PAGE = Path(__file__).parents[2] / "docs" / "notes" / "formats.md"
ROW = re.compile(r"\| `(?P<element>.+)` \| (?P<place>[\w' ]+) \| (?P<field>\w+) \|")
ROWS = [row.group("element", "place", "field") for row in ROW.finditer(PAGE.read_text("utf-8"))]
PLACES = {
    "RSS": lambda element, entry: rss(element + entry),
    "RSS's channel": lambda element, entry: rss(entry, element),
    "Atom": lambda element, entry: atom(element + entry),
    "Atom's feed": lambda element, entry: atom(entry, element),
}
ENOUGH = frozenset({"title", "link", "html", "pictures", "enclosures"})
"""An entry needs one of these to be kept."""


def said(document: bytes, field: str) -> object:
    feed = parse_feed(document, URL)
    if hasattr(feed.hints, field):
        return getattr(feed.hints, field)
    return next((getattr(entry, field) for entry in feed.entries), None)


def test_the_page_has_its_rows() -> None:
    assert len(ROWS) > 70


@pytest.mark.parametrize(("element", "place", "field"), ROWS)
def test_the_element_alone_says_something(element: str, place: str, field: str) -> None:
    entry = "" if field in ENOUGH else "<title>t</title>"
    assert said(PLACES[place](element, entry), field)
    assert not said(PLACES[place]("", entry), field)
