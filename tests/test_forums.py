"""Where a discussion can be read, by addresses."""

import pytest

from newsreader.forums import Forum, Site, forum_of

HN = "https://news.ycombinator.com/item?id=8863"
TOOT = "https://social.example/@ada/112233445566"


@pytest.mark.parametrize(
    ("url", "site", "ask"),
    [
        (HN, Site.HACKER_NEWS, "https://hn.algolia.com/api/v1/items/8863"),
        ("https://lobste.rs/s/abc123", Site.LOBSTERS, "https://lobste.rs/s/abc123.json"),
        ("https://lobste.rs/s/abc123/a_title", Site.LOBSTERS, "https://lobste.rs/s/abc123.json"),
        (
            "https://old.reddit.com/r/python/comments/1abc2d/a_title/",
            Site.REDDIT,
            "https://www.reddit.com/comments/1abc2d.json?raw_json=1&limit=500",
        ),
        *[
            (url, Site.REDDIT, "https://www.reddit.com/comments/1abc2d.json?raw_json=1&limit=500")
            for url in (
                "https://redd.it/1abc2d",
                "https://np.reddit.com/comments/1abc2d",
                "https://www.reddit.com/user/ada/comments/1abc2d/a_title/",
                "https://www.reddit.com/r/pics/comments/1abc2d/a_title/kx1y2z3/",
                "https://www.reddit.com/gallery/1abc2d",
            )
        ],
        (
            TOOT,
            Site.MASTODON,
            "https://social.example/api/v1/statuses/112233445566/context",
        ),
        (
            "https://social.example/users/ada/statuses/112233445566",
            Site.MASTODON,
            "https://social.example/api/v1/statuses/112233445566/context",
        ),
    ],
)
def test_a_forum_is_known_by_its_addresses(url: str, site: Site, ask: str) -> None:
    assert forum_of(url, None, None) == Forum(site, ask, url)
    assert forum_of(None, url, None) == Forum(site, ask, url)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.ycombinator.com/news",
        "https://news.ycombinator.com/item?id=x/../1",
        "https://lobste.rs/t/python",
        "https://www.reddit.com/r/python/",
        "https://blog.example/@ada/how-to-write",
        "https://blog.example/1#comments",
    ],
)
def test_other_addresses_are_no_forum(url: str) -> None:
    assert forum_of(url, url, None) is None


def test_a_feed_of_comments_is_asked_where_nothing_better_is_known() -> None:
    feed = "https://blog.example/1/feed"

    assert forum_of("https://blog.example/1#c", "https://blog.example/1", feed) == Forum(
        Site.FEED, feed, "https://blog.example/1#c"
    )
    assert forum_of(HN, None, feed) == Forum(
        Site.HACKER_NEWS, "https://hn.algolia.com/api/v1/items/8863", HN
    )


def test_the_discussion_of_a_link_comes_before_that_of_what_it_links_to() -> None:
    found = forum_of(HN, TOOT, None)

    assert found is not None
    assert found.site is Site.HACKER_NEWS
