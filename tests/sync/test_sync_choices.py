"""Which feeds are the same, and how much of its articles one brings: tables of cases."""

import pytest
from sync_world import rss

from newsreader.models.fetching import Fetched
from newsreader.models.syncing import Texts
from newsreader.sync.choices import Found, choice_of, distinct
from newsreader.sync.preparing import prepare

LONG = "A long text, word after word. " * 40


def found(url: str, body: bytes, title: str | None = None) -> Found:
    return Found(url, Fetched(url, body), prepare(body, url, None), title)


def titles(*feeds: Found, followed: str = "") -> list[str]:
    return [one.feed.title for one in distinct(feeds, lambda one: one.url == followed)]


def test_the_secure_twin_is_preferred() -> None:
    http, https = found("http://x.example/f", rss("a")), found("https://x.example/f", rss("a"))
    assert distinct([http, https], lambda _: False) == [https]


def test_what_is_followed_is_kept_of_those_that_are_the_same() -> None:
    full = found("https://x.example/full", rss(*"abc", feed="full", text=LONG))
    short = found("https://x.example/short", rss(*"abc", feed="short"))
    assert titles(full, short) == ["full"]
    assert titles(full, short, followed=short.url) == ["short"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("abcdef", "abcdef", True),
        ("abcdefghij", "abcdefghijklmnopqrstuvwxyz", True),
        ("abcde", "abcdx", True),
        ("abcdef", "acegik", False),
        ("abc", "xyz", False),
        ("a", "abcdef", False),
        ("a", "a", True),
        ("", "", False),
        ("", "abc", False),
    ],
)
def test_feeds_are_the_same_when_their_newest_articles_are(
    one: str, other: str, same: bool
) -> None:
    feeds = found("https://x.example/1", rss(*one)), found("https://x.example/2", rss(*other))
    assert (len(distinct(feeds, lambda _: False)) == 1) is same


def test_comments_come_last_and_the_rest_keeps_its_order() -> None:
    assert titles(
        found("https://x.example/comments", rss("c", feed="C")),
        found("https://x.example/b", rss("b", feed="B")),
        found("https://x.example/a", rss("a", feed="A")),
    ) == ["B", "A", "C"]


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        (f"<title>T</title><description>{LONG}</description>", Texts.FULL),
        ("<title>T</title><description>Some words of it …</description>", Texts.EXCERPTS),
        (f"<title>T</title><description>{LONG[:800]} [...]</description>", Texts.EXCERPTS),
        ("<title>T</title><description>Four words and more here</description>", Texts.EXCERPTS),
        ("<title>T</title><link>https://x.example/</link>", Texts.TITLES),
        ("<description>A note, short and whole.</description>", Texts.FULL),
    ],
)
def test_how_much_a_feed_brings_is_told_by_its_usual_article(item: str, texts: Texts) -> None:
    body = f"<rss version='2.0'><channel><title>F</title><item>{item}</item></channel></rss>"
    assert choice_of(found("https://x.example/f", body.encode())).texts is texts


def test_a_feed_without_a_title_is_called_as_its_page_calls_it() -> None:
    body = b"<rss version='2.0'><channel></channel></rss>"
    assert choice_of(found("https://x.example/f", body, "News")).title == "News"
    assert choice_of(found("https://x.example/f", body)).title == "x.example/f"


def test_the_newest_article_is_the_newest_wherever_it_stands() -> None:
    items = "".join(
        f"<item><title>{day}</title><pubDate>{day} Feb 2026 10:00:00 GMT</pubDate></item>"
        for day in (3, 9, 5)
    )
    body = f"<rss version='2.0'><channel><language>de-DE</language>{items}</channel></rss>"
    choice = choice_of(found("https://x.example/f", body.encode()))
    assert (choice.newest, choice.articles, choice.language) == ("9", 3, "de-DE")
    assert choice.newest_at is not None
    assert choice.newest_at.day == 9
