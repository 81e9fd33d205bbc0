"""The feeds of a page: looked for on a real server, with a real client and a real library."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sync_site import Site, site
from sync_world import World, rss

from newsreader.fetch.client import Client
from newsreader.models.feeds import Subscription
from newsreader.models.fetching import Failed, Fetched, Outcome, Request
from newsreader.models.syncing import (
    Chosen,
    FeedAdded,
    FeedFetching,
    FeedsFound,
    Refused,
    SyncEvent,
    Texts,
)
from newsreader.sync.adding import add, find
from newsreader.sync.finding import MOST_ASKED, Search

RSS = "Content-Type: application/rss+xml"
LINK = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
LONG = "A long text. " * 100


@pytest.fixture
async def served() -> AsyncIterator[Site]:
    async with site() as served:
        yield served


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    with World(tmp_path) as world:
        async with Client() as client:
            world.network = client.fetch
            yield world


def page(*links: str, body: str = "Hello", head: str = "") -> str:
    return f"<!doctype html><html><head>{head}{''.join(links)}</head><body>{body}</body></html>"


async def none(_found: FeedsFound) -> Chosen:
    return Chosen()


async def said(world: World, *words: str) -> list[SyncEvent]:
    return [e async for e in find(world.parts, words) if not isinstance(e, FeedFetching)]


async def choices(world: World, address: str) -> list[str]:
    """The titles that one may choose from."""
    (found,) = await said(world, address)
    assert isinstance(found, FeedsFound), found
    return [choice.title for choice in found.choices]


async def reason(world: World, address: str) -> str:
    (refused,) = await said(world, address)
    assert isinstance(refused, Refused)
    return refused.reason


# What an address leads to


async def test_every_feed_of_a_page_is_shown_with_what_it_brings(
    world: World, served: Site
) -> None:
    served.serve("/", page(LINK.format("Comments", "/comments/feed"), LINK.format("Main", "/feed")))
    served.serve("/feed", rss("Hello", "World", feed="Main", text=LONG), RSS)
    thanks = rss("By Ann", feed="Comments for Main", text="So nice, thank you …")
    served.serve("/comments/feed", thanks, RSS)
    (found,) = await said(world, served.url)
    assert isinstance(found, FeedsFound)
    main, comments = found.choices
    assert (main.title, main.kind, main.articles, main.texts) == ("Main", "RSS", 2, Texts.FULL)
    assert (main.newest, main.comments, main.followed) == ("Hello", False, False)
    assert (comments.title, comments.texts) == ("Comments for Main", Texts.EXCERPTS)
    assert comments.comments


async def test_a_feed_leads_to_itself(world: World, served: Site) -> None:
    feed = served.serve("/feed", rss("one", feed="Itself"), RSS)
    assert await choices(world, feed) == ["Itself"]
    assert served.asked == ["/feed"]


async def test_formats_of_the_same_news_are_one_choice_the_best(world: World, served: Site) -> None:
    links = [LINK.format(name, f"/{name}") for name in ("rss", "atom", "full")]
    served.serve("/", page(*links))
    titles = ("one", "two", "three")
    entries = "".join(
        f"<entry><title>{title}</title><id>urn:{title}</id>"
        f"<link href='https://x.example/{title}/'/><content>Short</content></entry>"
        for title in titles
    )
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>{entries}</feed>"
    served.serve("/rss", rss(*titles, feed="R"), RSS)
    served.serve("/atom", atom, "Content-Type: application/atom+xml")
    assert await choices(world, served.url) == ["A"]
    served.serve("/full", rss(*titles, feed="F", text=LONG), RSS)
    assert await choices(world, served.url) == ["F"]


async def test_feeds_of_topics_stay_apart_from_the_feed_of_everything(
    world: World, served: Site
) -> None:
    served.serve("/", page(LINK.format("All", "/all"), LINK.format("Tech", "/tech")))
    served.serve("/all", rss(*"abcdef", feed="All"), RSS)
    served.serve("/tech", rss(*"acegik", feed="Tech"), RSS)
    assert await choices(world, served.url) == ["All", "Tech"]


async def test_the_http_header_of_a_page_names_its_feed(world: World, served: Site) -> None:
    served.serve("/", page(), 'Link: </feed>; rel="alternate"; type="application/rss+xml"')
    served.serve("/feed", rss("one", feed="Named"), RSS)
    assert await choices(world, served.url) == ["Named"]


async def test_a_page_that_sends_the_browser_on_is_followed(world: World, served: Site) -> None:
    served.serve("/", page(head='<meta http-equiv="refresh" content="0; url=/home">'))
    served.serve("/home", page(LINK.format("Feed", "/feed")))
    served.serve("/feed", rss("one", feed="Beyond"), RSS)
    assert await choices(world, served.url) == ["Beyond"]


async def test_a_page_with_feeds_is_not_left_for_where_it_sends_browsers(
    world: World, served: Site
) -> None:
    without_scripts = '<noscript><meta http-equiv="refresh" content="0; url=/plain"></noscript>'
    served.serve("/", page(LINK.format("Feed", "/feed"), head=without_scripts))
    served.serve("/feed", rss("one", feed="Here"), RSS)
    assert await choices(world, served.url) == ["Here"]
    assert served.asked == ["/", "/feed"]


async def test_pages_that_send_each_other_the_browser_end_in_a_sentence(
    world: World, served: Site
) -> None:
    served.serve("/", page(head='<meta http-equiv="refresh" content="0; url=/b">'))
    served.serve("/b", page(head='<meta http-equiv="refresh" content="0; url=/">'))
    assert "offers no feed" in await reason(world, served.url)
    assert len(served.asked) == len(set(served.asked)) <= MOST_ASKED


async def test_an_article_leads_to_the_feed_of_its_front_page(world: World, served: Site) -> None:
    served.serve("/", page(LINK.format("Feed", "/deep/feed")))
    served.serve("/2026/story.html", page())
    served.serve("/deep/feed", rss("one", feed="Front"), RSS)
    assert await choices(world, f"{served.url}/2026/story.html") == ["Front"]


async def test_the_canonical_page_is_asked_where_the_copy_offers_nothing(
    world: World, served: Site
) -> None:
    served.serve("/amp/story", page(head='<link rel="canonical" href="/story">'))
    served.serve("/story", page(LINK.format("Feed", "/x")))
    served.serve("/x", rss("one", feed="Canonical"), RSS)
    assert await choices(world, f"{served.url}/amp/story") == ["Canonical"]


async def test_a_page_that_lists_feeds_is_looked_into(world: World, served: Site) -> None:
    served.serve("/", page(body="<a href=/services/rss/>RSS</a>"))
    served.serve("/services/rss/", page(body="<a href=/w.rss>World</a><a href=/t.rss>Tech</a>"))
    served.serve("/w.rss", rss("one", feed="World"), RSS)
    served.serve("/t.rss", rss("two", feed="Tech"), RSS)
    assert await choices(world, served.url) == ["World", "Tech"]


async def test_a_profile_of_the_fediverse_leads_to_its_feed(world: World, served: Site) -> None:
    served.serve("/@rita", "<!doctype html><script>app()</script>")
    served.serve("/@rita.rss", rss("one", feed="Rita"), RSS)
    assert await choices(world, f"{served.url}/@rita") == ["Rita"]


async def test_a_front_page_that_is_refused_to_programs_may_have_a_feed_for_them(
    world: World, served: Site
) -> None:
    served.serve("/", "No", status="403 Forbidden")
    served.serve("/feed", rss("one", feed="For programs"), RSS)
    assert await choices(world, served.url) == ["For programs"]


async def test_a_feed_behind_redirects_is_followed_where_it_went_for_good(
    world: World, served: Site
) -> None:
    served.serve("/", page(LINK.format("Feed", "/old")))
    served.redirect("/old", "/older")
    served.redirect("/older", "/new")
    served.serve("/new", rss("one"), RSS)
    (found,) = await said(world, served.url)
    assert isinstance(found, FeedsFound)
    assert [choice.url for choice in found.choices] == [f"{served.url}/new"]


# Manners


async def test_at_most_sixteen_addresses_are_asked_and_the_rest_is_counted(
    world: World, served: Site
) -> None:
    served.serve("/", page(*(LINK.format(n, f"/f{n}") for n in range(100))))
    for number in range(100):
        served.serve(f"/f{number}", rss(f"n{number}", feed=f"F{number}"), RSS)
    (found,) = await said(world, served.url)
    assert isinstance(found, FeedsFound)
    assert len(served.asked) == MOST_ASKED
    assert len(found.choices) + found.more == 100
    assert [choice.title for choice in found.choices[:2]] == ["F0", "F1"]


async def test_a_site_without_feeds_is_asked_sixteen_times_at_most(
    world: World, served: Site
) -> None:
    address = served.serve("/blog/", page())
    served.serve("/", page())
    assert "127.0.0.1 offers no feed that can be read" in await reason(world, address)
    assert len(served.asked) == len(set(served.asked)) == MOST_ASKED
    assert served.open_most <= 4


async def test_looking_ends_when_its_time_is_over(world: World) -> None:
    async def hang(_request: Request) -> Outcome:
        await asyncio.sleep(60)
        raise AssertionError

    world.network = hang
    search = Search(world.parts, lambda _: None, seconds=0.05)
    await search.look(["https://x.example/", "http://x.example/"])
    assert search.reason == "Looking for feeds took longer than 0.05 seconds and was given up."
    assert search.found == []


# Sentences


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (page(), "neither the page nor 13 usual places have one"),
        (page(body="<script>app()</script>"), "is made by scripts, which newsreader does not run"),
        (page(body="<form><input type=password></form>"), "wants a login"),
        (
            page(LINK.format("Feed", "/gone")),
            "names 1 feed that cannot be read: The server says",
        ),
        (
            page(head='<meta http-equiv="refresh" content="0; url=/gone">'),
            "The page leads on to http://127.0.0.1",
        ),
    ],
)
async def test_why_there_is_no_feed_is_said_in_a_sentence(
    world: World, served: Site, body: str, words: str
) -> None:
    said = await reason(world, served.serve("/", body))
    assert words in said
    assert said.endswith(".")


async def test_a_closed_site_is_not_asked_at_all(world: World) -> None:
    assert (await reason(world, "instagram.com/somebody")).startswith("Instagram offers no feeds")
    assert world.asked == []


# Several at once


async def test_several_addresses_are_told_in_their_order(world: World, served: Site) -> None:
    served.serve("/a", rss("one", feed="A"), RSS)
    served.serve("/b", rss("two", feed="B"), RSS)
    words = [f"{served.url}/a", "nonsense", f"{served.url}/b", f"{served.url}/a/"]
    events = [
        e async for e in add(world.parts, words, choose=none) if not isinstance(e, FeedFetching)
    ]
    assert [type(event) for event in events] == [FeedAdded, Refused, FeedAdded]
    assert [feed.title for feed in world.library.feeds()] == ["A", "B"]
    assert sorted(served.asked) == ["/a", "/b"]
    assert [act.words.partition(" ")[0] for act in world.library.history()] == ["Subscribed"] * 2


async def test_what_is_chosen_is_followed_without_asking_again(world: World, served: Site) -> None:
    served.serve("/", page(LINK.format("A", "/a"), LINK.format("B", "/b"), LINK.format("C", "/c")))
    for name in "abc":
        served.serve(f"/{name}", rss(name, feed=name.upper()), RSS)

    async def last_two(found: FeedsFound) -> Chosen:
        return Chosen(tuple(choice.url for choice in found.choices[1:]), ("News",))

    events = [e async for e in add(world.parts, [served.url], ["Other"], choose=last_two)]
    added = [event for event in events if isinstance(event, FeedAdded)]
    assert [event.title for event in added] == ["B", "C"]
    assert [feed.folders for feed in world.library.feeds()] == [("News",)] * 2
    assert sorted(served.asked) == ["/", "/a", "/b", "/c"]


async def test_several_feeds_are_not_followed_unchosen(world: World, served: Site) -> None:
    served.serve("/", page(LINK.format("A", "/a"), LINK.format("B", "/b")))
    served.serve("/a", rss("one", feed="A"), RSS)
    served.serve("/b", rss("two", feed="B"), RSS)
    *_, last = [event async for event in add(world.parts, [served.url], choose=none)]
    assert isinstance(last, FeedsFound)
    assert world.library.feeds() == []


async def test_a_followed_feed_is_known_among_the_found(world: World, served: Site) -> None:
    served.serve("/", page(LINK.format("A", "/a"), LINK.format("B", "/b")))
    served.serve("/a", rss("one", feed="A"), RSS)
    served.serve("/b", rss("two", feed="B"), RSS)
    world.library.subscribe(Subscription(f"{served.url}/b"))
    (found,) = await said(world, served.url)
    assert isinstance(found, FeedsFound)
    assert [choice.followed for choice in found.choices] == [False, True]
    world.library.subscribe(Subscription(f"{served.url}/a"))
    *_, last = [event async for event in add(world.parts, [served.url], choose=none)]
    assert isinstance(last, FeedAdded)
    assert last.already


async def test_whoever_stops_listening_ends_the_looking(world: World) -> None:
    cancelled = asyncio.Event()

    async def hang(_request: Request) -> Outcome:
        try:
            await asyncio.sleep(60)
        finally:
            cancelled.set()
        raise AssertionError

    world.network = hang
    events = find(world.parts, ["x.example", "y.example"])
    assert isinstance(await anext(events), FeedFetching)
    await events.aclose()
    assert cancelled.is_set()


async def test_a_known_site_is_not_asked_for_its_page(world: World) -> None:
    async def answer(request: Request) -> Outcome:
        kind = request.url.removeprefix("https://github.com/a/b/").removesuffix(".atom")
        return Fetched(request.url, rss(f"{kind} 1", feed=kind), "text/xml")

    world.network = answer
    assert await choices(world, "github.com/a/b") == ["releases", "commits", "tags"]
    assert "https://github.com/a/b" not in world.asked
    world.requests.clear()
    assert await choices(world, "https://github.com/a/b/tags.atom") == ["tags"]
    assert len(world.asked) == 1


async def test_the_consent_that_a_site_wants_is_named(world: World) -> None:
    async def answer(request: Request) -> Outcome:
        if "youtube.com/@" not in request.url:
            return Failed("The server says the page does not exist (404).", 404)
        return Fetched("https://consent.youtube.com/m?x=1", page().encode(), "text/html")

    world.network = answer
    said = await reason(world, "youtube.com/@somebody")
    assert said.startswith("consent.youtube.com wants a consent before it shows the page")


async def test_a_channel_is_found_by_what_its_page_calls_itself(world: World) -> None:
    channel = "UCXuqSBlHAE6Xw-yeJA0Tunw"
    videos = f"https://www.youtube.com/feeds/videos.xml?channel_id={channel}"
    canonical = f'<link rel="canonical" href="https://www.youtube.com/channel/{channel}">'

    async def answer(request: Request) -> Outcome:
        if request.url == videos:
            return Fetched(videos, rss("one", feed="Videos"), "text/xml")
        return Fetched(request.url, page(head=canonical).encode(), "text/html")

    world.network = answer
    assert await choices(world, "youtube.com/@somebody") == ["Videos"]
    assert len(world.asked) == 2
