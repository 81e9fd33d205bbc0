"""Sites whose feeds follow from the address of a page."""

import pytest

from newsreader.parse.discovery import page_links
from newsreader.parse.platforms import (
    closed_site,
    guessed_feeds,
    looks_like_feed,
    marked_feed,
    platform_feeds,
)

CHANNEL = "UCXuqSBlHAE6Xw-yeJA0Tunw"
VIDEOS = "https://www.youtube.com/feeds/videos.xml"
RULES = {
    f"https://www.youtube.com/channel/{CHANNEL}": [f"{VIDEOS}?channel_id={CHANNEL}"],
    f"https://m.youtube.com/channel/{CHANNEL}/videos": [f"{VIDEOS}?channel_id={CHANNEL}"],
    "https://www.youtube.com/playlist?list=PL590L5WQm": [f"{VIDEOS}?playlist_id=PL590L5WQm"],
    "https://www.youtube.com/watch?v=x&list=PL590L5WQm": [f"{VIDEOS}?playlist_id=PL590L5WQm"],
    "https://www.youtube.com/watch?v=x&list=RDx": [],
    "https://www.youtube.com/user/Google/featured": [f"{VIDEOS}?user=Google"],
    "https://www.youtube.com/@handle": [],
    "https://reddit.com": ["https://www.reddit.com/.rss"],
    "https://old.reddit.com/r/Python/": ["https://www.reddit.com/r/Python/.rss"],
    "https://www.reddit.com/r/a+b/top/?t=week": ["https://www.reddit.com/r/a+b/top/.rss"],
    "https://www.reddit.com/r/Python/comments/1abc/a_title/": [
        "https://www.reddit.com/r/Python/comments/1abc/.rss"
    ],
    "https://www.reddit.com/u/some-one": ["https://www.reddit.com/user/some-one/.rss"],
    "https://github.com/textualize/rich": [
        "https://github.com/textualize/rich/releases.atom",
        "https://github.com/textualize/rich/commits.atom",
        "https://github.com/textualize/rich/tags.atom",
    ],
    "https://github.com/topics/rss": [],
    "https://github.com/torvalds": ["https://github.com/torvalds.atom"],
    "https://gitlab.com/group/sub/project/-/issues": [
        "https://gitlab.com/group/sub/project/-/releases.atom",
        "https://gitlab.com/group/sub/project/-/tags?format=atom",
        "https://gitlab.com/group/sub/project.atom",
    ],
    "https://codeberg.org/forgejo/forgejo/issues": [
        "https://codeberg.org/forgejo/forgejo/releases.rss",
        "https://codeberg.org/forgejo/forgejo.rss",
        "https://codeberg.org/forgejo/forgejo/tags.rss",
    ],
    "https://git.sr.ht/~sircmpwn/aerc": [
        "https://git.sr.ht/~sircmpwn/aerc/refs/rss.xml",
        "https://git.sr.ht/~sircmpwn/aerc/log/rss.xml",
    ],
    "https://medium.com/@writer/a-story-123": ["https://medium.com/feed/@writer"],
    "https://medium.com/tag/python": ["https://medium.com/feed/tag/python"],
    "https://medium.com/netflix-techblog": ["https://medium.com/feed/netflix-techblog"],
    "https://writer.medium.com/about": ["https://writer.medium.com/feed"],
    "https://letters.substack.com/p/a-post?x=1": ["https://letters.substack.com/feed"],
    "https://blog.blogspot.com/2017/02/x.html": [
        "https://blog.blogspot.com/feeds/posts/default",
        "https://blog.blogspot.com/feeds/comments/default",
    ],
    "https://blog.wordpress.com/": [
        "https://blog.wordpress.com/feed/",
        "https://blog.wordpress.com/comments/feed/",
    ],
    "https://www.tumblr.com/blog/view/staff/1": ["https://staff.tumblr.com/rss"],
    "https://staff.tumblr.com/post/1": ["https://staff.tumblr.com/rss"],
    "https://bsky.app/profile/bsky.app": ["https://bsky.app/profile/bsky.app/rss"],
    "https://lobste.rs/": ["https://lobste.rs/rss"],
    "https://lobste.rs/t/python": ["https://lobste.rs/t/python.rss"],
    "https://news.ycombinator.com": ["https://news.ycombinator.com/rss"],
    "https://news.ycombinator.com/item?id=1": [],
    "https://store.steampowered.com/app/4000/Garrys_Mod/": [
        "https://store.steampowered.com/feeds/news/app/4000/"
    ],
    "https://sourceforge.net/projects/sevenzip/files/": [
        "https://sourceforge.net/projects/sevenzip/rss?path=/"
    ],
    "https://arxiv.org/list/cs.CL/recent": ["https://rss.arxiv.org/rss/cs.CL"],
    "https://stackoverflow.com/questions/tagged/rss": ["https://stackoverflow.com/feeds/tag/rss"],
    "https://vimeo.com/channels/staffpicks": ["https://vimeo.com/channels/staffpicks/videos/rss"],
    "https://vimeo.com/123456": [],
    "https://dev.to/ben/a-post": ["https://dev.to/feed/ben"],
    "https://example.org/r/python": [],
    "https://notyoutube.com/user/x": [],
}


