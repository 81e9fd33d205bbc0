"""Pages that bookmarks link to are taken along for a trip."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_world import World, rss
from test_sync_fulltexts import html

from newsreader.models.acts import ActKind
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import LinkedFetched, Packed
from newsreader.store.aging.forgetting import forget
from newsreader.sync.flow import sync
from newsreader.sync.linked import EACH
from newsreader.sync.trip import EVERYTHING_UNREAD, pack

FEED = "https://x.example/feed"
PAGES = [f"https://far.example/{number}" for number in range(5)]
TEXT = "word " * 300 + " ".join(f"&lt;a href='{url}'&gt;there&lt;/a&gt;" for url in PAGES)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.library.subscribe(Subscription(FEED))
        world.answers[FEED] = Fetched(FEED, rss("a", "b", text=TEXT), "text/xml")
        for url in PAGES:
            world.answers[url] = html(url)
        yield world


async def packed(world: World) -> tuple[Packed, int]:
    """What is ready, and how many linked pages were asked for."""
    said = [event async for event in pack(world.parts, EVERYTHING_UNREAD, 90, 0)]
    asked = max((event.total for event in said if isinstance(event, LinkedFetched)), default=0)
    assert isinstance(said[-1], Packed)
    return said[-1], asked


async def bookmarked(world: World) -> int:
    async for _ in sync(world.parts, force=True):
        pass
    (id_,) = world.library.snapshot(SearchScope("title:a"))
    world.library.bookmark([id_])
    return id_


async def test_the_first_links_of_a_bookmark_open_here_then(world: World) -> None:
    await bookmarked(world)
    last, asked = await packed(world)
    assert (last.pages, asked) == (EACH, EACH)
    here = [world.library.links.article_at(url) for url in PAGES]
    assert [bool(id_) for id_ in here] == [True, True, True, False, False]
    article = world.library.article(here[0] or 0)
    assert article is not None
    assert "harbour master" in article.text
    assert not article.bookmarked


async def test_they_are_in_no_list_and_no_count(world: World) -> None:
    await bookmarked(world)
    before = world.library.counts()
    await packed(world)
    after = world.library.counts()
    assert (after.unread, after.articles) == (before.unread, before.articles)
    assert len(world.library.snapshot(Smart.EVERYTHING)) == 2
    assert len(world.library.snapshot(Smart.LINKED)) == EACH


async def test_what_is_here_is_not_asked_for_again(world: World) -> None:
    await bookmarked(world)
    await packed(world)
    last, asked = await packed(world)
    assert (last.pages, asked) == (EACH, 0)


@pytest.mark.parametrize("kind", [ActKind.UNBOOKMARK, ActKind.ARCHIVE])
async def test_only_of_bookmarks_that_are_to_be_read(world: World, kind: ActKind) -> None:
    id_ = await bookmarked(world)
    acts = {ActKind.UNBOOKMARK: world.library.bookmark, ActKind.ARCHIVE: world.library.archive}
    acts[kind]([id_], kind is ActKind.ARCHIVE)
    assert (await packed(world))[1] == 0


async def test_a_page_without_a_text_leaves_nothing_behind(world: World) -> None:
    await bookmarked(world)
    world.answers[PAGES[0]] = Failed("The page does not exist (404).", 404)
    world.answers[PAGES[1]] = html(PAGES[1], b"<article><p>Short.</p></article>")
    last, asked = await packed(world)
    assert (last.pages, asked) == (1, EACH)
    assert world.library.links.article_at(PAGES[0]) is None
    assert world.library.links.article_at(PAGES[1]) is None


async def test_publishers_lead_nobody_into_a_private_network(world: World) -> None:
    await bookmarked(world)
    await packed(world)
    requests = {request.url: request for request in world.requests}
    assert all(requests[url].named_by_others for url in PAGES[:EACH])


async def test_but_may_lead_to_their_own_server(world: World) -> None:
    text = "word " * 300 + "&lt;a href='/more'&gt;more&lt;/a&gt;"
    world.answers[FEED] = Fetched(FEED, rss("a", text=text), "text/xml")
    await bookmarked(world)
    await packed(world)
    assert not world.requests[-1].named_by_others


@pytest.mark.parametrize(
    "url",
    [
        "mailto:a@far.example",
        "https://far.example/paper.PDF",
        "https://far.example",
        "https://x.example/a",
    ],
)
async def test_what_is_no_page_to_read_is_left_alone(world: World, url: str) -> None:
    text = "word " * 300 + f"&lt;a href='{url}'&gt;there&lt;/a&gt;"
    world.answers[FEED] = Fetched(FEED, rss("a", text=text), "text/xml")
    await bookmarked(world)
    assert (await packed(world))[1] == 0


async def test_they_are_kept_as_long_as_a_bookmark_leads_there(world: World) -> None:
    id_ = await bookmarked(world)
    await packed(world)
    library = world.library
    pages = library.links.pages_of([id_])
    assert forget(library.db, pages) == 0
    library.bookmark([id_], on=False)
    assert forget(library.db, pages) == EACH
    assert library.links.article_at(PAGES[0]) is None


async def test_a_page_that_moved_is_known_by_both_addresses(world: World) -> None:
    await bookmarked(world)
    world.answers[PAGES[0]] = html("https://far.example/moved")
    await packed(world)
    found = world.library.links.article_at
    assert found(PAGES[0]) == found("https://far.example/moved") is not None
