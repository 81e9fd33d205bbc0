"""Feeds that a page offers."""

from pathlib import Path

import pytest

from cost import cheap
from newsreader.models.parsed import FeedLink
from newsreader.parse.discovery import about_comments, common_paths, needs_scripts, page_links
from newsreader.parse.kinds import feed_kind

URL = "https://example.org/blog/post"


def found(html: str) -> list[str]:
    return [link.url for link in page_links(html.encode(), URL).feeds]


def test_a_declared_feed_comes_with_title_and_kind() -> None:
    html = b'<link rel="Alternate" type="application/rss+xml" title="A &amp; B" href="/rss">'
    assert page_links(html, URL).feeds == [FeedLink("https://example.org/rss", "A & B", "rss")]


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ("<link rel=alternate type=application/atom+xml href=f>", ["https://example.org/blog/f"]),
        ("<link rel='feed' href='/f'>", ["https://example.org/f"]),
        ("<link rel='alternate' hreflang='de' href='/de'>", []),
        ("<link rel='stylesheet' type='text/css' href='/x.css'>", []),
        (
            "<base href='https://cdn.org/x/'><link rel=alternate type=application/rss+xml href=f>",
            ["https://cdn.org/x/f"],
        ),
        ("<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>", []),
        ("<link rel=alternate type=application/rss+xml href='javascript:x'>", []),
        (f"<link rel=alternate type=application/rss+xml href='{URL}'>", []),
        ("<link rel=alternate type=application/json href='/wp-json/wp/v2/posts/1'>", []),
        ("<a href='/feed/'>RSS</a> <a href='/about'>About</a>", ["https://example.org/feed/"]),
        ("<![bad[ <link rel=feed href=/f>", ["https://example.org/f"]),
    ],
)
def test_feed_links_are_web_addresses_that_the_page_names(html: str, urls: list[str]) -> None:
    assert found(html) == urls


def test_declared_feeds_come_before_linked_ones_and_comments_last() -> None:
    assert found(
        "<a href='/index.xml'>feed</a>"
        "<link rel=alternate type=application/rss+xml href='/comments/feed/'>"
        "<link rel=alternate type=application/rss+xml href='/feed/'>"
    ) == [
        "https://example.org/feed/",
        "https://example.org/index.xml",
        "https://example.org/comments/feed/",
    ]


def test_at_most_two_hundred_feeds_are_offered() -> None:
    assert len(found("".join(f"<link rel=feed href='/{n}'>" for n in range(10_000)))) == 200


def test_common_paths_begin_in_the_pages_folder() -> None:
    paths = common_paths("https://example.org/blog/?page=2#top")
    assert paths[0] == "https://example.org/blog/feed"
    assert "https://example.org/rss.xml" in paths
    assert paths.index("https://example.org/feed") > paths.index("https://example.org/blog/rss")


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/"])
def test_common_paths_of_a_site_are_at_its_root(url: str) -> None:
    assert all(path.startswith("https://example.org/") for path in common_paths(url))
    assert len(set(common_paths(url))) == len(common_paths(url))


@pytest.mark.parametrize(
    ("anchor", "is_offered"),
    [
        ("<a href=/rss2.xml>x</a>", True),
        ("<a href='/?feed=rss2'>x</a>", True),
        ("<a href='https://feeds.example.com/x'>x</a>", True),
        ("<a href=/subscribe>Our RSS feeds</a>", True),
        ("<a href=/subscribe class='icon-rss'></a>", True),
        ("<a href=/subscribe class='embossrsst'></a>", False),
        ("<a href='https://other.example/subscribe'>RSS</a>", False),
        ("<a href='https://www.facebook.com/dialog/feed'>share</a>", False),
        ("<a href=/feedback>Feedback</a>", False),
    ],
)
def test_a_link_is_offered_when_it_looks_like_a_feed(anchor: str, is_offered: bool) -> None:
    assert bool(found(anchor)) is is_offered


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <link rel=feed href=/f> -->",
        "<script>'<link rel=feed href=/f>'</script>",
        "<style><link rel=feed href=/f></style>",
        "<textarea><link rel=feed href=/f></textarea>",
    ],
)
def test_what_is_no_markup_offers_nothing(html: str) -> None:
    assert found(html) == []
    assert found(f"{html}<link rel=feed href=/g>") == ["https://example.org/g"]


@pytest.mark.parametrize(
    "html",
    [
        "<link title='a > b' rel=feed href=/f>",
        "<link title='1 < 2' rel=feed href=/f>",
        "<LINK REL=FEED HREF=/f/>",
        "<link rel=feed href=' /f '>",
        "<link\nrel = 'feed'\nhref = '/f'\n/>",
        "<link rel=feed rel=next href=/f href=/g>",
    ],
)
def test_markup_is_read_as_browsers_read_it(html: str) -> None:
    assert found(html)[0].startswith("https://example.org/f")