@pytest.mark.parametrize("url", RULES)
def test_a_page_of_a_known_site_leads_to_its_feeds(url: str) -> None:
    assert platform_feeds(url) == RULES[url]


@pytest.mark.parametrize(
    "feed",
    [
        *(feed for feeds in RULES.values() for feed in feeds),
        "https://github.com/textualize/rich/commits/main.atom",
        "https://medium.com/feed/tag/python",
        "https://blog.blogspot.com/feeds/posts/default?alt=rss",
        "https://blog.wordpress.com/category/news/feed/",
        "https://sourceforge.net/projects/sevenzip/rss?path=/7-Zip",
    ],
)
def test_a_feed_is_no_page_that_leads_elsewhere(feed: str) -> None:
    assert looks_like_feed(feed) or platform_feeds(feed) == []


@pytest.mark.parametrize(
    ("url", "feeds"),
    [
        ("https://social.example/@rita", ["https://social.example/@rita.rss"]),
        ("http://localhost:3000/@rita/", ["http://localhost:3000/@rita.rss"]),
        ("https://lemmy.example/c/news", ["https://lemmy.example/feeds/c/news.xml?sort=New"]),
        ("https://social.example/about", []),
    ],
)
def test_the_shape_of_an_address_is_a_guess(url: str, feeds: list[str]) -> None:
    assert guessed_feeds(url) == feeds


@pytest.mark.parametrize(
    ("url", "text", "feed"),
    [
        (
            "https://www.youtube.com/watch?v=x",
            f'{{"videoDetails":{{"channelId":"{CHANNEL}"}}}}',
            f"{VIDEOS}?channel_id={CHANNEL}",
        ),
        (
            "https://www.youtube.com/@handle",
            f'{{"channelId":"{"UC" + "x" * 22}"}} {{"externalId":"{CHANNEL}"}}',
            f"{VIDEOS}?channel_id={CHANNEL}",
        ),
        (
            "https://soundcloud.com/somebody",
            '<meta content="soundcloud://users:16730">',
            "https://feeds.soundcloud.com/users/soundcloud:users:16730/sounds.rss",
        ),
        (
            "https://podcasts.apple.com/us/podcast/x/id1",
            r'{"feedUrl":"https:\/\/feeds.example\/a?b=1\u0026c=2"}',
            "https://feeds.example/a?b=1&c=2",
        ),
        ("https://podcasts.apple.com/us/podcast/x/id1", '{"feedUrl":"https:javascript"}', None),
        ("https://example.org/", '{"feedUrl":"https://feeds.example/a"}', None),
        ("https://www.youtube.com/", "", None),
    ],
)
def test_what_a_page_says_in_its_scripts_leads_to_its_feed(
    url: str, text: str, feed: str | None
) -> None:
    assert marked_feed(url, text) == feed
    assert [link.url for link in page_links(text.encode(), url).feeds] == ([feed] if feed else [])


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://x.com/somebody", "X"),
        ("https://www.instagram.com/somebody/", "Instagram"),
        ("https://m.facebook.com/page", "Facebook"),
        ("https://example.com/x.com", None),
        ("https://notx.com/", None),
    ],
)
def test_a_site_without_feeds_is_known_by_name(url: str, name: str | None) -> None:
    assert closed_site(url) == name
