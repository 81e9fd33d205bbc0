"""Any page of the web as a bookmark, with its full text, kept for good."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from sync_world import World, rss
from test_sync_fulltexts import TEXT, html, page

from newsreader.export.text import text_of
from newsreader.imaging.shrinking import shrink
from newsreader.models.articles import Article
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched
from newsreader.models.pictures import Shrunk
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import DropEmptied, PicturesFetched, Refused, Saved
from newsreader.press.documents import document_of
from newsreader.sync.dropping import empty, save_dropped
from newsreader.sync.flow import sync
from newsreader.sync.parts import Illustrating
from newsreader.sync.saving import save
from newsreader.typeset.sheet import typeset

URL = "https://post.example/harbour"
HEAD = (
    '<head><title>Harbour opens - Post</title><meta property="og:site_name" content="Post">'
    '<meta name="author" content="Ada Berg"><meta property="og:image" content="/lead.jpg">'
    '<meta property="article:published_time" content="2026-02-01T10:00:00Z">'
    '<meta name="keywords" content="harbours, ferries"></head>'
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.texts = 10
        world.answers[URL] = html(URL, HEAD.encode() + page())
        yield world


async def saved(world: World, *wanted: str) -> list[Saved | Refused]:
    said = [event async for event in save(world.parts, wanted)]
    return [event for event in said if isinstance(event, Saved | Refused)]


def bookmarks(world: World) -> list[Article]:
    found = [world.library.article(id_) for id_ in world.library.snapshot(Smart.BOOKMARKS)]
    return [article for article in found if article]


async def test_a_page_is_a_bookmark_with_all_that_it_says(world: World) -> None:
    await saved(world, "post.example/harbour")
    [article] = bookmarks(world)
    assert (article.title, article.feed_title, article.author) == (
        "Harbour opens",
        "Post",
        "Ada Berg",
    )
    assert article.topics == ("harbours", "ferries")
    assert article.published is not None
    assert article.published.day == 1
    assert [picture.url for picture in article.pictures] == ["https://post.example/lead.jpg"]
    assert "zeppelin" in article.text


@pytest.mark.parametrize("query", ["zeppelin", "title:harbour", "author:berg", "topic:ferries"])
async def test_it_is_found_by_what_it_says(world: World, query: str) -> None:
    await saved(world, URL)
    assert len(world.library.snapshot(SearchScope(query))) == 1


async def test_it_stands_in_no_feed_and_counts_as_nothing_unread(world: World) -> None:
    before = world.library.counts()
    await saved(world, URL)
    assert world.library.feeds() == []
    assert world.library.counts().unread == before.unread
    assert len(world.library.snapshot(Smart.UNREAD)) == 0


async def test_to_save_is_an_act_that_can_be_undone(world: World) -> None:
    await saved(world, URL)
    [act] = world.library.history()
    world.library.undo(act.id)
    assert bookmarks(world) == []
    await saved(world, URL)
    assert len(bookmarks(world)) == 1


async def test_an_article_that_is_here_is_bookmarked_and_gets_its_full_text(world: World) -> None:
    feed = "https://x.example/feed"
    world.texts = 0
    world.library.subscribe(Subscription(feed))
    world.answers[feed] = Fetched(feed, rss("a"), "text/xml")
    world.answers["https://x.example/a?utm_source=x"] = html("https://x.example/a")
    world.answers["https://x.example/a"] = html("https://x.example/a")
    async for _ in sync(world.parts, force=True):
        pass
    [answer] = await saved(world, "https://x.example/a?utm_source=x")
    assert isinstance(answer, Saved)
    assert answer.already
    [article] = bookmarks(world)
    assert (article.title, article.feed_title, article.full) == ("a", "Feed", True)


async def test_an_article_that_was_forgotten_is_saved_like_any_page(world: World) -> None:
    feed = "https://post.example/feed"
    world.library.subscribe(Subscription(feed))
    entries = rss("harbour").replace(b"https://x.example", b"https://post.example")
    world.answers[feed] = Fetched(feed, entries, "text/xml")
    world.texts = 0
    async for _ in sync(world.parts, force=True):
        pass
    assert world.library.forget(world.library.snapshot(Smart.EVERYTHING)) == 1
    [answer] = await saved(world, URL)
    assert isinstance(answer, Saved)
    assert not answer.already
    assert [(one.title, one.full) for one in bookmarks(world)] == [("Harbour opens", True)]


async def test_a_saved_page_that_was_forgotten_is_saved_anew(world: World) -> None:
    [first] = await saved(world, URL)
    assert isinstance(first, Saved)
    world.library.bookmark([first.article_id], on=False)
    assert world.library.forget([first.article_id]) == 1
    [again] = await saved(world, URL)
    assert isinstance(again, Saved)
    assert (again.title, again.already) == ("Harbour opens", False)
    assert [one.id for one in bookmarks(world)] == [again.article_id]
    [third] = await saved(world, URL)
    assert isinstance(third, Saved)
    assert (third.article_id, third.already) == (again.article_id, True)


async def test_without_a_network_the_address_is_kept_and_the_text_comes_later(
    world: World,
) -> None:
    answer = world.answers.pop(URL)
    world.answers[URL] = Failed("No answer.", unreachable=True)
    [event] = await saved(world, URL)
    assert isinstance(event, Saved)
    assert "next sync" in event.reason
    assert bookmarks(world)[0].title == URL
    world.answers[URL] = answer
    feed = "https://x.example/feed"
    world.library.subscribe(Subscription(feed))
    world.answers[feed] = Fetched(feed, rss("a", text="word " * 300), "text/xml")
    async for _ in sync(world.parts, force=True):
        pass
    assert bookmarks(world)[0].title == "Harbour opens"


async def test_a_page_without_an_article_is_kept_with_its_title(world: World) -> None:
    world.answers[URL] = html(URL, HEAD.encode() + b"<body><div id=app></div></body>")
    [event] = await saved(world, URL)
    assert event == Saved(
        bookmarks(world)[0].id,
        "Harbour opens",
        URL,
        reason="No article was found on the page.",
    )


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (b'<link rel=canonical href="https://post.example/harbour">', URL),
        (b"<!-- saved from url=(0028)https://post.example/harbour -->", URL),
        (b"<!-- Page saved with SingleFile \n url: https://post.example/harbour \n-->", URL),
        (b"", ""),
    ],
)
async def test_a_file_that_a_browser_saved_is_read_as_its_page(
    world: World, tmp_path: Path, head: bytes, address: str
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(head + HEAD.encode() + page())
    [event] = await saved(world, str(file))
    assert isinstance(event, Saved)
    assert (bookmarks(world)[0].base or "").startswith(address or "file:")
    assert (event.title, event.url) == ("Harbour opens", address)
    assert world.asked == []
    assert "zeppelin" in bookmarks(world)[0].text


async def test_the_history_calls_a_saved_file_by_its_title(world: World, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HEAD.encode() + page())
    await saved(world, str(tmp_path / "a.html"))
    assert [act.words for act in world.library.history(1)] == ["Bookmarked “Harbour opens”"]


async def test_the_same_file_twice_is_one_bookmark(world: World, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page())
    await saved(world, str(file))
    [event] = await saved(world, str(file))
    assert isinstance(event, Saved)
    assert event.already
    assert len(bookmarks(world)) == 1


@pytest.mark.parametrize("words", ["two words", "\0", "x" * 5000])
async def test_what_is_no_page_is_refused_in_a_sentence(world: World, words: str) -> None:
    [event] = await saved(world, words)
    assert isinstance(event, Refused)
    assert "is neither the address of a web page nor a file" in event.reason


async def test_pages_dropped_into_the_folder_are_saved_and_put_away(
    world: World, tmp_path: Path
) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "a.html").write_bytes(page())
    (folder / "b.HTM").write_bytes(b"<title>B</title>" + page(TEXT.replace("zeppelin", "balloon")))
    (folder / "notes.txt").write_text("no page")
    said: Sequence[Saved | Refused] = [e async for e in save_dropped(world.parts, folder)]
    assert all(isinstance(event, Saved) for event in said)
    assert sorted(file.name for file in folder.iterdir()) == ["notes.txt", "saved"]
    assert len(bookmarks(world)) == 2


async def test_an_emptied_folder_is_the_last_word(world: World, tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "a.html").write_bytes(page())
    (tmp_path / "drop" / "b.html").mkdir()
    said = [event async for event in empty(world.parts, tmp_path / "drop")]
    assert [type(event) for event in said] == [Saved, Refused, DropEmptied]
    assert said[-1] == DropEmptied(1)
    assert [event async for event in empty(world.parts, tmp_path / "none")] == [DropEmptied(0)]


async def test_no_folder_is_no_fault(world: World, tmp_path: Path) -> None:
    assert [e async for e in save_dropped(world.parts, tmp_path / "none")] == []


async def test_the_pictures_of_a_page_come_with_it(world: World) -> None:
    lead = "https://post.example/lead.jpg"
    packed = BytesIO()
    Image.new("RGB", (120, 80), "green").save(packed, "PNG")
    world.serve(lead, packed.getvalue(), "image/png")

    async def shrunk(content: bytes) -> Shrunk:
        return shrink(content)

    illustrating = Illustrating(world.fetch, shrunk, world.paths.pictures_lock)
    parts = replace(world.parts, illustrating=illustrating)
    said = [event async for event in save(parts, [URL])]
    [article] = bookmarks(world)

    assert isinstance(said[-1], PicturesFetched)
    assert list(world.library.album.found(article.id)) == [lead]


SEED = Path(__file__).parent / "sync_seed.html"
"""An aggregator's page: hashtags, offers and related articles around the text."""


