"""Feeds that a page offers."""

import pytest

from newsreader.models.parsed import FeedLink
from newsreader.parse.discovery import common_paths, feed_links

URL = "https://example.org/blog/post"


def found(html: str) -> list[str]:
    return [link.url for link in feed_links(html.encode(), URL)]


def test_a_declared_feed_comes_with_title_and_kind() -> None:
    html = b'<link rel="Alternate" type="application/rss+xml" title="A &amp; B" href="/rss">'
    assert feed_links(html, URL) == [FeedLink("https://example.org/rss", "A & B", "rss")]


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
        ("<![bad[ <link rel=feed href=/f>", []),
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


def test_at_most_twenty_feeds_are_offered() -> None:
    assert len(found("".join(f"<link rel=feed href='/{n}'>" for n in range(10_000)))) == 20


def test_common_paths_begin_in_the_pages_folder() -> None:
    paths = common_paths("https://example.org/blog/?page=2#top")
    assert paths[0] == "https://example.org/blog/feed"
    assert "https://example.org/rss.xml" in paths
    assert paths.index("https://example.org/feed") > paths.index("https://example.org/blog/rss")


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/"])
def test_common_paths_of_a_site_are_at_its_root(url: str) -> None:
    assert all(path.startswith("https://example.org/") for path in common_paths(url))
    assert len(set(common_paths(url))) == len(common_paths(url))