def test_the_link_header_names_feeds_too() -> None:
    header = (
        '</wp-json/>; rel="https://api.w.org/", </f>; rel=alternate; type="application/rss+xml"; '
        'title="A, B", <https://example.org/c>; rel="canonical"'
    )
    links = page_links(b"", URL, None, header)
    assert links.feeds == [FeedLink("https://example.org/f", "A, B", "rss")]
    assert links.canonical == "https://example.org/c"


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("0; url=/new", "https://example.org/new"),
        ("0;URL='https://new.example/'", "https://new.example/"),
        ("5, /new", "https://example.org/new"),
        ("300; url=/new", None),
        ("30", None),
        (f"0; url={URL}", None),
        ("0; url=javascript:x", None),
    ],
)
def test_a_page_may_send_the_browser_on(content: str, url: str | None) -> None:
    html = f'<meta http-equiv="Refresh" content="{content}">'
    assert page_links(html.encode(), URL).refresh == url


def test_a_page_that_asks_for_a_password_is_known() -> None:
    assert page_links(b"<input type=Password>", URL).login
    assert not page_links(b"<input type=text>", URL).login


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        (b"<html><div id=app></div><script>go()</script></html>", True),
        (b"<html><p>" + b"word " * 100 + b"</p><script>go()</script></html>", False),
        (b"<html><p>Hello</p></html>", False),
    ],
)
def test_a_page_without_words_is_made_by_its_scripts(html: bytes, needed: bool) -> None:
    assert needs_scripts(html) is needed


@pytest.mark.parametrize(
    ("words", "is_about"),
    [
        ("https://x.example/comments/feed/", True),
        ("https://x.example/?feed=comments-rss2", True),
        ("Comments on: A story", True),
        ("Kommentare zu Blog", True),
        ("https://commentary.example/feed", False),
        ("https://x.example/feed Recommended", False),
    ],
)
def test_feeds_of_comments_are_told_from_those_of_articles(words: str, is_about: bool) -> None:
    assert about_comments(words) is is_about


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<a '<", "<!--", "<a a=", '<a "<"<', "<script>"])
def test_a_hostile_page_is_read_in_no_time(piece: str) -> None:
    page = (piece * (1_000_000 // len(piece))).encode()
    cheap(3, lambda: page_links(page, URL))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<?xml version='1.0'?><!-- feed --><rss version='2.0'>", "RSS"),
        (b"<rdf:RDF xmlns:rdf='x'>", "RSS"),
        (b"\n<feed xmlns='http://www.w3.org/2005/Atom'>", "Atom"),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", "Atom"),
        (b' {"version": "https://jsonfeed.org/version/1.1"}', "JSON Feed"),
        ("<feed>".encode("utf-16"), "Atom"),
    ],
)
def test_the_kind_of_a_feed_is_told_by_its_beginning(body: bytes, kind: str) -> None:
    assert feed_kind(body) == kind


PAGES = Path(__file__).parents[3] / "shared" / "corpus" / "pages"
OFFERED = {
    "002": "https://hacks.mozilla.org/feed/",
    "ars-1": "http://feeds.arstechnica.com/arstechnica/index/",
    "article-author-tag": "https://www.atlasobscura.com/feeds/latest",
    "blogger": "http://siliconexposed.blogspot.com/feeds/posts/default",
    "breitbart": "http://feeds.feedburner.com/breitbart",
    "citylab-1": "https://example.org/feeds/posts/",
    "daringfireball-1": "https://example.org/feeds/main",
    "ebb-org": "http://ebb.org/bkuhn/rss.xml",
    "ehow-1": "http://www.ehow.com/feed/ehow-crafts.rss",
    "engadget": "https://www.engadget.com/rss.xml",
    "iab-1": "http://www.iab.com/feed/",
    "lifehacker-post-comment-load": "http://feeds.gawker.com/lifehacker/full",
    "seattletimes-1": "https://www.seattletimes.com/feed/",
    "theverge": "https://example.org/rss/index.xml",
    "toc-missing": "https://hakibenita.com/feeds/all.atom.xml",
    "wikia": "http://fandom.wikia.com/feed",
}


@pytest.mark.parametrize("name", OFFERED)
def test_real_pages_offer_their_feeds_the_best_first(name: str) -> None:
    page = PAGES / name / "source.html"
    if not page.exists():
        pytest.skip("the corpus is not here")
    feeds = page_links(page.read_bytes(), URL).feeds
    assert feeds[0].url == OFFERED[name]
    comments = [about_comments(f"{feed.url} {feed.title}") for feed in feeds]
    assert comments == sorted(comments)
