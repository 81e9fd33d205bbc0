"""Where an entry is discussed, and how much."""

import pytest
from parse_documents import atom, only, rss


@pytest.mark.parametrize(
    ("body", "url", "number"),
    [
        (
            rss(
                "<title>t</title><comments>http://e.org/c</comments><slash:comments>0</slash:comments>"
            ),
            "http://e.org/c",
            0,
        ),
        (atom("<title>t</title><thr:total>7</thr:total>"), None, 7),
        (
            atom('<title>t</title><link rel="replies" type="text/html" href="/c" thr:count="3"/>'),
            "https://example.org/c",
            3,
        ),
        (rss("<title>t</title>"), None, None),
    ],
)
def test_comments_have_an_address_and_a_number(
    body: bytes, url: str | None, number: int | None
) -> None:
    entry = only(body)
    assert (entry.comments_url, entry.comments_count) == (url, number)


@pytest.mark.parametrize(
    ("body", "page", "feed"),
    [
        (
            rss("<title>t</title><wfw:commentRss>/c/feed</wfw:commentRss>"),
            None,
            "https://example.org/c/feed",
        ),
        (
            rss("<title>t</title><wfw:commentRSS>http://e.org/c</wfw:commentRSS>"),
            None,
            "http://e.org/c",
        ),
        (
            atom(
                '<title>t</title><link rel="replies" type="application/atom+xml" href="/f"/>'
                '<link rel="replies" type="text/html" href="/c"/>'
            ),
            "https://example.org/c",
            "https://example.org/f",
        ),
        (
            rss(
                '<title>t</title><podcast:socialInteract protocol="activitypub" '
                'uri="https://social.org/@ada/1"/>'
            ),
            "https://social.org/@ada/1",
            None,
        ),
        (rss("<title>t</title><wfw:commentRss>javascript:x</wfw:commentRss>"), None, None),
    ],
)
def test_a_discussion_has_a_page_and_a_feed(
    body: bytes, page: str | None, feed: str | None
) -> None:
    entry = only(body)
    assert (entry.comments_url, entry.comments_feed) == (page, feed)
