"""The quick reader remembers what feedparser would, to the last field, whatever it reads."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from parse_judge import URL, judged, quickly, texts, typed

import newsreader.demo
from cost import cheap
from newsreader.parse.fields import MAX_ENTRIES
from newsreader.parse.xmlreader import read_with_feedparser

SHARED = Path(__file__).parents[2].parent / "shared"
DEMO = Path(newsreader.demo.__file__).parent / "feeds"
OTHERS = {
    "the corpus": SHARED / "corpus" / "feeds",
    "the faults": SHARED / "faults" / "feeds",
    "feedparser's tests": Path(os.environ.get("NEWSREADER_FEEDPARSER_TESTS", "nowhere")),
}


def lines_of(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text("utf-8").splitlines()


TOO_SLOW = {"many-attributes.xml"}
"""feedparser's own way takes seconds for 20,000 attributes."""
ROOTS = lines_of("parse_roots.txt")
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:a10="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:x="http://example.org/x" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:cc="http://web.resource.org/cc/" '
    'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:geo="http://www.georss.org/georss" '
    'xmlns:s="http://www.w3.org/2000/svg" xmlns:podcast="https://podcastindex.org/namespace/1.0" '
)
RSS = f'<rss version="2.0" {NAMESPACES}><channel><title>Feed</title>'
RDF = f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {NAMESPACES}><channel rdf:about="u"><title>Feed'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES}><title>Feed</title>'
ATOM_03 = f'<feed version="0.3" xmlns="http://purl.org/atom/ns#" {NAMESPACES}><title>F</title>'
KINDS = {
    "RSS": (f"{RSS}<item>", "</item></channel></rss>"),
    "RSS's channel": (f"{RSS}<item><title>t</title></item>", "</channel></rss>"),
    "RDF": (f'{RDF}</title></channel><item rdf:about="http://e.org/1">', "</item></rdf:RDF>"),
    "Atom": (f"{ATOM}<entry>", "</entry></feed>"),
    "Atom's feed": (f"{ATOM}<entry><id>1</id></entry>", "</feed>"),
    "Atom 0.3": (f"{ATOM_03}<entry>", "</entry></feed>"),
    "no namespaces": ("<rss><channel><item>", "</item></channel></rss>"),
    "an unknown namespace": ('<feed xmlns="http://e.org/x"><entry>', "</entry></feed>"),
}
FRAGMENTS = lines_of("parse_fragments.txt")
"""Pieces of entries and of feeds; with one of the last four a document is not well-formed."""


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_every_element_is_read_as_feedparser_reads_it(fragment: str) -> None:
    for head, tail in KINDS.values():
        assert quickly(head + fragment + tail) == judged(head + fragment + tail)


@pytest.mark.parametrize("document", ROOTS)
def test_every_root_is_read_as_feedparser_reads_it(document: str) -> None:
    for url in (
        "http://e.org/a/b",
        "HTTP://E.org/feed?",
        "http://e.org/x/../y;#",
        "foo:bar",
        "http://[",
        "",
    ):
        assert quickly(document, url) == judged(document, url)


@pytest.mark.parametrize(
    ("value", "count"), [("a", 201), ("a", 199), ("http://e.org/", 250)], ids=str
)
def test_hundreds_of_attributes_are_cut(value: str, count: int) -> None:
    attributes = " ".join(f'a{number}="{value}"' for number in range(count))
    raw = read_with_feedparser(
        f"<rss><channel><item><x {attributes}/></item></channel></rss>", "http://e.org/"
    )
    assert raw.well_formed
    assert len(raw.entries[0]["x"]) == min(count, 200)


def test_the_entries_beyond_the_limit_are_left_out() -> None:
    items = "".join(f"<item><guid>{number}</guid></item>" for number in range(MAX_ENTRIES + 5))
    document = f"<rss><channel>{items}<title>t</title></channel></rss>"
    assert quickly(document) == judged(document)


def test_a_document_type_is_not_read_strictly() -> None:
    raw = read_with_feedparser(
        '<!DOCTYPE rss [<!ENTITY e "x">]><rss><channel><title>&e;</title></channel></rss>', ""
    )
    assert not raw.well_formed


def test_depth_costs_no_stack() -> None:
    nested = "<rss><channel><item>" + "<x>" * 20_000 + "</x>" * 20_000 + "</item></channel></rss>"
    assert read_with_feedparser(nested, "http://e.org/").well_formed


@pytest.mark.parametrize(
    ("element", "strictly"),
    [
        ("<category>{}</category>", True),
        ('<x{0}:a xmlns:x{0}="http://e.org/{0}">t</x{0}:a>', False),
        ('<a xmlns="http://e.org/{}">t</a>', True),
        ("<e{}/>", True),
    ],
)
def test_ten_thousand_of_anything_are_read_in_time(element: str, strictly: bool) -> None:
    elements = "".join(map(element.format, range(10_000)))
    text = f"<rss><channel><item>{elements}</item></channel></rss>"
    raw = cheap(2, lambda: read_with_feedparser(text, "http://e.org/"))
    assert (len(raw.entries), raw.well_formed) == (1, strictly)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in texts(DEMO)])
def test_a_bundled_feed_is_read_as_feedparser_reads_it(text: str) -> None:
    said, raw = judged(text), read_with_feedparser(text, URL)
    assert quickly(text) == said
    assert typed([raw.version, raw.feed, raw.entries]) == [
        said["version"],
        said["feeddata"],
        said["entries"],
    ]


@pytest.mark.parametrize("folder", [pytest.param(path, id=name) for name, path in OTHERS.items()])
def test_a_collection_is_read_as_feedparser_reads_it(folder: Path) -> None:
    if not folder.exists():
        pytest.skip(f"{folder} is not here")
    read = ((name, text) for name, text in texts(folder) if name not in TOO_SLOW)
    differing = [name for name, text in read if quickly(text) != judged(text)]
    assert not differing


WHOLE = FRAGMENTS[:-4]
OPENING = lines_of("parse_openings.txt")
WORDS = ["a", " ", "\n", "&amp;", "&lt;b&gt;", "Ã©", "\x92", "日本", "e.org/a", "<![CDATA[<]]>"]
STEPS = st.one_of(
    st.sampled_from(OPENING),
    st.sampled_from(OPENING),
    st.sampled_from(WORDS),
    st.sampled_from(WHOLE),
    st.just("</>"),
    st.just("</>"),
)


def grown(kind: str, steps: list[str]) -> str:
    """A well-formed document: `</>` ends the element that was opened last."""
    head, tail = KINDS[kind]
    pieces, names = [head], list[str]()
    for step in steps:
        if step == "</>":
            pieces += [f"</{names.pop()}>"] if names else []
        else:
            pieces.append(step)
            names += [step[1:-1].split()[0]] if step in OPENING else []
    return "".join([*pieces, *(f"</{name}>" for name in reversed(names)), tail])


@settings(deadline=None, max_examples=250)
@given(st.sampled_from(sorted(KINDS)), st.lists(STEPS, max_size=25))
@example("Atom", ["<content type='xhtml'>", "<div>", "a", "</>", "</>", "<title>", "b", "</>"])
def test_any_document_is_read_as_feedparser_reads_it(kind: str, steps: list[str]) -> None:
    document = grown(kind, steps)
    assert quickly(document) == judged(document)