async def test_an_aggregator_s_page_is_its_article_with_topics_and_related_links(
    world: World,
) -> None:
    article = await kept_file(world, SEED)
    assert article.topics == ("ferries", "tariffs", "Norrvik")
    for chrome in ("AI Features", "Explore what", "No comments", "Hashtags", "3 hours ago"):
        assert chrome not in article.text
    shown = text_of(typeset(document_of(article), 400))
    for title, about, begins in (
        ("Record 50 islands hit with activist", "Nikkei Asia · 3 hours ago", "TOKYO -- Activist"),
        ("SBI invests in stablecoin issuer", "Nikkei Asia · 3 hours ago", "TOKYO -- The holdings"),
        ("87 universities to help students", "Jiji Press · 5 hours ago", "Tokyo, June 6 (Jiji"),
    ):
        stub = shown.partition(title)[2].split("\n")[1:3]
        assert [line.strip()[: len(about)] for line in stub[:1]] == [about]
        assert stub[1].strip().startswith(begins)
        assert title not in article.text
    assert article.html.count("<li><a href=") == 3
    for query in ("gangway", "topic:norrvik", "#tariffs", '"Norrvik remains"'):
        assert len(world.library.snapshot(SearchScope(query))) == 1


async def kept_file(world: World, path: Path) -> Article:
    (saved,) = [event async for event in save(world.parts, [str(path)])]
    assert isinstance(saved, Saved), saved
    article = world.library.article(saved.article_id)
    assert article is not None
    return article
