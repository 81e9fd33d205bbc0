"""What is read directly is the feed that feedparser's dictionaries make, field by field."""

import os
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse_judge import URL, feed_judged, texts
from test_parse_quick import DEMO, FRAGMENTS, KINDS, ROOTS, SHARED, STEPS, grown, lines_of

from cost import cheap
from newsreader.models.parsed import ParsedFeed
from newsreader.parse.direct.names import Declined
from newsreader.parse.direct.wire import read_directly
from newsreader.parse.fields import MAX_ENTRIES
from newsreader.parse.xmlfeed import feed_of
from newsreader.parse.xmlreader import read_with_feedparser, read_xml

DECLINED = "declined"
MOST_DECLINED = {
    "the corpus": (SHARED / "corpus" / "feeds", 0.08),
    "the faults": (SHARED / "faults" / "feeds", 0.2),
    "feedparser's tests": (
        Path(os.environ.get("NEWSREADER_FEEDPARSER_TESTS", "nowhere")) / "wellformed",
        0.4,
    ),
}
TOO_SLOW = {"many-attributes.xml"}
"""feedparser's own way takes seconds for 20,000 attributes."""
PIECES = lines_of("parse_direct.txt")
"""What many feeds say, in many ways."""
AGAIN = {
    "RSS": "</item><item>",
    "RDF": "</item><item rdf:about='http://e.org/2'>",
    "Atom": "</entry><entry xml:lang='fr' xml:base='/sub/'>",
    "Atom 0.3": "</entry><entry>",
}


def directly(text: str, url: str = URL) -> ParsedFeed | str | None:
    try:
        return feed_of(read_directly(text, url), url)
    except (Declined, ExpatError):
        return DECLINED


def agrees(text: str, url: str = URL) -> bool:
    said = directly(text, url)
    return said == DECLINED or said == feed_judged(text, url)


@pytest.mark.parametrize("fragment", FRAGMENTS + PIECES)
def test_every_element_says_what_it_says_to_feedparser(fragment: str) -> None:
    for head, tail in KINDS.values():
        assert agrees(head + fragment + tail)
        assert agrees(f"{head}<guid>g</guid>{fragment}{tail}")


@pytest.mark.parametrize("piece", PIECES)
def test_what_many_feeds_say_is_read_directly(piece: str) -> None:
    head, tail = KINDS["RSS"]
    assert directly(f"{head}<guid>g</guid>{piece}{tail}") != DECLINED


def test_a_drawing_in_a_text_is_read_directly() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xl="http://www.w3.org/1999/xlink" x="1">'
    drawing = f'{svg}<title>t</title><svg/><a xl:href="b"/></svg><p>after</p>'
    item = f"<guid>g</guid><description>{drawing}</description>"
    text = f"<rss><channel><item>{item}</item></channel></rss>"
    assert directly(text) == feed_judged(text)
    assert directly(text.replace("after", "<title/>")) == DECLINED


@pytest.mark.parametrize("document", ROOTS)
@pytest.mark.parametrize(
    "url", ["http://e.org/a/b", "HTTP://E.org/feed?", "foo:bar", "http://[", ""]
)
def test_every_root_says_what_it_says_to_feedparser(document: str, url: str) -> None:
    assert agrees(document, url)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in texts(DEMO)])
def test_a_bundled_feed_is_read_directly(text: str) -> None:
    assert directly(text) == feed_judged(text)


@pytest.mark.parametrize("of", MOST_DECLINED)
def test_most_of_a_collection_is_read_directly(of: str) -> None:
    folder, share = MOST_DECLINED[of]
    if not folder.exists():
        pytest.skip(f"{folder} is not here")
    read = {name: text for name, text in texts(folder) if name not in TOO_SLOW}
    said = {name: directly(text) for name, text in read.items()}
    direct = [name for name, feed in said.items() if feed != DECLINED]
    judged = {name: feed_of(read_with_feedparser(read[name], URL), URL) for name in direct}
    assert [name for name in direct if said[name] != judged[name]] == []
    assert len(read) - len(direct) <= share * len(read)


def readable(kind: str) -> list[str]:
    head, tail = KINDS[kind]
    pieces = [
        piece
        for piece in FRAGMENTS + PIECES
        if directly(f"{head}<guid>g</guid>{piece}{tail}") != DECLINED
    ]
    return pieces + [AGAIN[kind]] * 6 if kind in AGAIN else pieces


READABLE = {kind: readable(kind) for kind in KINDS}


@st.composite
def document(draw: Any) -> str:
    kind = draw(st.sampled_from(sorted(KINDS)))
    head, tail = KINDS[kind]
    pieces = draw(st.lists(st.sampled_from(READABLE[kind]), max_size=8))
    return "".join([head, *pieces, tail])


@settings(deadline=None, max_examples=400)
@given(document())
def test_elements_in_any_order_say_what_they_say_to_feedparser(text: str) -> None:
    assert agrees(text)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(KINDS)), st.lists(STEPS, max_size=12))
def test_any_document_says_what_it_says_to_feedparser(kind: str, steps: list[str]) -> None:
    assert agrees(grown(kind, steps))


def test_the_entries_beyond_the_limit_are_left_out() -> None:
    items = "".join(f"<item><guid>{number}</guid></item>" for number in range(MAX_ENTRIES + 5))
    text = f"<rss><channel>{items}<title>t</title></channel></rss>"
    said = directly(text)
    assert isinstance(said, ParsedFeed)
    assert (len(said.entries), said.title) == (MAX_ENTRIES, "")
    assert said == feed_judged(text)


@pytest.mark.parametrize(
    "element",
    ["<category>{}</category>", '<x a{0}="b">t</x>', '<a xmlns="http://e.org/{}">t</a>', "<e{}/>"],
)
def test_ten_thousand_of_anything_are_read_in_time(element: str) -> None:
    elements = "".join(map(element.format, range(10_000)))
    text = f"<rss><channel><item><guid>g</guid>{elements}</item></channel></rss>"
    raw = cheap(2, lambda: read_xml(text, URL))
    assert len(raw.entries) == 1
