"""Feeds that bring only summaries: their articles' pages are asked for the full texts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sync_world import World, rss

from newsreader.models.access import Access
from newsreader.models.articles import Article
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched, Outcome, Request
from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import TextsFetched
from newsreader.page.changes import lines_between
from newsreader.page.diffing import Fate
from newsreader.sync.flow import sync

FEED = "https://x.example/feed"
TEXT = "".join(
    f"<p>{sentence} It was the {number}. day, and the harbour master wrote everything down.</p>"
    for number, sentence in enumerate(
        (
            "The ferry left the old pier at dawn with eleven people on board.",
            "Divers had brought up the stones in autumn, one by one, and nobody was hurt.",
            "The council wants to look at the figures of the first winter in spring.",
            "A zeppelin was seen above the town, but that is another story for another day.",
            "Tickets are sold in the wooden house where the customs officers once sat.",
            "Whoever wants to sit outside will find a bench, and no roof at all above it.",
        ),
        1,
    )
)


def page(text: str = TEXT) -> bytes:
    nav = "<nav><a href=/1>News</a> <a href=/2>Sport</a></nav>"
    return f"<html><body>{nav}<article><h1>b</h1>{text}</article></body></html>".encode()


def html(url: str, body: bytes | None = None) -> Fetched:
    return Fetched(url, page() if body is None else body, "text/html; charset=utf-8")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.texts = 10
        world.library.subscribe(Subscription(FEED))
        world.answers[FEED] = Fetched(FEED, rss("a", "b"), "text/xml")
        for title in "ab":
            world.answers[f"https://x.example/{title}"] = html(f"https://x.example/{title}")
        yield world


async def synced(world: World) -> int:
    """How many full texts it kept."""
    said = [event async for event in sync(world.parts, force=True)]
    return max((event.kept for event in said if isinstance(event, TextsFetched)), default=0)


def articles(world: World, query: str = "") -> list[Article]:
    ids = world.library.snapshot(SearchScope(query or "feed:feed"))
    found = [world.library.article(id_) for id_ in ids]
    return [article for article in found if article]


def asked(world: World) -> list[str]:
    return [url for url in world.asked if url != FEED]


async def test_the_page_is_read_where_the_feed_has_only_a_summary(world: World) -> None:
    assert await synced(world) == 2
    for article in articles(world):
        assert article.full
        assert "harbour master" in article.text
        assert "Sport" not in article.text
        assert article.words > 100
        own = world.library.article(article.id, own=True)
        assert own is not None
        assert own.text == "Some text."


async def test_the_text_of_the_page_is_found_and_so_is_the_feeds(world: World) -> None:
    await synced(world)
    assert len(articles(world, "zeppelin")) == 2
    assert len(articles(world, "some text")) == 2
    assert world.library.snippets(
        [articles(world)[0].id], lambda text: [(text.index("zeppelin"), text.index("zeppelin") + 8)]
    )


async def test_an_edit_in_the_feed_leaves_the_full_text_and_the_index_true(world: World) -> None:
    await synced(world)
    before = articles(world)[0].words
    world.answers[FEED] = Fetched(FEED, rss("a", "b", text="Another summary."), "text/xml")
    await synced(world)
    found = articles(world)
    assert [article.words for article in found] == [before, before]
    assert all(article.full for article in found)
    assert len(articles(world, "zeppelin")) == 2
    assert len(articles(world, "another summary")) == 2
    assert articles(world, "text:some") == []


async def edited(world: World, text: str) -> list[Article]:
    """An hour later their feed tells of an edit, and their pages are these."""
    world.now += timedelta(hours=1)
    world.answers[FEED] = Fetched(FEED, rss("a", "b", text="Another summary."), "text/xml")
    for title in "ab":
        world.answers[f"https://x.example/{title}"] = html(f"https://x.example/{title}", page(text))
    world.requests.clear()
    await synced(world)
    return articles(world)


async def test_an_edit_in_the_feed_has_the_page_asked_again_and_its_change_kept(
    world: World,
) -> None:
    await synced(world)
    for article in await edited(world, TEXT.replace("eleven people", "twelve people")):
        assert "twelve people" in article.text
        assert article.revisions == 2
        first, feed, now = world.library.revisions.of(article.id)
        assert (first.text, feed.text, now.text) == ("Some text.", *["Another summary."] * 2)
        assert "eleven people" in first.page == feed.page
        assert "twelve people" in now.page
        lines = lines_between(feed, now)
        assert [piece.text for line in lines for piece in line if piece.fate is Fate.GONE] == [
            "eleven"
        ]
    world.requests.clear()
    await synced(world)
    assert asked(world) == []


async def test_a_page_that_says_the_same_again_is_no_edit(world: World) -> None:
    await synced(world)
    found = await edited(world, TEXT.replace("<p>", "<p> ").replace("harbour", "Harbour"))
    assert len(asked(world)) == 2
    assert [article.revisions for article in found] == [1, 1]


async def test_a_page_that_shows_only_a_teaser_by_now_does_not_take_the_text_away(
    world: World,
) -> None:
    long = TEXT + TEXT.replace("day", "night").replace("was", "will be")
    for title in "ab":
        url = f"https://x.example/{title}"
        world.answers[url] = html(url, page(long))
    await synced(world)
    found = await edited(world, TEXT[:400])
    assert all("zeppelin" in article.text for article in found)
    world.requests.clear()
    await synced(world)
    assert asked(world) == []


@pytest.mark.parametrize(
    ("mode", "text", "pages"),
    [
        ("auto", "Some text.", 2),
        ("auto", "word " * 250, 0),
        ("always", "word " * 50, 2),
        ("never", "Some text.", 0),
    ],
)
async def test_a_feed_says_whether_its_pages_are_asked(
    tmp_path: Path, mode: str, text: str, pages: int
) -> None:
    with World(tmp_path) as world:
        world.texts = 10
        world.library.subscribe(Subscription(FEED, full_text=mode))
        world.answers[FEED] = Fetched(FEED, rss("a", "b", text=text), "text/xml")
        await synced(world)
        assert len(asked(world)) == pages


async def test_a_page_that_has_no_more_is_remembered_and_asked_again_later(world: World) -> None:
    for title in "ab":
        url = f"https://x.example/{title}"
        world.answers[url] = html(url, b"<p>Some text, and little more than that.</p>")
    assert await synced(world) == 0
    assert {article.no_page for article in articles(world)} == {
        "The page has no more text than the feed."
    }
    assert articles(world)[0].text == "Some text."
    world.requests.clear()
    await synced(world)
    assert asked(world) == []
    world.now += timedelta(hours=13)
    await synced(world)
    assert len(asked(world)) == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Failed("The page does not exist (404).", 404), "The page does not exist (404)."),
        (
            Fetched("https://x.example/a", b"%PDF-1.7", "application/pdf"),
            "It is not a web page: application/pdf.",
        ),
        (
            html("https://x.example/a", b"<p>Please enable JavaScript to continue.</p>"),
            "The page shows its text only to browsers, or to those who sign in.",
        ),
    ],
)
async def test_why_there_is_no_full_text_is_a_sentence(
    world: World, answer: Outcome, reason: str
) -> None:
    world.answers["https://x.example/a"] = answer
    assert await synced(world) == 1
    assert [article.no_page for article in articles(world) if not article.full] == [reason]


async def test_without_a_network_nothing_counts_as_a_miss(world: World) -> None:
    for title in "ab":
        world.answers[f"https://x.example/{title}"] = Failed("No answer.", unreachable=True)
    await synced(world)
    assert [article.no_page for article in articles(world)] == ["", ""]


async def test_a_host_that_refuses_is_left_alone(world: World) -> None:
    titles = [f"n{number}" for number in range(20)]
    world.texts = 50
    world.answers[FEED] = Fetched(FEED, rss(*titles), "text/xml")
    for title in titles:
        world.answers[f"https://x.example/{title}"] = Failed("Too many requests.", 429)
    await synced(world)
    assert len(asked(world)) < 15


async def test_one_sync_asks_for_so_many_at_most_the_newest_first(world: World) -> None:
    world.texts = 1
    await synced(world)
    await synced(world)
    assert asked(world) == ["https://x.example/a", "https://x.example/b"]


async def test_how_a_feed_is_asked_holds_for_pages_of_its_own_server_only(tmp_path: Path) -> None:
    special = Access(user_agent="Special/1")
    with World(tmp_path) as world:
        world.texts = 10
        world.library.subscribe(Subscription(FEED, access=special))
        elsewhere = rss("a").replace(b"https://x.example/a", b"https://y.example/a")
        both = elsewhere.replace(b"</channel>", b"") + rss("b").partition(b"</title>")[2]
        world.answers[FEED] = Fetched(FEED, both, "text/xml")
        await synced(world)
        sent: dict[str, Request] = {request.url: request for request in world.requests}
        assert sent["https://x.example/b"].access == special
        assert sent["https://y.example/a"].access == Access()
